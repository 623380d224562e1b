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
    /// Who came, and with what.
    pub presenting: String,
    /// How it was understood.
    pub formulation: String,
    /// What was done, and how self-compassion was integrated.
    pub work: String,
    /// What changed.
    pub outcome: String,
    /// What the therapist learnt.
    pub reflection: String,
    pub finished: bool,
    /// It is one of the 24 of the portfolio.
    pub counts: bool,
}

impl Kept for CaseStudy {
    kept!(CaseStudy);

    fn check(&self, check: &mut Check<'_>) {
        check.count("number", self.number, 10_000);
        check.line("title", &self.title);
        for (index, key) in self.competencies.iter().enumerate() {
            check.competency(format!("competencies/{index}"), key);
        }
        check.text("presenting", &self.presenting);
        check.text("formulation", &self.formulation);
        check.text("work", &self.work);
        check.text("outcome", &self.outcome);
        check.text("reflection", &self.reflection);
    }
}
