//! What is done, what is next, what is missing and why: each demand of the programme against the records.
//!
//! Pure functions of the records and the day. Only `required` demands block.

mod ask;
mod candidate;
mod eligibility;
mod finding;
mod forecast;
mod next;
mod paper;
mod portfolio;
mod sessions;
mod steps;
mod supervisor;
#[cfg(test)]
mod tests;

use serde::Serialize;
use specta::Type;

use crate::{Id, programme::Strength};

pub use candidate::{CandidateRecords, candidate_readiness};
pub use forecast::{Forecast, forecasts};
pub use supervisor::{SupervisorRecords, supervisor_readiness};

/// Where a person stands on the pathway.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Readiness {
    /// The five steps, in order.
    pub steps: Vec<StepProgress>,
    /// Key of the step that the person is in.
    pub current: String,
    /// Every demand, in the order in which a person meets them.
    pub requirements: Vec<Requirement>,
    /// The one thing to do next; none when nothing is left, or for an archived candidate.
    pub next: Option<NextAction>,
    /// Every required demand is met.
    pub ready: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct StepProgress {
    pub key: String,
    pub number: i32,
    pub title: String,
    pub state: StepState,
    /// A few words: "2 of 5 sessions" or "12 January 2026"; may be empty.
    pub line: String,
}

/// Several steps may be `now`: an earlier one where something is still missing, and the one that the person is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    Done,
    Now,
    Next,
}

/// One demand of the programme, and how it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Requirement {
    pub key: String,
    /// Key of the step in which it falls due.
    pub step: String,
    pub title: String,
    pub state: RequirementState,
    pub strength: Strength,
    /// Whether it belongs to "Who is Eligible to Begin?".
    pub eligibility: bool,
    /// Why it stands so, in plain words: "2 of 5 supervision sessions held."
    pub reason: String,
    pub count: Option<Count>,
    /// The records from which this follows.
    pub records: Vec<Id>,
    /// The programme's sentence.
    pub cite: String,
    /// Key of the contradiction that it stands in.
    pub contradiction: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RequirementState {
    Met,
    NotMet,
    /// It belongs to a later step than the current one, or waits for something else.
    NotYetDue,
}

/// How many there are, and how many are needed. More than needed is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Count {
    pub done: i32,
    pub needed: i32,
}

/// The one thing to do next.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct NextAction {
    pub title: String,
    pub reason: String,
    /// Key of the requirement that it serves.
    pub requirement: String,
    /// The planned supervision session, when there is one.
    pub session: Option<Id>,
    /// Its number in the pathway, when a supervision session is next.
    pub session_number: Option<i32>,
}

impl Readiness {
    #[must_use]
    pub fn requirement(&self, key: &str) -> Option<&Requirement> {
        self.requirements.iter().find(|r| r.key == key)
    }
}
