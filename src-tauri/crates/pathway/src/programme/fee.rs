use serde::{Deserialize, Serialize};
use specta::Type;

use super::Strength;
use crate::records::Payee;

/// What the certification costs, in whole units of `currency`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct FeeRules {
    pub currency: String,
    /// "Total: $3,050 USD"
    pub total: i32,
    pub total_cite: String,
    /// The standard rate of one session with the supervisor.
    pub per_session: i32,
    pub per_session_note: String,
    pub per_session_cite: String,
    pub sliding_scale: String,
    pub sliding_scale_cite: String,
    pub refund_note: String,
    pub refund_cite: String,
    pub list: Vec<FeeRule>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct FeeRule {
    pub key: String,
    pub title: String,
    /// Key of the step in which it falls due.
    pub step: String,
    pub amount: i32,
    /// How many sessions it pays for.
    pub sessions: Option<i32>,
    pub payee: Payee,
    /// When it is to be paid, in words.
    pub when: String,
    /// Whether the total counts it; the re-review fee is only sometimes owed.
    pub in_total: bool,
    pub strength: Strength,
    pub contradiction: Option<String>,
    pub cite: String,
}
