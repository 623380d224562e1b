use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// What was observed of one competency, once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct CompetencyNote {
    pub id: Id,
    pub candidate: Id,
    /// The supervision session in which it was observed.
    pub session: Option<Id>,
    pub competency: String,
    pub date: Option<NaiveDate>,
    /// One of the programme file's stages, or none for "not observed".
    pub stage: Option<i32>,
    pub source: Source,
    pub words: String,
    pub use_in_letter: bool,
}

/// What was observed: "A rating names what was observed".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Recording,
    Transcript,
    Live,
    CaseReport,
    Discussion,
}

impl Kept for CompetencyNote {
    kept!(CompetencyNote of a candidate);

    fn check(&self, check: &mut Check<'_>) {
        check.competency("competency", &self.competency);
        check.past_day("date", self.date);
        if self
            .stage
            .is_some_and(|stage| !(1..=check.ground.stages).contains(&stage))
        {
            let message = "This stage is not in the programme file. Choose one of the list, or \"not observed\".";
            check.add("stage", crate::check::ProblemCode::Unknown, message);
        }
        check.text("words", &self.words);
    }
}
