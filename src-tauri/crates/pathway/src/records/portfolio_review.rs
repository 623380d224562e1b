use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// The supervisor's look through the portfolio: "Supervisor reviews the candidate's clinical portfolio".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct PortfolioReview {
    pub id: Id,
    pub candidate: Id,
    pub case_studies: Vec<CaseStudySeen>,
    pub write_ups: ItemSeen,
    pub excerpts: ItemSeen,
    pub retreat: ItemSeen,
    pub reviewed_on: Option<NaiveDate>,
    pub feedback: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct CaseStudySeen {
    pub number: i32,
    pub seen: bool,
    pub accepted: bool,
    pub feedback: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct ItemSeen {
    pub seen: bool,
    pub accepted: bool,
    pub feedback: String,
}

impl Kept for PortfolioReview {
    kept!(PortfolioReview of a candidate);

    fn check(&self, check: &mut Check<'_>) {
        for (index, study) in self.case_studies.iter().enumerate() {
            check.count(format!("case_studies/{index}/number"), study.number, 1000);
            check.text(format!("case_studies/{index}/feedback"), &study.feedback);
        }
        check.text("write_ups/feedback", &self.write_ups.feedback);
        check.text("excerpts/feedback", &self.excerpts.feedback);
        check.text("retreat/feedback", &self.retreat.feedback);
        check.past_day("reviewed_on", self.reviewed_on);
        check.text("feedback", &self.feedback);
    }
}
