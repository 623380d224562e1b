use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Strength;

/// Which document the rules were read from, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct About {
    pub key: String,
    pub name: String,
    pub document: String,
    pub read_on: NaiveDate,
    /// The document's own date, or that it has none.
    pub document_date_note: String,
    /// That the app is independent of the programme.
    pub independence: String,
    pub cite: String,
}

/// One of the "five key stages".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub key: String,
    pub number: i32,
    pub title: String,
    pub strength: Strength,
    pub cite: String,
}

/// What may follow the submission: approval, more development, re-review, appeal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Afterwards {
    pub key: String,
    pub title: String,
    pub words: String,
    pub strength: Strength,
    pub cite: String,
}
