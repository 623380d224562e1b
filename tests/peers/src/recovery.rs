//! What readers copy of each writing, of what was written.

use std::process::Command;

use letters::render;

use crate::{
    figure::Figure,
    markup,
    reading::{pdfium, poppler, words_of},
    samples::letter_in,
    scripts::{WRITINGS, Writing, all_fonts},
    tools,
    typst_engine::Typst,
};

/// Of poppler, PDFium and MuPDF, from 0 to 1.
type Shares = [f64; 3];

/// A table of all writings, and what is promised of them.
pub fn figures() -> Vec<Figure> {
    let mut fonts = all_fonts();
    let mut typst = Typst::with_all_fonts();
    println!("{:<10} {:>24} {:>24}", "copied of", "ours", "typst");
    println!(
        "{:<10} {:>24} {:>24}",
        "", "poppler  PDFium   MuPDF", "poppler  PDFium   MuPDF"
    );
    let mut figures = Vec::new();
    for writing in WRITINGS {
        let document = letter_in(writing.language, writing.paragraphs.iter().copied());
        let ours = shares(writing, &render(&document, &mut fonts).unwrap().pdf);
        let theirs = shares(
            writing,
            &typst.pdf(&markup::of_paragraphs(writing.language, writing.paragraphs)),
        );
        let row = |shares: Shares| shares.map(|share| format!("{:6.1} %", share * 100.0)).join("");
        println!("{:<10} {:>24} {:>24}", writing.language, row(ours), row(theirs));
        match writing.language {
            "ar" => figures.push(better("readers that copy more Arabic than of typst", ours, theirs)),
            "he" => figures.push(better("readers that copy more Hebrew than of typst", ours, theirs)),
            _ if writing.is_copied_whole => figures.push(Figure {
                what: writing.language,
                measured: (1.0 - ours[0]) * 100.0,
                promised: 0.0,
                unit: "%",
                note: format!("lost by poppler; of typst's file {:.1} %", (1.0 - theirs[0]) * 100.0),
            }),
            _ => {}
        }
    }
    println!();
    figures
}

/// A promise of at least two; the figure counts those that are missing, for less is better in this table.
fn better(what: &'static str, ours: Shares, theirs: Shares) -> Figure {
    let count = ours.iter().zip(theirs).filter(|(ours, theirs)| *ours > theirs).count();
    Figure {
        what,
        measured: 3.0 - count as f64,
        promised: 1.0,
        unit: "",
        note: format!("of three, those that do not: {count} do"),
    }
}

fn shares(writing: &Writing, pdf: &[u8]) -> Shares {
    // These put no space between their words, or divide a word at the end of any line, so their letters are counted.
    let by_letter = ["zh", "ja", "th", "ko"]
        .iter()
        .any(|tag| writing.language.starts_with(tag));
    let units = |text: &str| -> Vec<String> {
        let words = words_of(text);
        if by_letter {
            words.concat().chars().map(String::from).collect()
        } else {
            words
        }
    };
    let written = units(&writing.paragraphs.join("\n"));
    [poppler, pdfium, mupdf].map(|read| share(&written, &units(&read(pdf))))
}

/// The text as the MuPDF of today has it.
fn mupdf(pdf: &[u8]) -> String {
    let file = tempfile::Builder::new().suffix(".pdf").tempfile().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    let output = Command::new("python3")
        .env("PYTHONPATH", tools::target().join("peers-tools"))
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/mupdf.py"))
        .arg(file.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// How much of what was written stands in what was copied, in its order: their longest common sequence.
fn share(written: &[String], copied: &[String]) -> f64 {
    let mut row = vec![0_usize; copied.len() + 1];
    for word in written {
        let mut diagonal = 0;
        for (at, other) in copied.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == other {
                diagonal + 1
            } else {
                above.max(row[at])
            };
            diagonal = above;
        }
    }
    row[copied.len()] as f64 / written.len() as f64
}
