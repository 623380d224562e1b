use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// The supervision agreement: "co-create a Supervision Agreement that outlines your goals, session schedule, and
/// payment structure".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    pub id: Id,
    pub candidate: Id,
    pub goals: String,
    pub schedule: String,
    pub payment: String,
    pub drafted_on: Option<NaiveDate>,
    pub finalized_on: Option<NaiveDate>,
}

impl Kept for Agreement {
    kept!(Agreement of a candidate);

    fn check(&self, check: &mut Check<'_>) {
        check.text("goals", &self.goals);
        check.text("schedule", &self.schedule);
        check.text("payment", &self.payment);
        check.past_day("drafted_on", self.drafted_on);
        check.past_day("finalized_on", self.finalized_on);
        check.ends_after(("drafted_on", self.drafted_on), ("finalized_on", self.finalized_on));
    }
}

/// The personalized supervision plan, "including learning objectives and competency focus areas".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub id: Id,
    pub candidate: Id,
    pub objectives: String,
    /// Keys of the competencies in focus.
    pub focus: Vec<String>,
    pub agreed_on: Option<NaiveDate>,
}

impl Kept for Plan {
    kept!(Plan of a candidate);

    fn check(&self, check: &mut Check<'_>) {
        check.text("objectives", &self.objectives);
        for (index, key) in self.focus.iter().enumerate() {
            check.competency(format!("focus/{index}"), key);
        }
        check.past_day("agreed_on", self.agreed_on);
    }
}
