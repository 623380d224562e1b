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
    #[serde(default)]
    pub title: String,
    pub seen: bool,
    pub accepted: bool,
    #[serde(default)]
    pub seen_on: Option<NaiveDate>,
    /// Given back to be worked on.
    #[serde(default)]
    pub returned: bool,
    pub feedback: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct ItemSeen {
    pub seen: bool,
    pub accepted: bool,
    #[serde(default)]
    pub seen_on: Option<NaiveDate>,
    /// Given back to be worked on.
    #[serde(default)]
    pub returned: bool,
    pub feedback: String,
}

impl Kept for PortfolioReview {
    kept!(PortfolioReview of a candidate);

    fn check(&self, check: &mut Check<'_>) {
        for (index, study) in self.case_studies.iter().enumerate() {
            check.count(format!("case_studies/{index}/number"), study.number, 1000);
            check.line(format!("case_studies/{index}/title"), &study.title);
            check.past_day(format!("case_studies/{index}/seen_on"), study.seen_on);
            check.text(format!("case_studies/{index}/feedback"), &study.feedback);
        }
        let parts = [
            ("write_ups", &self.write_ups),
            ("excerpts", &self.excerpts),
            ("retreat", &self.retreat),
        ];
        for (part, seen) in parts {
            check.past_day(format!("{part}/seen_on"), seen.seen_on);
            check.text(format!("{part}/feedback"), &seen.feedback);
        }
        check.past_day("reviewed_on", self.reviewed_on);
        check.text("feedback", &self.feedback);
    }
}
