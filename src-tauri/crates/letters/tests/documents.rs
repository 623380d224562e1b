//! What the app's documents are on paper, seen from outside.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;
#[path = "../examples/documents.rs"]
mod documents;
#[path = "../examples/languages.rs"]
mod languages;
use common::sample;

use common::{letter_of, lines_of_pages, paragraph, rendered, report, running_text, text_of_pages, words_of_pages};
use documents::stationery;
use letters::{
    Block, Cell, Column, Flush, Heading, Level, Opening, Signature, Span, Table,
    documents::Stationery,
    words::{LANGUAGES, Words},
};

fn table(head: &[&str], rows: Vec<Vec<String>>) -> Block {
    Block::Table(Table {
        columns: head.iter().map(|_| Column::default()).collect(),
        head: head.iter().map(|&name| name.into()).collect(),
        rows: rows
            .into_iter()
            .map(|row| row.into_iter().map(Cell::from).collect())
            .collect(),
        ..Table::default()
    })
}

#[test]
fn every_document_says_its_title_and_its_pages() {
    for (name, document) in documents::all().into_iter().chain(languages::all()) {
        let pdf = rendered(&document);
        let pages = text_of_pages(&pdf.pdf);
        assert_eq!(pages.len(), pdf.pages, "{name}");
        let title = match &document.opening {
            Opening::Letter { subject, .. } => subject,
            Opening::Report { title, .. } => title,
        };
        if letters_of_latin(title) {
            let text = running_text(&pdf.pdf);
            assert!(
                text.contains(&title.replace('\u{a0}', " ")),
                "{name}: {title} is not in {text}"
            );
        }
        let own_page = matches!(document.opening, Opening::Report { own_page: true, .. });
        let words = Words::of(&document.language);
        for (index, page) in pages.iter().enumerate().skip(usize::from(own_page)) {
            let number = words
                .page_of
                .replace("{page}", &(index + 1).to_string())
                .replace("{pages}", &pdf.pages.to_string());
            if letters_of_latin(&number) {
                assert!(page.contains(&number), "{name}: {number} is not on {page}");
            }
        }
    }
}

fn letters_of_latin(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).all(|c| c < '\u{300}')
}

#[test]
fn a_table_says_its_head_on_each_page_and_never_divides_a_row() {
    let rows = (0..70).map(|row| {
        vec![
            format!("row{row}"),
            format!("begin{row} {} end{row}", "and so on ".repeat(row % 9)),
        ]
    });
    let pages = text_of_pages(&rendered(&report(vec![table(&["Number", "Words"], rows.collect())])).pdf);
    assert!(pages.len() >= 3, "the table must go over pages to show anything");
    for page in &pages {
        assert_eq!(page.matches("Number").count(), 1, "in {page}");
        assert_eq!(
            page.matches("begin").count(),
            page.matches("end").count(),
            "a row is divided in {page}"
        );
    }
    let all = pages.concat();
    for row in 0..70 {
        assert!(all.contains(&format!("row{row}")));
    }
}

#[test]
fn a_row_higher_than_a_page_is_divided_and_loses_nothing() {
    let long: Vec<String> = (0..1500).map(|word| format!("w{word}")).collect();
    let pdf = rendered(&report(vec![table(
        &["A", "B"],
        vec![vec![long.join(" "), "beside".into()]],
    )]));
    assert!(pdf.pages >= 2);
    let text = running_text(&pdf.pdf);
    let words: Vec<&str> = text.split_whitespace().collect();
    assert!(long.iter().all(|word| words.contains(&word.as_str())));
}

#[test]
fn a_table_wider_than_the_page_stays_on_it() {
    let head: Vec<String> = (0..14).map(|column| format!("Unbreakable{column}Heading")).collect();
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let row: Vec<String> = (0..14)
        .map(|column| format!("{}{column}", "pneumono".repeat(4)))
        .collect();
    let document = report(vec![table(&head, vec![row])]);
    let (width, _) = document.paper.size();
    for word in words_of_pages(&rendered(&document).pdf).concat() {
        assert!(
            word.left > 80.0 && word.right < width - 80.0,
            "{word:?} leaves the text's measure"
        );
    }
}

#[test]
fn the_last_row_of_a_table_is_never_alone_and_sums_stand_with_it() {
    for words in (130..330).step_by(4) {
        let mut table = Table {
            columns: vec![Column::share(1.0), Column::content(Flush::End)],
            head: vec!["What".into(), "Amount".into()],
            rows: (0..9)
                .map(|row| vec![format!("line{row}").into(), "1".into()])
                .collect(),
            ..Table::default()
        };
        table.total = vec![vec!["Total".into(), "9".into()]];
        let pages = text_of_pages(
            &rendered(&report(vec![
                paragraph(1, words),
                Block::Table(table),
                paragraph(2, 260),
            ]))
            .pdf,
        );
        for page in &pages {
            let lines = page.lines().filter(|line| line.contains("line")).count();
            assert_ne!(lines, 1, "{words} words: a row stands alone on {page}");
            if page.contains("Total") {
                assert!(lines >= 2, "{words} words: the sum left its rows on {page}");
            }
            if page.contains("What") {
                assert!(lines >= 2, "{words} words: a head without rows on {page}");
            }
        }
    }
}

#[test]
fn the_contents_name_the_page_on_which_each_heading_stands() {
    let mut body = vec![Block::Contents(Level::Part), Block::PageBreak];
    for number in 0..24 {
        let level = if number % 4 == 0 { Level::Section } else { Level::Part };
        body.push(Block::Heading(Heading::new(level, format!("Heading{number}"))));
        body.push(paragraph(number, 90 + number * 7));
    }
    let pages = lines_of_pages(&rendered(&report(body)).pdf);
    assert!(pages.len() > 6);
    for number in 0..24 {
        let heading = format!("Heading{number}");
        let is_it = |line: &&String| line.split_whitespace().next() == Some(heading.as_str());
        let entry = pages[0].iter().find(is_it).unwrap();
        let said: usize = entry.split_whitespace().last().unwrap().parse().unwrap();
        assert!(
            pages[said - 1].iter().any(|line| is_it(&line)),
            "{heading} is not on page {said}"
        );
        assert!(said > 1);
    }
}

#[test]
fn a_table_knows_the_page_of_a_heading() {
    let anchored = |name: &str| {
        Block::Heading(Heading {
            anchor: name.into(),
            ..Heading::new(Level::Section, name)
        })
    };
    let row = |name: &str| vec![Cell::from(format!("see{name}")), Cell::PageOf(name.into())];
    let index = Table {
        columns: vec![Column::default(), Column::content(Flush::End)],
        rows: vec![row("alpha"), row("beta"), row("missing")],
        ..Table::default()
    };
    let body = vec![
        Block::Table(index),
        anchored("alpha"),
        Block::PageBreak,
        anchored("beta"),
    ];
    let pages = text_of_pages(&rendered(&report(body)).pdf);
    let first = running_text(&rendered(&report(vec![])).pdf);
    assert!(first.contains("A report"));
    assert!(pages[0].contains("seealpha") && pages[1].contains("beta"));
    let after = |word: &str| {
        pages[0]
            .split(word)
            .nth(1)
            .unwrap()
            .split_whitespace()
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!((after("seealpha").as_str(), after("seebeta").as_str()), ("1", "2"));
}

#[test]
fn what_is_kept_together_stands_on_one_page_and_a_break_begins_a_new_one() {
    for words in (300..460).step_by(20) {
        let kept = Block::KeepTogether(vec![paragraph(2, 30), paragraph(3, 30), paragraph(4, 30)]);
        let body = vec![paragraph(1, words), kept, Block::PageBreak, paragraph(5, 20)];
        let pages = text_of_pages(&rendered(&report(body)).pdf);
        let page_of = |word: &str| pages.iter().position(|page| page.contains(word)).unwrap();
        assert_eq!(page_of("word2x0"), page_of("word4x29"), "{words} words");
        assert!(page_of("word5x0") > page_of("word4x29"), "{words} words");
    }
}

#[test]
fn two_who_sign_stand_level_beside_each_other() {
    let signature = |name: &str, lines: usize| Signature {
        name: name.into(),
        lines: vec!["Line".into(); lines],
        dated: letters::Dated::ByHand,
        ..Signature::default()
    };
    let mut document = report(vec![paragraph(1, 30)]);
    document.ending.signatures = vec![signature("Solheim", 1), signature("Ferreira", 3)];
    let words = words_of_pages(&rendered(&document).pdf).concat();
    let of = |name: &str| words.iter().find(|word| word.text == name).unwrap();
    assert!((of("Solheim").top - of("Ferreira").top).abs() < 0.1);
    assert!(of("Ferreira").left > of("Solheim").right + 100.0);
    assert_eq!(words.iter().filter(|word| word.text == "Place,").count(), 2);
}

#[test]
fn a_document_from_right_to_left_is_mirrored() {
    let words = words_of_pages(&rendered(&languages::hebrew_sessions()).pdf).remove(0);
    let of = |text: &str| {
        // The reader gives the letters in the order in which they stand from left to right.
        let seen: String = text.chars().rev().collect();
        words
            .iter()
            .find(|word| word.text == seen)
            .unwrap_or_else(|| panic!("no {text}"))
            .clone()
    };
    let words_of = Words::of("he");
    assert!(
        of(words_of.session).left > of(words_of.kind).right,
        "the first column is the rightmost"
    );
    assert!(
        of(words_of.kind).left > of(words_of.page).right,
        "the last column is the leftmost"
    );
    let (width, _) = stationery().paper.size();
    let edge = (width + 404.0) / 2.0;
    assert!(
        (of(words_of.session).right - edge).abs() < 2.0,
        "it begins at the right edge of the text"
    );
}

#[test]
fn the_paper_speaks_the_language_of_the_document() {
    for words in LANGUAGES.into_iter().filter(|words| words.tag != "he") {
        let mut document = report(vec![Block::Contents(Level::Section), Block::heading("One")]);
        document.language = words.tag.into();
        document.draft = true;
        document.ending.enclosures = vec!["a".into(), "b".into()];
        let text = running_text(&rendered(&document).pdf);
        for word in [words.draft, words.contents, words.enclosures] {
            assert!(text.contains(word), "{}: no {word} in {text}", words.tag);
        }
    }
}

#[test]
fn a_number_never_parts_from_what_it_counts() {
    for fill in 0..30 {
        let text = format!("{} held 24 sessions with Dr. Ruiz on 3 May 2026 ", "x".repeat(fill)).repeat(12);
        let pages = lines_of_pages(&rendered(&letter_of(vec![Block::Paragraph(vec![Span::plain(text)])])).pdf);
        let mut seen = 0;
        for line in pages.iter().flatten() {
            let last = line.split_whitespace().last().unwrap_or_default();
            assert!(
                !["24", "Dr.", "3", "May"].contains(&last) || line.starts_with("Page"),
                "{line}"
            );
            seen += usize::from(line.contains("24 sessions"));
        }
        assert!(seen > 5);
    }
}

#[test]
fn a_case_study_of_the_portfolio_begins_a_page_and_its_page_is_named() {
    let document = documents::portfolio(documents::candidate_stationery());
    let pdf = rendered(&document);
    assert!(pdf.pages >= 60, "{} pages", pdf.pages);
    let pages = lines_of_pages(&pdf.pdf);
    for number in [2, 9, 17, 24] {
        let study = documents::case_study(number);
        let entry = pages[1]
            .iter()
            .find(|line| line.starts_with(&format!("{number} ")))
            .unwrap();
        let page: usize = entry.split_whitespace().last().unwrap().parse().unwrap();
        let first = pages[page - 1].first().unwrap();
        let begins: String = format!("{number} {}", study.title).chars().take(20).collect();
        assert!(first.starts_with(&begins), "page {page} begins with {first}");
    }
}

#[test]
fn an_image_that_is_none_is_refused_with_its_place() {
    let mut document = languages::pictures(b"not an image".to_vec(), Vec::new());
    document.ending.signatures.clear();
    let refusal = letters::render(&document, &mut letters::Fonts::shipped())
        .unwrap_err()
        .to_string();
    assert!(refusal.contains("the letterhead"), "{refusal}");
    document.letterhead.logo = None;
    let refusal = letters::render(&document, &mut letters::Fonts::shipped())
        .unwrap_err()
        .to_string();
    assert!(refusal.contains("section 3"), "{refusal}");
}

#[test]
fn the_amounts_of_an_invoice_add_up_in_its_language() {
    let text = running_text(&rendered(&languages::spanish()).pdf).replace('\u{202f}', " ");
    assert!(text.contains("12 960,00 €") && text.contains("1600,00 €"), "{text}");
    let english = running_text(
        &rendered(&documents::invoice(Stationery {
            draft: true,
            ..stationery()
        }))
        .pdf,
    );
    assert!(english.contains("$1,260.00") && english.contains("DRAFT"));
    let _ = sample::BODY;
}
