//! Texts that are longer than anybody expects, in every place of a document.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{rendered, report, running_text, words_of_pages};
use letters::{Block, Column, Document, Fact, Flush, Item, LetterheadStyle, Level, Signature, Span, State, Table};

/// Every place of a document that a text can stand in, each filled with this text.
fn filled_with(text: &str, style: LetterheadStyle) -> Document {
    let spans = || vec![Span::plain(text)];
    let mut document = report(vec![
        Block::Contents(Level::Point),
        Block::heading(text),
        Block::subheading(text),
        Block::Note(spans()),
        Block::Facts(vec![Fact::new("Short", text), Fact::new(text, "short")]),
        Block::Checklist(vec![Item {
            state: State::Next,
            text: spans(),
            detail: vec![Block::Paragraph(spans())],
        }]),
        Block::KeepTogether(vec![Block::Quote(vec![Block::Paragraph(spans())])]),
        Block::Table(Table {
            caption: text.into(),
            columns: vec![Column::content(Flush::Start), Column::share(1.0)],
            head: vec![text.into(), "B".into()],
            rows: vec![vec!["a".into(), text.into()]],
            total: vec![vec!["sum".into(), text.into()]],
            rows_are_named: true,
        }),
    ]);
    document.design.letterhead = style;
    document.letterhead.name = text.into();
    document.letterhead.credentials = text.into();
    document.letterhead.lines = vec![text.into()];
    document.ending.closing = text.into();
    document.ending.enclosures = vec![text.into()];
    let signature = Signature {
        name: text.into(),
        lines: vec![text.into()],
        ..Signature::default()
    };
    document.ending.signatures = vec![signature.clone(), signature];
    document
}

#[test]
fn nothing_leaves_the_paper_wherever_it_stands() {
    let styles = [
        LetterheadStyle::Classic,
        LetterheadStyle::Modern,
        LetterheadStyle::Centred,
    ];
    for (text, style) in ["word ".repeat(900), "x".repeat(4000)]
        .iter()
        .flat_map(|text| styles.map(|style| (text, style)))
    {
        let document = filled_with(text, style);
        let (width, height) = document.paper.size();
        for (page, words) in words_of_pages(&rendered(&document).pdf).iter().enumerate() {
            for word in words {
                let inside =
                    word.left > 60.0 && word.right < width - 60.0 && word.top > 20.0 && word.bottom < height - 20.0;
                assert!(inside, "{style:?}, page {page}: {word:?}");
            }
            let text = words.iter().filter(|word| word.bottom < height - 50.0);
            let lowest = text.map(|word| word.bottom).fold(0.0, f32::max);
            assert!(
                lowest < height - 58.0,
                "{style:?}, page {page}: text runs into the foot"
            );
        }
    }
}

#[test]
fn three_hundred_headings_have_three_hundred_entries() {
    let headings = (0..300).map(|number| Block::heading(format!("Heading{number}")));
    let body = std::iter::once(Block::Contents(Level::Section)).chain(headings);
    let pdf = rendered(&report(body.collect()));
    assert_eq!(running_text(&pdf.pdf).matches("Heading").count(), 600);
}
