//! Writes sample letters into a folder, to be looked at: `cargo run --example letter -- FOLDER`.
#![allow(clippy::print_stdout)]

#[path = "sample.rs"]
mod sample;

use std::{error::Error, path::PathBuf, time::Instant};

use letters::{Document, Fonts, Paper, render};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder to write into")?);
    let mut fonts = Fonts::shipped();
    for (name, document) in letters() {
        let start = Instant::now();
        let rendered = render(&document, &mut fonts)?;
        let time = start.elapsed();
        println!(
            "{name}: {} pages, {} bytes, {time:.1?}",
            rendered.pages,
            rendered.pdf.len()
        );
        std::fs::write(folder.join(format!("{name}.pdf")), rendered.pdf)?;
    }
    Ok(())
}

fn letters() -> Vec<(&'static str, Document)> {
    let mut short = sample::letter(1);
    short.body.truncate(3);
    let mut draft = sample::letter(1);
    draft.draft = true;
    let mut american = sample::letter(1);
    american.paper = Paper::Letter;
    let mut alone = short.clone();
    alone.recipient.clear();
    vec![
        ("two-pages", sample::letter(1)),
        ("one-page", short),
        ("three-pages", sample::letter(2)),
        ("draft", draft),
        ("us-letter", american),
        ("no-recipient", alone),
        ("hebrew-name", named("ד״ר שירה לוי־כהן")),
        ("arabic-name", named("الأستاذ عبد الرحمن الخطيب")),
        ("vietnamese-name", named("Nguyễn Thị Phương Thảo")),
        ("greek-and-cyrillic", named("Παναγιώτης Ευθυμίου — Екатерина Соловьёва")),
        (
            "long-name",
            named("Maria Magdalena Wilhelmina von und zu Hohenzollern-Sigmaringen-Württemberg, PsyD"),
        ),
    ]
}

/// The letter with this name in every place where a name stands.
fn named(name: &str) -> Document {
    let mut document = sample::letter(1);
    let text = format!("I write about {name}, whom I have supervised.\n\nIn the words of {name}: “steady”.");
    document.body = letters::blocks_from_markdown(&text);
    document.title = format!("Recommendation of {name} for certification (SCIP-C)");
    document.subject.clone_from(&document.title);
    document.letterhead.name = name.into();
    document.author = name.into();
    document.recipient.insert(0, name.into());
    document.signature.name = name.into();
    document
}
