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
    #[serde(default)]
    pub payment_structure: PaymentStructure,
    /// What one session costs, in hundredths of the currency; nothing said means the programme's own fee.
    #[serde(default)]
    pub session_cents: Option<i32>,
    /// Three letters, like USD; empty means that nobody said.
    #[serde(default)]
    pub currency: String,
    /// Counts from 1; a new version begins where both signed an earlier one.
    #[serde(default = "first")]
    pub version: i32,
    #[serde(default)]
    pub candidate_signed_on: Option<NaiveDate>,
    #[serde(default)]
    pub supervisor_signed_on: Option<NaiveDate>,
    pub drafted_on: Option<NaiveDate>,
    pub finalized_on: Option<NaiveDate>,
}

/// How supervision is paid: "outlines your goals, session schedule, and payment
/// structure"; "Supervisors may offer sliding scale rates according to need and regional context.".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum PaymentStructure {
    /// Nothing agreed yet.
    #[default]
    Open,
    /// The assessment, then the five sessions, then the last two, each paid beforehand.
    InParts,
    PerSession,
    SlidingScale,
    /// As the words of the agreement say.
    Other,
}

/// The number of the first version.
fn first() -> i32 {
    1
}

impl Kept for Agreement {
    kept!(Agreement of a candidate);

    fn check(&self, check: &mut Check<'_>) {
        check.text("goals", &self.goals);
        check.text("schedule", &self.schedule);
        check.text("payment", &self.payment);
        if let Some(cents) = self.session_cents {
            check.count("session_cents", cents, 100_000_000);
        }
        check.currency("currency", &self.currency);
        check.count("version", self.version, 10_000);
        check.past_day("candidate_signed_on", self.candidate_signed_on);
        check.past_day("supervisor_signed_on", self.supervisor_signed_on);
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
    /// How often, how, and with what to prepare.
    #[serde(default)]
    pub methods: String,
    /// Counts from 1; a new version begins where both signed an earlier one.
    #[serde(default = "first")]
    pub version: i32,
    #[serde(default)]
    pub candidate_signed_on: Option<NaiveDate>,
    #[serde(default)]
    pub supervisor_signed_on: Option<NaiveDate>,
    pub agreed_on: Option<NaiveDate>,
}

impl Kept for Plan {
    kept!(Plan of a candidate);

    fn check(&self, check: &mut Check<'_>) {
        check.text("objectives", &self.objectives);
        for (index, key) in self.focus.iter().enumerate() {
            check.competency(format!("focus/{index}"), key);
        }
        check.text("methods", &self.methods);
        check.count("version", self.version, 10_000);
        check.past_day("candidate_signed_on", self.candidate_signed_on);
        check.past_day("supervisor_signed_on", self.supervisor_signed_on);
        check.past_day("agreed_on", self.agreed_on);
    }
}
