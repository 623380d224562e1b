use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// A client, always under a pseudonym.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Client {
    pub id: Id,
    /// Unique in the vault, whatever its capitals.
    pub pseudonym: String,
    pub note: String,
}

impl Kept for Client {
    kept!(Client);

    fn check(&self, check: &mut Check<'_>) {
        check.needed(
            "pseudonym",
            &self.pseudonym,
            "Enter a pseudonym, never the client's name.",
        );
        check.text("note", &self.note);
    }
}

/// A psychotherapy session of the candidate with a client.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct ClientSession {
    pub id: Id,
    pub client: Id,
    pub date: Option<NaiveDate>,
    pub duration_minutes: Option<i32>,
    /// "sessions in which self-compassion was explicitly integrated"
    pub self_compassion: bool,
    /// What was practised, in a few words.
    pub practice: String,
    pub note: String,
    /// Words that could tell who the client is, and that the writer has looked at and left.
    #[serde(default)]
    pub left_as_is: Vec<String>,
}

impl Kept for ClientSession {
    kept!(ClientSession);

    fn check(&self, check: &mut Check<'_>) {
        check.past_day("date", self.date);
        check.minutes("duration_minutes", self.duration_minutes);
        check.line("practice", &self.practice);
        for (index, words) in self.left_as_is.iter().enumerate() {
            check.line(format!("left_as_is/{index}"), words);
        }
        check.text("note", &self.note);
    }
}
