//! The two, and what they are given to do.

use letters::{Document, Fonts, render};

use crate::{markup, samples, typst_engine::Typst};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Ours,
    Typst,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Three pages.
    Letter,
    /// Seventy pages, with a contents page and tables.
    Portfolio,
}

impl Engine {
    pub const BOTH: [Self; 2] = [Self::Ours, Self::Typst];

    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Typst => "typst",
        }
    }

    /// What sets this document again and again, with its fonts at hand.
    pub fn at_work(self, document: Document) -> Box<dyn FnMut() -> Vec<u8>> {
        match self {
            Self::Ours => {
                let mut fonts = Fonts::shipped();
                Box::new(move || render(&document, &mut fonts).unwrap().pdf)
            }
            Self::Typst => {
                let mut typst = Typst::with_shipped_fonts();
                let text = markup::of(&document);
                Box::new(move || typst.pdf(&text))
            }
        }
    }
}

impl Work {
    pub const BOTH: [Self; 2] = [Self::Letter, Self::Portfolio];

    pub fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Portfolio => "portfolio",
        }
    }

    pub fn document(self) -> Document {
        match self {
            Self::Letter => samples::letter(2),
            Self::Portfolio => {
                samples::samples()
                    .into_iter()
                    .find(|sample| sample.name == "portfolio")
                    .expect("the suite has a portfolio")
                    .document
            }
        }
    }
}
