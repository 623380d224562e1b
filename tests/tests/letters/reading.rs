//! What readers of PDF give to whoever copies or searches: poppler, MuPDF, and PDFium, the reader of Chromium.

use std::{path::Path, process::Command};

use super::tools;

/// The text as poppler (`pdftotext`) has it.
pub fn poppler(pdf: &[u8]) -> String {
    on_file(pdf, |file| {
        said(Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(file).arg("-"))
    })
}

/// Where each word stands, in points: left, top, right, bottom.
pub fn boxes(pdf: &[u8]) -> Vec<[f32; 4]> {
    let xml = on_file(pdf, |file| {
        said(
            Command::new("pdftotext")
                .args(["-enc", "UTF-8", "-bbox"])
                .arg(file)
                .arg("-"),
        )
    });
    let edge = |line: &str, name: &str| {
        line.split_once(name)
            .unwrap()
            .1
            .split('"')
            .nth(1)
            .unwrap()
            .parse()
            .unwrap()
    };
    let words = xml.lines().filter(|line| line.contains("<word"));
    words
        .map(|line| ["xMin", "yMin", "xMax", "yMax"].map(|name| edge(line, name)))
        .collect()
}

/// The text as MuPDF (`mutool`) has it.
pub fn mupdf(pdf: &[u8]) -> String {
    on_file(pdf, |file| {
        said(Command::new("mutool").args(["draw", "-q", "-F", "txt"]).arg(file))
    })
}

/// The text as PDFium has it.
pub fn pdfium(pdf: &[u8]) -> String {
    on_file(pdf, |file| {
        let mut python = Command::new("python3");
        python
            .env("PYTHONPATH", tools::installed())
            .arg(tools::of_suite("pdfium.py"));
        said(python.arg(file))
    })
}

fn on_file(pdf: &[u8], read: impl FnOnce(&Path) -> String) -> String {
    let file = tempfile::Builder::new().suffix(".pdf").tempfile().unwrap();
    std::fs::write(file.path(), pdf).unwrap();
    read(file.path())
}

fn said(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|why| panic!("{command:?}: {why}; `cargo xtask test` installs it"));
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// The words: those divided at a line's end are whole again, and marks of direction, which readers add, are gone.
pub fn words_of(text: &str) -> Vec<String> {
    let joined = text
        .replace("\u{ad}\r\n", "")
        .replace("\u{ad}\n", "")
        .replace("\u{2}\r\n", "");
    let visible: String = joined
        .chars()
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    visible.split_whitespace().map(str::to_owned).collect()
}
