//! Planned sessions as a calendar file.

use std::path::Path;

use chrono::NaiveDate;
use exchange::calendar::{Appointment, Begins, calendar};
use pathway::{
    Id,
    records::{Candidate, SessionState, SupervisionSession},
    session::{USUAL, starts_at},
};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Code, Companion, Moment, Overwrite, Refusal, Result, letter::named_file, whole_file};

/// What a calendar shows of a session. Calendars are often shared, and often lie with somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CalendarWords {
    /// "Appointment"
    Nothing,
    /// "Supervision"
    Kind,
    /// "Supervision with M. O."
    Initials,
    /// "Supervision with Maren"
    FirstName,
}

/// Whose sessions a calendar file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CalendarOf {
    Everybody,
    Candidate(Id),
    Session(Id),
}

impl Companion {
    /// The name that a calendar file is offered under. It names nobody: the file may be sent on.
    #[must_use]
    pub fn calendar_file_name(&self, day: NaiveDate) -> String {
        named_file("Supervision sessions", "", day, "ics")
    }

    /// Writes the planned sessions that have a day as a calendar file, whole or not at all. Nothing of what was written about
    /// them goes in.
    ///
    /// # Errors
    /// When no session is planned for a day, or the file is there already or cannot be written.
    pub fn export_calendar(
        &self,
        of: &CalendarOf,
        words: CalendarWords,
        file: &Path,
        overwrite: Overwrite,
        moment: Moment,
    ) -> Result<()> {
        let sessions: Vec<SupervisionSession> = self.typed(match of {
            CalendarOf::Candidate(id) => Some(id),
            _ => None,
        })?;
        let present: Vec<Candidate> = self.typed(None)?;
        let person = |id: Option<&Id>| present.iter().find(|person| Some(&person.id) == id);
        let is_wanted = |session: &&SupervisionSession| match of {
            CalendarOf::Session(id) => session.id == *id,
            CalendarOf::Everybody => person(session.candidate.as_ref()).is_none_or(|person| !person.archived),
            CalendarOf::Candidate(_) => true,
        };
        let planned = |session: &&SupervisionSession| session.state == SessionState::Planned;
        let wanted = sessions.iter().filter(planned).filter(is_wanted);
        let titled: Vec<(&SupervisionSession, NaiveDate, String)> = wanted
            .filter_map(|session| {
                let name = person(session.candidate.as_ref()).map_or("", |person| person.name.trim());
                Some((session, session.date?, title(name, words)))
            })
            .collect();
        if titled.is_empty() {
            let message = "No session is planned for a day yet, so there is nothing for a calendar. Plan one first.";
            return Err(Refusal::new(Code::Invalid, message));
        }
        let appointments: Vec<Appointment<'_>> = titled
            .iter()
            .map(|(session, date, title)| Appointment {
                uid: session.id.as_str(),
                title,
                date: *date,
                begins: begins(session, *date),
                minutes: i64::from(session.duration_minutes.unwrap_or(USUAL)),
            })
            .collect();
        let text = calendar(&appointments, moment.instant);
        whole_file::write(file, text.as_bytes(), overwrite).map_err(|error| Refusal::file(&error))
    }
}

fn begins(session: &SupervisionSession, date: NaiveDate) -> Begins {
    let Some(time) = session.start else {
        return Begins::AllDay;
    };
    starts_at(date, time, &session.zone).map_or(Begins::Local(time), Begins::At)
}

fn title(name: &str, words: CalendarWords) -> String {
    let named = match words {
        CalendarWords::Nothing => return "Appointment".to_owned(),
        CalendarWords::Kind => String::new(),
        CalendarWords::Initials => name
            .split_whitespace()
            .filter_map(|part| part.chars().next())
            .map(|first| format!("{first}."))
            .collect::<Vec<_>>()
            .join(" "),
        CalendarWords::FirstName => name.split_whitespace().next().unwrap_or_default().to_owned(),
    };
    if named.is_empty() {
        "Supervision".to_owned()
    } else {
        format!("Supervision with {named}")
    }
}
