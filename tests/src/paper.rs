//! What a reader finds on a PDF.
#![allow(clippy::unwrap_used, reason = "it is part of the tests")]

use std::{path::Path, process::Command};

use sha2::{Digest, Sha256};

/// The text of a PDF as a person would copy it, its lines joined; pages end with a form feed.
#[must_use]
pub fn text_of(pdf: &Path) -> String {
    let output = Command::new("pdftotext")
        .args(["-enc", "UTF-8"])
        .arg(pdf)
        .arg("-")
        .output()
        .unwrap();
    assert!(output.status.success(), "pdftotext reads {}", pdf.display());
    // A word that was divided at a line's end is one word again.
    let text = String::from_utf8(output.stdout).unwrap().replace("\u{ad}\n", "");
    let pages = text
        .split('\u{c}')
        .map(|page| page.split_whitespace().collect::<Vec<_>>().join(" "));
    pages.collect::<Vec<_>>().join("\u{c}")
}

/// SHA-256 of a file, in hexadecimal.
#[must_use]
pub fn sha256_of(file: &Path) -> String {
    Sha256::digest(std::fs::read(file).unwrap())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
