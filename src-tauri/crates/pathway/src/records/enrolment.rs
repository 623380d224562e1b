use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// The candidate's own way through the pathway.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Enrolment {
    pub id: Id,
    /// "At the time of application, participants will be asked to attest to this experience."
    pub attested_on: Option<NaiveDate>,
    pub registered_on: Option<NaiveDate>,
    pub supervisor_name: String,
    pub supervisor_email: String,
    pub agreement_finalized_on: Option<NaiveDate>,
    pub plan_agreed_on: Option<NaiveDate>,
    pub submitted_on: Option<NaiveDate>,
    pub verdict: Verdict,
    pub verdict_on: Option<NaiveDate>,
    /// What the programme asked for, when more development is needed.
    pub verdict_words: String,
    /// The portfolio went in again after more development.
    #[serde(default)]
    pub resubmitted_on: Option<NaiveDate>,
    #[serde(default)]
    pub appealed_on: Option<NaiveDate>,
    #[serde(default)]
    pub certified_on: Option<NaiveDate>,
    /// The programme's directory lists them.
    #[serde(default)]
    pub listed_on: Option<NaiveDate>,
}

/// What the programme answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Waiting,
    Approved,
    MoreDevelopment,
}

impl Kept for Enrolment {
    kept!(Enrolment);

    fn check(&self, check: &mut Check<'_>) {
        check.past_day("attested_on", self.attested_on);
        check.past_day("registered_on", self.registered_on);
        check.line("supervisor_name", &self.supervisor_name);
        check.line("supervisor_email", &self.supervisor_email);
        check.past_day("agreement_finalized_on", self.agreement_finalized_on);
        check.past_day("plan_agreed_on", self.plan_agreed_on);
        check.past_day("submitted_on", self.submitted_on);
        check.past_day("verdict_on", self.verdict_on);
        check.ends_after(("submitted_on", self.submitted_on), ("verdict_on", self.verdict_on));
        check.past_day("resubmitted_on", self.resubmitted_on);
        check.ends_after(
            ("submitted_on", self.submitted_on),
            ("resubmitted_on", self.resubmitted_on),
        );
        check.past_day("appealed_on", self.appealed_on);
        check.past_day("certified_on", self.certified_on);
        check.past_day("listed_on", self.listed_on);
        check.text("verdict_words", &self.verdict_words);
    }
}
