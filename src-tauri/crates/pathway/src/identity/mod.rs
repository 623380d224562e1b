//! What in a text could tell who a client is: words of the register, in all the ways in which they are written and mistyped,
//! and what tells a person apart in general.
//!
//! It never claims to be complete. A rare illness or a story that was in the newspaper tells who somebody is without any of
//! these, and only the person who writes can see that.
//!
//! Measured on the planted corpus of `tests/tests/identity/`, which prints this table and fails when a figure falls. Of the
//! register's words, and of each listed way of writing them, every one is found. The corpus of the general classes is small and
//! was written beside the rules, so in other people's words less is found:
//!
//! | class | planted | recall | precision |
//! |---|---|---|---|
//! | date | 54 | 94 % | 98 % |
//! | e-mail | 9 | 88 % | 100 % |
//! | telephone | 20 | 95 % | 100 % |
//! | address | 32 | 93 % | 100 % |
//! | number | 21 | 90 % | 95 % |
//! | age | 17 | 88 % | 100 % |
//! | web | 12 | 91 % | 100 % |
//! | name after a title | 21 | 100 % | 95 % |

mod findings;
mod general;
mod initials;
mod near;
mod register;
mod spelt;
mod stems;
mod telling;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use specta::Type;

pub use register::Register;

/// What is written where nothing else fits: an omission as editors mark it.
pub const LEFT_OUT: &str = "[…]";

/// What something in a text could tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// A word that must never leave. Nobody can overrule it.
    Register,
    /// Written almost like one: mistyped, as initials, inside another word, or in small letters.
    NearRegister,
    Date,
    Email,
    Phone,
    Address,
    Number,
    Age,
    Web,
    Name,
}

impl Class {
    pub const ALL: [Self; 10] = [
        Self::Register,
        Self::NearRegister,
        Self::Date,
        Self::Email,
        Self::Phone,
        Self::Address,
        Self::Number,
        Self::Age,
        Self::Web,
        Self::Name,
    ];

    /// Why it is marked, in a sentence that quotes nothing.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::Register => "You said that this must never leave.",
            Self::NearRegister => "This is written almost like something that must never leave.",
            Self::Date => "A date finer than a year can tell who somebody is.",
            Self::Email => "An e-mail address tells who somebody is.",
            Self::Phone => "This looks like a telephone number.",
            Self::Address => "This looks like an address or a postcode.",
            Self::Number => "This looks like a number that belongs to one person.",
            Self::Age => "So few people are older than 89 that an age tells who somebody is.",
            Self::Web => "A web address can lead to who somebody is.",
            Self::Name => "This looks like a person’s name.",
        }
    }

    /// Whether the writer may leave it as it is.
    #[must_use]
    pub fn may_stay(self) -> bool {
        self != Self::Register
    }
}

/// Something in a text that could tell who a client is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Recognisable {
    /// In bytes.
    #[serde(skip)]
    #[specta(skip)]
    pub at: Range<usize>,
    /// Where it begins and ends in UTF-16 units, as a window counts.
    pub start: u32,
    pub end: u32,
    pub class: Class,
    /// What stands there.
    pub words: String,
    pub why: &'static str,
    /// What could stand there instead, the best first.
    pub instead: Vec<String>,
    /// Whether the writer may leave it as it is.
    pub may_stay: bool,
}

/// Everything in a text that could tell who a client is, in the order of the text; no two overlap.
#[must_use]
pub fn look(text: &str, register: &Register) -> Vec<Recognisable> {
    let mut found = register.find(text);
    found.extend(general::find(text, register));
    findings::settled(text, found)
}
