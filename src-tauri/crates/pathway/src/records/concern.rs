use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// A concern about risk or ethics, with its follow-up until it is closed. It stands on no paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Concern {
    pub id: Id,
    pub candidate: Id,
    /// The supervision session in which it came up.
    pub session: Option<Id>,
    pub about: ConcernAbout,
    pub noted_on: Option<NaiveDate>,
    pub words: String,
    /// What is to be done about it, and by when it is looked at again.
    pub follow_up: String,
    pub follow_up_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    /// How it ended.
    pub outcome: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum ConcernAbout {
    Risk,
    Ethics,
}

impl Kept for Concern {
    kept!(Concern of a candidate);

    fn check(&self, check: &mut Check<'_>) {
        check.past_day("noted_on", self.noted_on);
        check.text("words", &self.words);
        check.text("follow_up", &self.follow_up);
        check.day("follow_up_on", self.follow_up_on);
        check.past_day("closed_on", self.closed_on);
        check.ends_after(("noted_on", self.noted_on), ("closed_on", self.closed_on));
        check.text("outcome", &self.outcome);
    }
}
