use chrono::{NaiveDate, NaiveTime};
use pathway::{
    Id,
    fees::totals,
    readiness::{NextAction, StepProgress, supervisor_readiness},
    records::{Payee, SessionKind, SessionState, Whose},
};
use serde::Serialize;
use specta::Type;

use super::gather::OfCandidate;
use crate::{Companion, Moment, Result};

/// One line of the list of candidates.
#[derive(Debug, Serialize, Type)]
pub struct CandidateLine {
    pub id: Id,
    pub name: String,
    pub archived: bool,
    /// The step that the candidate is in.
    pub step: Option<StepProgress>,
    pub next: Option<NextAction>,
    pub next_session: Option<NextSession>,
    /// Agreed actions that are due and not done.
    pub overdue: i32,
    /// What was agreed and is not done, of which the day comes first.
    pub waiting: Option<WaitingFor>,
    /// What is still to be paid to the supervisor, one text for each currency: "USD 540.00".
    pub fees_open: Vec<String>,
    /// The day of the last session that was held, or of the last material that came.
    pub last_contact: Option<NaiveDate>,
}

#[derive(Debug, Serialize, Type)]
pub struct WaitingFor {
    pub text: String,
    pub whose: Whose,
    pub due_on: Option<NaiveDate>,
}

#[derive(Debug, Serialize, Type)]
pub struct NextSession {
    pub id: Id,
    pub number: i32,
    pub session_kind: SessionKind,
    pub date: NaiveDate,
    pub start: Option<NaiveTime>,
}

impl Companion {
    /// The supervisor's candidates, by name, each with where they stand.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn candidates(&self, moment: Moment) -> Result<Vec<CandidateLine>> {
        let mut people = self.of_candidates()?;
        people.sort_by_key(|of| (of.candidate.archived, of.candidate.name.to_lowercase()));
        Ok(people.iter().map(|records| self.line(records, moment)).collect())
    }

    fn line(&self, records: &OfCandidate, moment: Moment) -> CandidateLine {
        let person = &records.candidate;
        let readiness = supervisor_readiness(self.programme, &records.view(), moment.today);
        let planned = records
            .sessions
            .iter()
            .filter(|session| session.state == SessionState::Planned);
        let next_session = planned
            .filter_map(|session| session.date.map(|date| (date, session.start, session)))
            .min_by_key(|(date, start, _)| (*date, *start))
            .map(|(date, start, session)| NextSession {
                id: session.id.clone(),
                number: session.number,
                session_kind: session.session_kind,
                date,
                start,
            });
        let late = |due: Option<NaiveDate>| due.is_some_and(|due| due < moment.today);
        let open = || {
            let actions = records.sessions.iter().flat_map(|session| &session.actions);
            actions.filter(|action| !action.done && !action.text.trim().is_empty())
        };
        let overdue = open().filter(|action| late(action.due_on)).count();
        let waiting = open().min_by_key(|action| (action.due_on.is_none(), action.due_on));
        let held = records
            .sessions
            .iter()
            .filter(|session| session.state == SessionState::Held);
        let came = records.materials.iter().filter_map(|material| material.received_on);
        let last_contact = held.filter_map(|session| session.date).chain(came).max();
        let owed = records
            .fees
            .iter()
            .filter(|fee| fee.payee == Payee::Supervisor && fee.is_open())
            .cloned();
        let fees_open = totals(&owed.collect::<Vec<_>>())
            .into_iter()
            .map(|total| total.open)
            .collect();
        CandidateLine {
            id: person.id.clone(),
            name: person.name.clone(),
            archived: person.archived,
            step: readiness.steps.into_iter().find(|step| step.key == readiness.current),
            next: readiness.next,
            next_session,
            overdue: i32::try_from(overdue).unwrap_or(i32::MAX),
            waiting: waiting.map(|action| WaitingFor {
                text: action.text.trim().to_owned(),
                whose: action.whose,
                due_on: action.due_on,
            }),
            fees_open,
            last_contact,
        }
    }
}
