//! What the programme waits to hear from a supervisor, and since when.

use chrono::NaiveDate;

use crate::{
    readiness::SupervisorRecords,
    records::{Export, LetterKind, SessionKind, SessionState},
};

/// That something has happened of which the programme is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Happened {
    /// The day, as far as the records know it.
    pub on: Option<NaiveDate>,
}

/// Whether what a notice tells has happened: none while it has not, or for a notice that is not known.
#[must_use]
pub fn happened(notice: &str, records: &SupervisorRecords<'_>) -> Option<Happened> {
    match notice {
        // "Your supervisor will notify CMSC once the agreement is finalized."
        "agreement_finalized" => {
            let on = records.agreement.and_then(|agreement| agreement.finalized_on);
            on.map(|on| Happened { on: Some(on) })
        }
        // "Supervisor notifies CMSC that CA has been completed."
        "assessment_completed" => {
            use SessionKind::{CaseAndPracticeReview, Orientation, SupervisionPlanMeeting};
            let held = |kind| {
                let sessions = records.sessions.iter();
                sessions.filter(move |s| s.session_kind == kind && s.state == SessionState::Held)
            };
            let kinds = [Orientation, CaseAndPracticeReview, SupervisionPlanMeeting];
            kinds.iter().all(|kind| held(*kind).next().is_some()).then(|| Happened {
                on: kinds.iter().flat_map(|kind| held(*kind)).filter_map(|s| s.date).max(),
            })
        }
        // "Your mentor will submit a formal letter of recommendation directly to the Certification Committee."
        "recommendation" => {
            let exported = |e: &&Export| e.letter_kind == LetterKind::Recommendation && !e.draft;
            let on = records.exports.iter().filter(exported).map(|e| e.exported_on).max();
            on.map(|on| Happened { on: Some(on) })
        }
        _ => None,
    }
}
