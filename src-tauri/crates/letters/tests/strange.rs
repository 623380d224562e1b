//! Texts and pictures that nobody should give, and somebody will: a finished paper or a reason, for every place of a
//! document, and never a panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{rendered, report, running_text, sample, words_of_pages};
use letters::{
    Block, CannotRender, Cell, Column, Document, Ending, Fact, Figure, Flush, Fonts, ImageProblem, Item, Letterhead,
    Level, Opening, Paper, Picture, Signature, Span, State, Table, render,
};

/// A letter and a report with this text in every place that takes one.
fn everywhere(text: &str) -> [Document; 2] {
    let spans = || vec![Span::plain(text)];
    let body = vec![
        Block::Contents(Level::Point),
        Block::heading(text),
        Block::Paragraph(spans()),
        Block::List {
            ordered: true,
            items: vec![vec![Block::Paragraph(spans())]],
        },
        Block::Quote(vec![Block::Paragraph(spans())]),
        Block::Facts(vec![Fact::new(text, text)]),
        Block::Checklist(vec![Item {
            state: State::Done,
            text: spans(),
            detail: vec![Block::Note(spans())],
        }]),
        Block::Table(Table {
            caption: text.into(),
            columns: vec![Column::content(Flush::Start), Column::share(1.0)],
            head: vec![text.into(), text.into()],
            rows: vec![vec![text.into(), Cell::PageOf(text.into())]],
            total: vec![vec![text.into(), text.into()]],
            rows_are_named: true,
        }),
    ];
    let signature = Signature {
        name: text.into(),
        lines: vec![text.into()],
        ..Signature::default()
    };
    let around = |document: Document| Document {
        title: text.into(),
        author: text.into(),
        letterhead: Letterhead {
            name: text.into(),
            credentials: text.into(),
            lines: vec![text.into()],
            logo: None,
        },
        ending: Ending {
            closing: text.into(),
            signatures: vec![signature.clone()],
            enclosures: vec![text.into()],
        },
        ..document
    };
    let letter = Document {
        body: body.clone(),
        opening: Opening::Letter {
            recipient: vec![text.into()],
            place_and_date: text.into(),
            subject: text.into(),
            salutation: text.into(),
        },
        ..sample::letter(1)
    };
    [around(letter), around(report(body))]
}

/// Every word stands on its page, and there is a page.
fn is_fine(document: &Document) -> usize {
    let paper = rendered(document);
    let (width, height) = document.paper.size();
    for words in words_of_pages(&paper.pdf) {
        for word in words {
            let inside = word.left > -1.0 && word.right < width + 1.0 && word.top > -1.0 && word.bottom < height + 1.0;
            assert!(inside, "{word:?}");
        }
    }
    assert!(paper.pages > 0);
    paper.pages
}

#[test]
fn nothing_at_all_is_a_page() {
    for text in ["", " ", "\n", "\u{a0}", "\t \n\n"] {
        for document in everywhere(text) {
            is_fine(&document);
        }
    }
    let nothing = Document {
        language: String::new(),
        title: String::new(),
        author: String::new(),
        letterhead: Letterhead::default(),
        body: Vec::new(),
        ending: Ending::default(),
        opening: Opening::Letter {
            recipient: Vec::new(),
            place_and_date: String::new(),
            subject: String::new(),
            salutation: String::new(),
        },
        ..sample::letter(1)
    };
    assert_eq!(is_fine(&nothing), 1);
    let hollow = [
        Block::Paragraph(Vec::new()),
        Block::List {
            ordered: false,
            items: vec![Vec::new()],
        },
        Block::List {
            ordered: true,
            items: Vec::new(),
        },
        Block::Quote(Vec::new()),
        Block::Facts(Vec::new()),
        Block::Checklist(Vec::new()),
        Block::Code(Vec::new()),
        Block::Code(vec![String::new()]),
        Block::KeepTogether(Vec::new()),
        Block::Table(Table::default()),
        Block::Table(Table {
            rows: vec![Vec::new(), vec!["more cells".into(), "than columns".into()]],
            ..Table::default()
        }),
        Block::Table(Table {
            columns: vec![Column::share(0.0), Column::share(-1.0), Column::share(f32::NAN)],
            rows: vec![vec!["fewer cells than columns".into()]],
            ..Table::default()
        }),
        Block::PageBreak,
        Block::PageBreak,
    ];
    is_fine(&report(hollow.to_vec()));
    for block in hollow {
        is_fine(&report(vec![block]));
    }
}

#[test]
fn a_word_of_five_hundred_letters_stays_on_the_paper_wherever_it_stands() {
    for letter in ["m", "ß", "ש", "ب", "ไ", "म"] {
        for document in everywhere(&letter.repeat(500)) {
            is_fine(&document);
        }
    }
}

#[test]
fn a_name_of_three_hundred_letters_stays_on_the_paper_wherever_it_stands() {
    let latin = "Maximiliane-Theodora von und zu ".repeat(10);
    let hebrew = "שירה לוי־כהן הרשקוביץ ".repeat(14);
    let arabic = "الأستاذ عبد الرحمن الخطيب ".repeat(12);
    for name in [latin, hebrew, arabic] {
        assert!(name.chars().count() >= 300);
        for mut document in everywhere(&name) {
            for paper in [Paper::A4, Paper::Letter] {
                document.paper = paper;
                is_fine(&document);
            }
        }
    }
}

#[test]
fn two_hundred_pages_are_counted_and_found() {
    let chapter = |number: usize| {
        [
            Block::PageBreak,
            Block::heading(format!("Chapter{number}")),
            Block::paragraph("Words."),
        ]
    };
    let body: Vec<Block> = std::iter::once(Block::Contents(Level::Section))
        .chain((1..=199).flat_map(chapter))
        .collect();
    let paper = rendered(&report(body));
    assert!(paper.pages >= 200);
    let text = running_text(&paper.pdf);
    assert!(text.contains(&format!("Page {0} of {0}", paper.pages)));
    assert_eq!(text.matches("Chapter199").count(), 2, "in the contents and on its page");
}

/// What a text comes to: that it is set, or the reason in words.
fn comes_to(text: &str) -> Result<(), String> {
    let mut outcomes = everywhere(text).into_iter().map(|document| {
        render(&document, &mut Fonts::shipped())
            .map(|_| ())
            .map_err(|refusal| refusal.to_string())
    });
    outcomes.find(Result::is_err).unwrap_or(Ok(()))
}

#[test]
fn strange_characters_are_set_or_refused_by_name() {
    for (text, reason) in [
        ("\u{301}", None),
        ("\u{301}\u{302}\u{303}", None),
        ("\u{5b8}\u{5b0}", None),
        ("\u{64e}\u{651}", None),
        ("\u{e48}", None),
        ("\u{94d}\u{93e}", None),
        (
            "\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}",
            Some("marks"),
        ),
        ("\u{e000}", Some("U+E000")),
        ("\u{f8ff}", Some("U+F8FF")),
        ("\u{10fffd}", Some("U+10FFFD")),
        ("\u{fffd}", None),
        ("\u{fdd0}", Some("U+FDD0")),
        ("\u{ffff}", Some("U+FFFF")),
        ("a\u{0}b", Some("U+0000")),
        ("a\u{7}b", Some("U+0007")),
        ("a\u{1b}[31m", Some("U+001B")),
        ("a\u{85}b\u{2028}c\u{2029}d", None),
        ("\u{202e}abc", Some("U+202E")),
        ("\u{202d}abc", Some("U+202D")),
        ("\u{202a}\u{202b}\u{2066}\u{2067}\u{2068}", None),
        ("\u{202c}\u{2069}\u{2069}", None),
        ("\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}", None),
        ("😀", Some("😀")),
        ("👨‍👩‍👧‍👦", Some("👨")),
        ("🇳🇴", Some("🇳")),
        ("☕\u{fe0f}", Some("☕")),
        ("ᚠᚢᚦ", Some("ᚠ")),
        ("𓀀", Some("𓀀")),
        ("ꦗꦮ", Some("ꦗ")),
        ("\u{e0041}", None),
    ] {
        let outcome = comes_to(text);
        match reason {
            None => assert!(
                outcome.is_ok() || outcome.as_ref().is_err_and(|said| said.contains("U+")),
                "{text:?}: {outcome:?}"
            ),
            Some(reason) => {
                let said = outcome.expect_err(&format!("{text:?} was set"));
                assert!(said.contains(reason), "{text:?}: {said}");
            }
        }
    }
}

#[test]
fn a_table_of_forty_columns_stays_on_the_paper() {
    for columns in [vec![Column::content(Flush::Start); 40], vec![Column::share(1.0); 40]] {
        let cells = |text: &str| columns.iter().map(|_| text.into()).collect::<Vec<Cell>>();
        let table = Table {
            head: cells("Heading"),
            rows: vec![cells("several words"), cells("")],
            total: vec![cells("9,999.00")],
            columns: columns.clone(),
            ..Table::default()
        };
        is_fine(&report(vec![Block::Table(table)]));
    }
    let columns = vec![Column::content(Flush::End); 41];
    let table = Table {
        rows: vec![columns.iter().map(|_| "cell".into()).collect()],
        columns,
        ..Table::default()
    };
    let refusal = render(&report(vec![Block::Table(table)]), &mut Fonts::shipped()).unwrap_err();
    let said = refusal.to_string();
    assert!(said.contains("41 columns") && said.contains("paragraph 1"), "{said}");
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let dots = vec![0; (width * height) as usize];
    encoder.write_header().unwrap().write_image_data(&dots).unwrap();
    bytes
}

#[test]
fn pictures_of_strange_shape_are_set_or_refused_wherever_they_stand() {
    for (width, height, fits) in [
        (1, 1, true),
        (4000, 1, true),
        (1, 4000, true),
        (20_000, 1, false),
        (1, 20_000, false),
    ] {
        let bytes = png(width, height);
        let mut signed = sample::letter(1);
        signed.ending.signatures[0].image = Some(bytes.clone());
        let mut headed = sample::letter(1);
        let picture = Picture {
            bytes,
            alternative: "A line".into(),
        };
        headed.letterhead.logo = Some(picture.clone());
        let figure = Block::Figure(Figure {
            picture,
            caption: "A line".into(),
        });
        for document in [signed, headed, report(vec![figure])] {
            match render(&document, &mut Fonts::shipped()) {
                Ok(_) => assert!(fits, "{width} x {height} was set"),
                Err(CannotRender::SignatureImage(problem) | CannotRender::Picture { problem, .. }) => {
                    assert!(
                        !fits && problem == ImageProblem::TooLarge,
                        "{width} x {height}: {problem}"
                    );
                }
                Err(other) => panic!("{width} x {height}: {other}"),
            }
        }
    }
}
