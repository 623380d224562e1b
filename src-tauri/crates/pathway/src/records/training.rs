use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// One level of the candidate's SCIP training.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Training {
    pub id: Id,
    pub level: Level,
    pub started_on: Option<NaiveDate>,
    pub completed_on: Option<NaiveDate>,
    pub teachers: String,
    pub place: String,
    pub note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, Type)]
pub enum Level {
    /// "SCIP Level A (Learning Cohort)"
    A,
    /// "SCIP Level B (Consultation Groups)"
    B,
    /// The supervision pathway itself.
    C,
}

impl Kept for Training {
    kept!(Training);

    fn check(&self, check: &mut Check<'_>) {
        check.past_day("started_on", self.started_on);
        check.past_day("completed_on", self.completed_on);
        check.ends_after(("started_on", self.started_on), ("completed_on", self.completed_on));
        check.line("teachers", &self.teachers);
        check.line("place", &self.place);
        check.text("note", &self.note);
    }
}
