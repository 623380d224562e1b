use std::io::Read;

use letters::{Dated, Design, Ending, Paper, Signature, blocks_from_markdown};

use super::*;

fn letter(language: &str, text: &str) -> Document {
    Document {
        language: language.to_owned(),
        title: "Recommendation".to_owned(),
        author: "Liv Aas".to_owned(),
        paper: Paper::A4,
        date: chrono::NaiveDate::from_ymd_opt(2026, 6, 10).unwrap(),
        design: Design::default(),
        letterhead: Letterhead {
            name: "Liv Aas & Partners".to_owned(),
            ..Letterhead::default()
        },
        opening: Opening::Letter {
            recipient: vec!["Committee".to_owned(), "1 Main Street".to_owned()],
            place_and_date: "Oslo, 10 June 2026".to_owned(),
            subject: "Recommendation of Ana Lima".to_owned(),
            salutation: "Dear members,".to_owned(),
        },
        body: blocks_from_markdown(text, language),
        ending: Ending {
            closing: "Kind regards,".to_owned(),
            signatures: vec![Signature {
                name: "Liv Aas".to_owned(),
                image: Some(b"not for Word".to_vec()),
                dated: Dated::Elsewhere,
                ..Signature::default()
            }],
            enclosures: Vec::new(),
        },
        draft: false,
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn every_word_of_the_letter_is_in_it_in_its_order() {
    let bytes = word(&letter("en", "First **strong** words.\n\n1. one\n2. two\n\n> quoted")).unwrap();
    let xml = part(&bytes, "word/document.xml");
    let mut from = 0;
    for wanted in [
        "Liv Aas &amp; Partners",
        "Committee",
        "1 Main Street",
        "Oslo, 10 June 2026",
        "Recommendation of Ana Lima",
        "Dear members,",
        "First ",
        "strong",
        "one",
        "two",
        "quoted",
        "Kind regards,",
        "Liv Aas<",
    ] {
        let at = xml[from..]
            .find(wanted)
            .unwrap_or_else(|| panic!("{wanted} is not after {from}: {xml}"));
        from += at;
    }
    assert!(xml.contains("<w:b />"), "what is strong is bold");
    assert!(xml.contains("Quote"));
}

#[test]
fn each_list_counts_for_itself_and_bullets_are_no_numbers() {
    let bytes = word(&letter("en", "1. one\n   - deep\n\nbetween\n\n1. again")).unwrap();
    let lists = part(&bytes, "word/numbering.xml");
    let kind_of = |at: usize| {
        let num = lists.split("<w:num ").nth(at).unwrap();
        let kind = num.split("<w:abstractNumId w:val=\"").nth(1).unwrap();
        kind.split('"').next().unwrap().to_owned()
    };
    let count = lists.matches("<w:num ").count();
    let [first, deep, again] = [count - 2, count - 1, count].map(kind_of);
    assert!(first == again && first != deep, "{lists}");
    let bullets = lists
        .split(&format!("<w:abstractNum w:abstractNumId=\"{deep}\""))
        .collect::<Vec<_>>();
    assert_eq!(bullets.len(), 2, "there is one kind of this number: {lists}");
    let end = bullets[1].split("</w:abstractNum>").next().unwrap();
    assert!(end.contains("bullet") && !end.contains("decimal"), "{end}");
}

#[test]
fn a_hebrew_letter_runs_from_right_to_left() {
    let hebrew = word(&letter("he", "שלום")).unwrap();
    assert!(part(&hebrew, "word/document.xml").contains("<w:bidi />"));
    let english = word(&letter("en", "Hello")).unwrap();
    assert!(!part(&english, "word/document.xml").contains("<w:bidi />"));
}

#[test]
fn its_only_day_is_the_letter_s_and_a_signature_stays_out() {
    let bytes = word(&letter("en", "Hello")).unwrap();
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("2026-06-10T00:00:00Z"), "{core}");
    let archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    assert!(
        !archive
            .file_names()
            .any(|name| name.is_ok_and(|name| name.contains("media")))
    );
}

#[test]
fn signs_that_no_xml_may_hold_break_nothing() {
    let bytes = word(&letter("en", "a\u{1}b\u{b}c <w:p> &amp;")).unwrap();
    let xml = part(&bytes, "word/document.xml");
    assert!(!xml.contains('\u{1}') && !xml.contains('\u{b}'));
    assert!(xml.contains("&lt;w:p&gt;"));
}
