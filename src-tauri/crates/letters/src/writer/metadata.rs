//! Title, author, language and date, in the two places where PDF keeps them.

use chrono::Datelike;
use lopdf::{Dictionary, Object, StringFormat, dictionary};

use crate::Document;

const PROGRAM: &str = "SCIP Companion";

/// A text string: plain where it is ASCII, UTF-16 otherwise.
pub(crate) fn text(text: &str) -> Object {
    if text.is_ascii() {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    let bytes = [0xFE, 0xFF]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// The old dictionary. Each entry must agree with the XMP.
pub(crate) fn info(document: &Document) -> Dictionary {
    let day = document.date;
    let date = text(&format!("D:{:04}{:02}{:02}000000Z", day.year(), day.month(), day.day()));
    let mut info = dictionary! {
        "Title" => text(&title(document)),
        "Creator" => text(PROGRAM),
        "Producer" => text(PROGRAM),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    if !document.author.is_empty() {
        info.set("Author", text(&document.author));
    }
    info
}

/// The metadata as XMP, which also claims PDF/A-2a and PDF/UA-1.
pub(crate) fn xmp(document: &Document) -> String {
    let creator = if document.author.is_empty() {
        String::new()
    } else {
        format!(
            "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n   ",
            escaped(&document.author)
        )
    };
    format!(
        include_str!("xmp.xml"),
        title = escaped(&title(document)),
        creator = creator,
        language = escaped(&document.language),
        day = document.date.format("%Y-%m-%d"),
        program = PROGRAM,
    )
}

/// On paper a space may keep two words on one line; in a title it is only a space.
fn title(document: &Document) -> String {
    document.title.replace('\u{a0}', " ")
}

/// XML has no way to write most control characters, so they are left out here.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if character.is_control() => {}
            _ => escaped.push(character),
        }
    }
    escaped
}
