use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// A supervisor whom the candidate considers or has chosen: "Review their bios to get a sense of
/// their clinical orientation, experience, and approach.".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct ConsideredSupervisor {
    pub id: Id,
    pub name: String,
    pub email: String,
    /// Their approach, and what speaks for and against.
    pub approach: String,
    /// The day of the introductory call.
    pub call_on: Option<NaiveDate>,
    pub call_notes: String,
    /// The day on which the candidate chose them.
    pub chosen_on: Option<NaiveDate>,
    /// No longer considered.
    pub passed_over: bool,
}

impl Kept for ConsideredSupervisor {
    kept!(ConsideredSupervisor);

    fn check(&self, check: &mut Check<'_>) {
        check.needed("name", &self.name, "Enter the supervisor's name.");
        check.line("email", &self.email);
        check.text("approach", &self.approach);
        check.day("call_on", self.call_on);
        check.text("call_notes", &self.call_notes);
        check.past_day("chosen_on", self.chosen_on);
    }
}
