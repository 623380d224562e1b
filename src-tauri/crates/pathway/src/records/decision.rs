use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// What the exit interview came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub id: Id,
    pub candidate: Id,
    pub outcome: Outcome,
    pub decided_on: Option<NaiveDate>,
    /// "Discuss portfolio feedback and competency attainment".
    pub attainment: String,
    /// "Identify next steps for ongoing professional growth".
    pub next_steps: String,
    /// Why not yet, in words that the candidate can work with.
    pub reasons: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Open,
    Recommend,
    NotYet,
}

impl Kept for Decision {
    kept!(Decision of a candidate);

    fn check(&self, check: &mut Check<'_>) {
        check.past_day("decided_on", self.decided_on);
        check.text("attainment", &self.attainment);
        check.text("next_steps", &self.next_steps);
        check.text("reasons", &self.reasons);
    }
}
