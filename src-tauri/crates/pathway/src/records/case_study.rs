use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// One documented case study. There may be more than 24: the person chooses which count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct CaseStudy {
    pub id: Id,
    pub number: i32,
    pub title: String,
    pub client: Option<Id>,
    pub competencies: Vec<String>,
    /// The setting and the client's circumstances, without anything that could identify them.
    #[serde(default)]
    pub context: String,
    /// Who came, and with what.
    pub presenting: String,
    /// How it was understood.
    pub formulation: String,
    /// The inner critic: how it speaks, what it protects.
    #[serde(default)]
    pub inner_critic: String,
    /// The alliance between client and therapist.
    #[serde(default)]
    pub alliance: String,
    /// What was done, and how self-compassion was integrated.
    pub work: String,
    /// What changed.
    pub outcome: String,
    /// The therapist's own response.
    #[serde(default)]
    pub own_response: String,
    /// What the therapist makes of it.
    pub reflection: String,
    /// What was learned.
    #[serde(default)]
    pub learned: String,
    pub finished: bool,
    /// The day on which the supervisor had reviewed it.
    #[serde(default)]
    pub reviewed_on: Option<NaiveDate>,
    /// It is one of the 24 of the portfolio.
    pub counts: bool,
    /// Words that could tell who the client is, and that the writer has looked at and left.
    #[serde(default)]
    pub left_as_is: Vec<String>,
}

impl Kept for CaseStudy {
    kept!(CaseStudy);

    fn check(&self, check: &mut Check<'_>) {
        check.count("number", self.number, 10_000);
        check.line("title", &self.title);
        for (index, key) in self.competencies.iter().enumerate() {
            check.competency(format!("competencies/{index}"), key);
        }
        check.text("context", &self.context);
        check.text("inner_critic", &self.inner_critic);
        check.text("alliance", &self.alliance);
        check.text("own_response", &self.own_response);
        check.text("learned", &self.learned);
        check.past_day("reviewed_on", self.reviewed_on);
        check.text("presenting", &self.presenting);
        check.text("formulation", &self.formulation);
        check.text("work", &self.work);
        check.text("outcome", &self.outcome);
        check.text("reflection", &self.reflection);
        for (index, words) in self.left_as_is.iter().enumerate() {
            check.line(format!("left_as_is/{index}"), words);
        }
    }
}
