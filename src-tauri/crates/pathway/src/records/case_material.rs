use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// What a candidate handed over to be looked at: "Candidate submits relevant case material (transcripts, audio/video excerpts).".
/// The file itself, if there is one, is attached to this record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct CaseMaterial {
    pub id: Id,
    pub candidate: Id,
    /// The supervision session for which it was handed over.
    pub session: Option<Id>,
    pub material: MaterialKind,
    pub title: String,
    pub received_on: Option<NaiveDate>,
    pub reviewed_on: Option<NaiveDate>,
    pub feedback: String,
    pub returned_on: Option<NaiveDate>,
    pub destroyed_on: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum MaterialKind {
    Transcript,
    Recording,
    WriteUp,
}

impl Kept for CaseMaterial {
    kept!(CaseMaterial of a candidate);

    fn check(&self, check: &mut Check<'_>) {
        check.line("title", &self.title);
        check.past_day("received_on", self.received_on);
        check.past_day("reviewed_on", self.reviewed_on);
        check.ends_after(("received_on", self.received_on), ("reviewed_on", self.reviewed_on));
        check.text("feedback", &self.feedback);
        check.past_day("returned_on", self.returned_on);
        check.ends_after(("received_on", self.received_on), ("returned_on", self.returned_on));
        check.past_day("destroyed_on", self.destroyed_on);
        check.ends_after(("received_on", self.received_on), ("destroyed_on", self.destroyed_on));
    }
}
