#![no_main]
//! Whatever a person types becomes a letter as PDF, or is refused with a reason.

use std::cell::RefCell;

use letters::{Design, Document, Ending, Fonts, Letterhead, Opening, Paper, blocks_from_markdown, render};
use libfuzzer_sys::fuzz_target;

thread_local! {
    static FONTS: RefCell<Fonts> = RefCell::new(Fonts::shipped());
}

fuzz_target!(|text: &str| {
    let language = ["en", "de", "he", "ja"][text.len() % 4];
    let document = Document {
        language: language.into(),
        title: "A letter".into(),
        author: String::new(),
        paper: Paper::A4,
        date: chrono::NaiveDate::default(),
        design: Design::default(),
        letterhead: Letterhead::default(),
        opening: Opening::Letter {
            recipient: text.lines().take(2).map(str::to_owned).collect(),
            place_and_date: String::new(),
            subject: text.chars().take(40).collect(),
            salutation: String::new(),
        },
        body: blocks_from_markdown(text, language),
        ending: Ending::default(),
        draft: false,
    };
    FONTS.with_borrow_mut(|fonts| {
        if let Ok(rendered) = render(&document, fonts) {
            assert!(rendered.pages > 0 && rendered.pdf.starts_with(b"%PDF-1.7"));
        }
    });
});
