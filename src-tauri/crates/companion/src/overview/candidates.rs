use chrono::{NaiveDate, NaiveTime};
use pathway::{
    Id,
    readiness::{NextAction, StepProgress, supervisor_readiness},
    records::{Candidate, SessionKind, SessionState},
};
use serde::Serialize;
use specta::Type;

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
        let mut people: Vec<Candidate> = self.typed(None)?;
        people.sort_by_key(|person| (person.archived, person.name.to_lowercase()));
        people.iter().map(|person| self.line(person, moment)).collect()
    }

    fn line(&self, person: &Candidate, moment: Moment) -> Result<CandidateLine> {
        let records = self.of_candidate(&person.id)?;
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
        let actions = records.sessions.iter().flat_map(|session| &session.actions);
        let overdue = actions.filter(|action| !action.done && late(action.due_on)).count();
        Ok(CandidateLine {
            id: person.id.clone(),
            name: person.name.clone(),
            archived: person.archived,
            step: readiness.steps.into_iter().find(|step| step.key == readiness.current),
            next: readiness.next,
            next_session,
            overdue: i32::try_from(overdue).unwrap_or(i32::MAX),
        })
    }
}
