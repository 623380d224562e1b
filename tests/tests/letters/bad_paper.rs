//! What no letter should hold, and some letter will: it is set, or refused with a reason, and never ends the app.

use std::sync::Arc;

use letters::{
    Block, CannotRender, Cell, Column, Document, EastAsian, FontBytes, Fonts, ImageProblem, Table,
    blocks_from_markdown, render,
};

use super::{
    reading::{boxes, poppler, words_of},
    samples::{self, letter_of, paragraph},
};

fn rendered(body: Vec<Block>) -> Vec<u8> {
    render(&letter_of("en", body), &mut Fonts::shipped()).unwrap().pdf
}

/// Every word lies on its page.
fn lies_on_the_paper(pdf: &[u8]) {
    let boxes = boxes(pdf);
    assert!(!boxes.is_empty());
    for [left, top, right, bottom] in boxes {
        let inside = left >= 0.0 && top >= 0.0 && right <= 595.3 && bottom <= 841.9;
        assert!(inside, "something stands at {left} {top} {right} {bottom}");
    }
}

#[test]
fn a_word_of_five_thousand_letters_is_broken_where_lines_end() {
    let pdf = rendered(vec![paragraph(&"x".repeat(5000))]);
    lies_on_the_paper(&pdf);
    let shown = poppler(&pdf).matches('x').count();
    assert!(shown >= 5000, "{shown} letters are on the paper");
}

#[test]
fn a_paragraph_of_200_kilobytes_is_set() {
    let text = "The willingness to be a beginner is itself an act of compassion. ".repeat(3150);
    assert!(text.len() > 200_000);
    let pdf = rendered(vec![paragraph(&text)]);
    let sentences = words_of(&poppler(&pdf))
        .iter()
        .filter(|word| *word == "beginner")
        .count();
    assert_eq!(sentences, 3150);
}

#[test]
fn a_table_wider_than_the_page_stays_on_it() {
    let cells = |row: usize| {
        (0..40)
            .map(|column| Cell::from(format!("row{row}column{column}")))
            .collect()
    };
    let table = Table {
        columns: vec![Column::content(letters::Flush::Start); 40],
        head: cells(0),
        rows: (1..4).map(cells).collect(),
        ..Table::default()
    };
    lies_on_the_paper(&rendered(vec![Block::Table(table)]));
}

#[test]
fn three_hundred_headings_are_set() {
    let body = (0..300)
        .map(|number| Block::heading(format!("Heading {number}")))
        .collect();
    let pdf = rendered(body);
    let words = words_of(&poppler(&pdf));
    assert_eq!(words.iter().filter(|word| *word == "Heading").count(), 300);
}

#[test]
fn markdown_nested_a_thousand_deep_is_set() {
    for nesting in ["> ", "- ", "1. ", "> - ", "**", "[", "![a]("] {
        let text = format!("{}deepest words", nesting.repeat(1000));
        let pdf = rendered(blocks_from_markdown(&text, "en"));
        let copied = words_of(&poppler(&pdf)).concat();
        assert!(copied.contains("deepestwords"), "{nesting}");
    }
}

#[test]
fn images_that_are_none_are_refused_with_what_is_wrong() {
    let huge = {
        let mut bytes = Vec::new();
        let side = 20_000;
        let mut png = png::Encoder::new(&mut bytes, side, side);
        png.set_color(png::ColorType::Grayscale);
        png.set_depth(png::BitDepth::One);
        let dots = vec![0; (side * side / 8) as usize];
        png.write_header().unwrap().write_image_data(&dots).unwrap();
        bytes
    };
    let mut broken = samples::picture();
    broken[20] ^= 0xff;
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#.to_vec();
    for (bytes, problem) in [
        (b"GIF89a".to_vec(), ImageProblem::NotAnImage),
        (Vec::new(), ImageProblem::NotAnImage),
        (huge, ImageProblem::TooLarge),
        (broken, ImageProblem::NotAnImage),
        (samples::picture()[..60].to_vec(), ImageProblem::NotAnImage),
        (svg, ImageProblem::NotAnImage),
    ] {
        let mut document: Document = samples::signed();
        document.ending.signatures[0].image = Some(bytes);
        let refusal = render(&document, &mut Fonts::shipped()).unwrap_err();
        assert_eq!(refusal, CannotRender::SignatureImage(problem));
    }
}

#[test]
fn a_font_that_is_none_is_not_taken() {
    let mut fonts = Fonts::shipped();
    for bytes in [Vec::new(), b"ttcf".to_vec(), b"no font at all".repeat(50)] {
        let bytes: FontBytes = Arc::new(bytes);
        assert!(!fonts.add(EastAsian::Japanese, false, &bytes, 0));
        assert!(!fonts.has(EastAsian::Japanese));
    }
    let refusal = render(&letter_of("ja", vec![paragraph("鈴木")]), &mut fonts).unwrap_err();
    assert!(matches!(refusal, CannotRender::NoFont { .. }));
}
