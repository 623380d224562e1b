//! Writes every sample into a folder, to be looked at: `cargo run --example letter -- FOLDER`.
// The crate itself neither writes nor times; this is its caller.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

#[path = "documents.rs"]
mod documents;
#[path = "languages.rs"]
mod languages;
#[path = "sample.rs"]
mod sample;

use std::{error::Error, path::PathBuf, time::Instant};

use letters::{Document, Fonts, Paper, render};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder to write into")?);
    let mut fonts = Fonts::shipped();
    let mut all = letters();
    all.extend(documents::all());
    all.extend(languages::all());
    all.push(("pictures", languages::pictures(circles()?, scrawl()?)));
    for (name, document) in all {
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
    if let Some(above) = sample::above(&mut alone) {
        above.recipient.clear();
    }
    let mut signed = sample::letter(1);
    signed.ending.signatures[0].image = scrawl().ok();
    vec![
        ("signed", signed),
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
    document.body = letters::blocks_from_markdown(&text, "en");
    document.title = format!("Recommendation of {name} for certification (SCIP-C)");
    let title = document.title.clone();
    if let Some(above) = sample::above(&mut document) {
        *above.subject = title;
        above.recipient.insert(0, name.into());
    }
    document.letterhead.name = name.into();
    document.author = name.into();
    document.ending.signatures[0].name = name.into();
    document
}

/// A signature as a scanner might give it: dark strokes on a transparent ground.
fn scrawl() -> Result<Vec<u8>, png::EncodingError> {
    let (width, height) = (600_usize, 180_usize);
    let mut pixels = vec![0_u8; width * height * 2];
    for step in 0..40_000 {
        let t = step as f32 / 40_000.0;
        let x = 30.0 + 540.0 * t + 26.0 * (t * 47.0).cos();
        let y = 90.0 + (60.0 - 40.0 * t) * (t * 39.0).sin();
        for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1), (2, 1)] {
            let pixel = ((y as usize + dy) * width + x as usize + dx) * 2;
            pixels[pixel] = 40;
            pixels[pixel + 1] = 255;
        }
    }
    encoded(&pixels, width, height)
}

/// A drawing of three circles, as a logo.
fn circles() -> Result<Vec<u8>, png::EncodingError> {
    let (width, height) = (360_usize, 240_usize);
    let mut pixels = vec![255_u8; width * height * 2];
    for (index, pixel) in pixels.chunks_exact_mut(2).enumerate() {
        let (x, y) = ((index % width) as f32, (index / width) as f32);
        let near = [(90.0, 160.0), (180.0, 80.0), (270.0, 160.0)]
            .map(|(cx, cy): (f32, f32)| ((x - cx).hypot(y - cy) - 62.0).abs());
        if near.iter().any(|&distance| distance < 4.0) {
            pixel[0] = 60;
        }
    }
    encoded(&pixels, width, height)
}

fn encoded(pixels: &[u8], width: usize, height: usize) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width as u32, height as u32);
    encoder.set_color(png::ColorType::GrayscaleAlpha);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(pixels)?;
    Ok(bytes)
}
