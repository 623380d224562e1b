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
    /// What would change it.
    #[serde(default)]
    pub would_change: String,
    /// How far each competency is attained.
    #[serde(default)]
    pub attained: Vec<Attained>,
}

/// How far one competency is attained at the end, in words and, if the supervisor likes, as a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Attained {
    pub competency: String,
    pub stage: Option<i32>,
    pub words: String,
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
        check.text("would_change", &self.would_change);
        for (index, attained) in self.attained.iter().enumerate() {
            check.competency(format!("attained/{index}/competency"), &attained.competency);
            check.stage(format!("attained/{index}/stage"), attained.stage);
            check.text(format!("attained/{index}/words"), &attained.words);
        }
    }
}
