//! What is on in the next seven days, across everybody.

use chrono::{Days, NaiveDate, NaiveTime};
use pathway::{
    Id,
    records::{Action, Candidate, Concern, SessionKind, SessionState, SupervisionSession, Whose, Workspace},
};
use serde::Serialize;
use specta::Type;

use crate::{Companion, Moment, Result, fees::FeeLine, notices::NoticeLine};

/// Today and the six days after it, with what was due before and is not done.
#[derive(Debug, Serialize, Type)]
pub struct Week {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Planned for one of these days, and what is past and still stands as planned; by time.
    pub sessions: Vec<WeekSession>,
    /// Agreed, not done, and due by the last of these days; by day.
    pub actions: Vec<WeekAction>,
    /// Concerns to be looked at again by the last of these days.
    pub concerns: Vec<WeekConcern>,
    /// What the programme waits to hear.
    pub notices: Vec<NoticeLine>,
    /// Open, and due by the last of these days.
    pub fees: Vec<FeeLine>,
}

#[derive(Debug, Serialize, Type)]
pub struct WeekSession {
    pub id: Id,
    pub candidate: Option<Id>,
    /// With whom; empty in a candidate's own vault.
    pub name: String,
    pub number: i32,
    pub session_kind: SessionKind,
    pub date: NaiveDate,
    pub start: Option<NaiveTime>,
    pub zone: String,
    pub duration_minutes: Option<i32>,
    /// Its day is over, and nobody said how it went.
    pub passed: bool,
}

#[derive(Debug, Serialize, Type)]
pub struct WeekAction {
    /// The session in which it was agreed, and its place among that one's actions.
    pub session: Id,
    pub index: i32,
    pub candidate: Option<Id>,
    pub name: String,
    pub text: String,
    pub whose: Whose,
    pub due_on: NaiveDate,
    pub overdue: bool,
}

/// It says when, never what: the screen may be seen by others.
#[derive(Debug, Serialize, Type)]
pub struct WeekConcern {
    pub id: Id,
    pub candidate: Id,
    pub name: String,
    pub follow_up_on: NaiveDate,
    pub overdue: bool,
}

impl Companion {
    /// What this week asks for.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn week(&self, moment: Moment) -> Result<Week> {
        let from = moment.today;
        let to = from.checked_add_days(Days::new(6)).unwrap_or(from);
        let people = self.present()?;
        let name_of = |id: Option<&Id>| {
            people
                .iter()
                .find(|(person, _)| Some(person) == id)
                .map(|(_, name)| name)
        };
        let own = self.workspace() == Workspace::Candidate;
        let mut week = Week {
            from,
            to,
            sessions: Vec::new(),
            actions: Vec::new(),
            concerns: Vec::new(),
            notices: Vec::new(),
            fees: Vec::new(),
        };
        for session in self.typed::<SupervisionSession>(None)? {
            let name = match name_of(session.candidate.as_ref()) {
                Some(name) => name.clone(),
                None if own => String::new(),
                // Archived: nothing is waited for.
                None => continue,
            };
            week.actions.extend(due(&session, &name, from, to));
            week.sessions.extend(on(session, name, from, to));
        }
        week.sessions.sort_by_key(|session| (session.date, session.start));
        week.actions.sort_by_key(|action| action.due_on);
        if !own {
            week.concerns = self.concerns_by(to, from, &people)?;
            week.notices = self.notices(moment)?.into_iter().filter(|line| line.due).collect();
        }
        let is_due = |line: &FeeLine| {
            let open = line.paid_on.is_none() && line.waived_on.is_none();
            open && line.due_on.is_some_and(|due| due <= to) && (own || name_of(line.candidate.as_ref()).is_some())
        };
        week.fees = self.fees(moment)?.lines.into_iter().filter(is_due).collect();
        Ok(week)
    }

    /// The candidates who are not archived, with their names.
    pub(crate) fn present(&self) -> Result<Vec<(Id, String)>> {
        let people: Vec<Candidate> = self.typed(None)?;
        let present = people.into_iter().filter(|person| !person.archived);
        Ok(present
            .map(|person| (person.id, person.name.trim().to_owned()))
            .collect())
    }

    fn concerns_by(&self, to: NaiveDate, today: NaiveDate, people: &[(Id, String)]) -> Result<Vec<WeekConcern>> {
        let mut concerns = Vec::new();
        for concern in self.typed::<Concern>(None)? {
            let name = people.iter().find(|(id, _)| *id == concern.candidate);
            if let (None, Some(day), Some((_, name))) = (concern.closed_on, concern.follow_up_on, name)
                && day <= to
            {
                concerns.push(WeekConcern {
                    id: concern.id,
                    candidate: concern.candidate,
                    name: name.clone(),
                    follow_up_on: day,
                    overdue: day < today,
                });
            }
        }
        concerns.sort_by_key(|concern| concern.follow_up_on);
        Ok(concerns)
    }
}

/// A planned session up to the last day.
fn on(session: SupervisionSession, name: String, from: NaiveDate, to: NaiveDate) -> Option<WeekSession> {
    let date = session.date.filter(|date| *date <= to)?;
    (session.state == SessionState::Planned).then_some(WeekSession {
        passed: date < from,
        id: session.id,
        candidate: session.candidate,
        name,
        number: session.number,
        session_kind: session.session_kind,
        date,
        start: session.start,
        zone: session.zone,
        duration_minutes: session.duration_minutes,
    })
}

/// The open actions of a session that are due by the last day.
fn due(session: &SupervisionSession, name: &str, from: NaiveDate, to: NaiveDate) -> Vec<WeekAction> {
    let open = |action: &Action| action.due_on.filter(|due| *due <= to && !action.done);
    let actions = session.actions.iter().enumerate();
    actions
        .filter_map(|(index, action)| {
            let due_on = open(action)?;
            Some(WeekAction {
                session: session.id.clone(),
                index: i32::try_from(index).ok()?,
                candidate: session.candidate.clone(),
                name: name.to_owned(),
                text: action.text.clone(),
                whose: action.whose,
                due_on,
                overdue: due_on < from,
            })
        })
        .collect()
}
