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
        check.stage("stage", self.stage);
        check.text("words", &self.words);
    }
}

/// Where a candidate sees themselves in one competency, once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct SelfRating {
    pub id: Id,
    /// Whose rating it is, in a supervisor's vault.
    pub candidate: Option<Id>,
    /// The supervision session that it belongs to.
    pub session: Option<Id>,
    pub competency: String,
    pub date: Option<NaiveDate>,
    /// One of the programme file's stages, or none for "cannot say yet".
    pub stage: Option<i32>,
    pub words: String,
}

impl Kept for SelfRating {
    kept!(SelfRating of a candidate or oneself);

    fn check(&self, check: &mut Check<'_>) {
        check.competency("competency", &self.competency);
        check.past_day("date", self.date);
        check.stage("stage", self.stage);
        check.text("words", &self.words);
    }
}
