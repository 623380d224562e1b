//! Live facts for the letters: numbers, dates and words from the records, each with the records that it came from.
//!
//! A fact says what is recorded and nothing more: it never praises. Developmental stages are no facts of a letter: they
//! are our own scale, and only the writer may name one.

mod application;
mod meetings;
mod recommendation;
#[cfg(test)]
mod tests;

use serde::Serialize;
use specta::Type;

use crate::Id;

pub use application::application_facts;
pub use recommendation::recommendation_facts;

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
    /// A neutral sentence that a writer may take into the letter.
    pub sentence: String,
    pub records: Vec<Id>,
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
        }
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
    if sentence.ends_with(['.', '!', '?', '…', '。', '؟']) {
        sentence
    } else {
        sentence + "."
    }
}
