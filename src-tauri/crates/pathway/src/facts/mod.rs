//! Live facts for the letters: numbers, dates and words from the records, each with the records that it came from.
//!
//! A fact says what is recorded and nothing more: it never praises. Developmental stages are no facts of a letter: they
//! are our own scale, and only the writer may name one.

mod application;
mod meetings;
mod recommendation;
mod stale;
#[cfg(test)]
mod tests;
pub mod token;

use serde::Serialize;
use specta::Type;

use crate::Id;

pub use application::application_facts;
pub use recommendation::recommendation_facts;
pub use stale::{Stale, stale};

/// Something that the records say, ready to be taken into a letter.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Fact {
    /// Unique in its letter, and stable as long as the record behind it exists.
    pub key: String,
    /// Key of the letter's section where it belongs.
    pub section: String,
    pub label: String,
    /// The bare value: "10" or "14 January – 3 May 2026".
    pub value: String,
    /// A neutral sentence that a writer may take into the letter, in Markdown. Its numbers, dates and names are live
    /// ([`token`]); what somebody wrote in prose is not, for the writer will shape it.
    pub sentence: String,
    pub records: Vec<Id>,
    /// The live values in the sentence.
    pub lives: Vec<Live>,
}

/// A number, a date, a name or a list that the records say now.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Live {
    /// Unique in its letter: the fact's own, or the fact's with a part behind it ("sessions_period.first").
    pub key: String,
    pub label: String,
    pub value: String,
    pub records: Vec<Id>,
}

impl Live {
    fn new(key: &str, label: &str, value: &str, records: Vec<Id>) -> Self {
        Self {
            key: key.to_owned(),
            label: label.to_owned(),
            value: token::find(&token::write("a", value))
                .pop()
                .map_or_else(String::new, |token| token.value),
            records,
        }
    }

    fn token(&self) -> String {
        token::write(&self.key, &self.value)
    }
}

impl Fact {
    fn new(section: &str, key: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            section: section.to_owned(),
            label: label.into(),
            value: String::new(),
            sentence: String::new(),
            records: Vec::new(),
            lives: Vec::new(),
        }
    }

    /// The fact's own live value, as its token.
    fn live(&mut self, value: impl AsRef<str>) -> String {
        let key = self.key.clone();
        self.keep(&key, value.as_ref())
    }

    /// One of several live values of this fact, as its token.
    fn part(&mut self, part: &str, value: impl AsRef<str>) -> String {
        let key = format!("{}.{part}", self.key);
        self.keep(&key, value.as_ref())
    }

    fn keep(&mut self, key: &str, value: &str) -> String {
        let live = Live::new(key, &self.label, value, self.records.clone());
        self.shared(&live)
    }

    /// A live value that several facts hold, such as a name, as its token.
    fn shared(&mut self, live: &Live) -> String {
        self.lives.push(live.clone());
        live.token()
    }

    fn says(mut self, value: impl Into<String>, sentence: impl Into<String>) -> Self {
        self.value = value.into();
        self.sentence = sentence.into();
        self
    }

    fn from(mut self, records: impl IntoIterator<Item = Id>) -> Self {
        self.records.extend(records);
        self
    }
}

/// A text of several lines as one, to stand inside a sentence.
fn in_one_line(text: &str) -> String {
    full_stop(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Ends a sentence that has no end yet; a name may bring its own full stop: "Jr."
fn full_stop(sentence: String) -> String {
    if token::plain(&sentence).ends_with(['.', '!', '?', '…', '。', '؟']) {
        sentence
    } else {
        sentence + "."
    }
}
