use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// A message to the programme's office, and when it was sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    pub id: Id,
    pub candidate: Id,
    /// Key of the notice in the programme file.
    pub notice: String,
    pub sent_on: Option<NaiveDate>,
}

impl Kept for Notice {
    kept!(Notice of a candidate);

    fn check(&self, check: &mut Check<'_>) {
        check.line("notice", &self.notice);
        check.past_day("sent_on", self.sent_on);
    }
}
