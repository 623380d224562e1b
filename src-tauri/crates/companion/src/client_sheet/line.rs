use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use pathway::{
    Id, Record,
    records::{Client, ClientSession},
};

use super::{Columns, Sheet, sheet::Row, values};
use crate::{Companion, Moment, Result, keep::spelt};

/// A session as a line tells it, with the client as they are written there.
pub struct Told {
    pub client: String,
    pub session: ClientSession,
}

/// What a line of a sheet says, or why it cannot be taken.
pub type Read = std::result::Result<Told, String>;

/// What the vault has already, to tell a line that is there from one that is new.
pub struct Known {
    pub clients: HashMap<String, Id>,
    sessions: HashSet<(Id, Option<NaiveDate>, Option<i32>, String)>,
}

impl Known {
    pub fn of(companion: &Companion) -> Result<Self> {
        let clients: Vec<Client> = companion.typed(None)?;
        let sessions: Vec<ClientSession> = companion.typed(None)?;
        Ok(Self {
            clients: clients
                .into_iter()
                .map(|client| (spelt(&client.pseudonym), client.id))
                .collect(),
            sessions: sessions
                .into_iter()
                .map(|session| (session.client, session.date, session.duration_minutes, session.practice))
                .collect(),
        })
    }

    pub fn has(&self, session: &ClientSession, client: &Id) -> bool {
        let ClientSession {
            date,
            duration_minutes,
            practice,
            ..
        } = session;
        self.sessions
            .contains(&(client.clone(), *date, *duration_minutes, practice.clone()))
    }
}

impl Companion {
    /// Every line of a sheet, with its number.
    pub(super) fn lines(&self, sheet: &Sheet, columns: &Columns, moment: Moment) -> Result<Vec<(u64, Read)>> {
        let nobody = Id::from_random(0);
        let known = Known::of(self)?;
        let read = sheet.rows.iter().map(|row| {
            let told = told(row, columns, &nobody).and_then(|told| {
                let problem = Record::from(told.session.clone())
                    .problems(&self.ground(moment))
                    .into_iter()
                    .next();
                match (problem, known.clients.get(&spelt(&told.client))) {
                    (Some(problem), _) => Err(problem.message),
                    (None, Some(id)) if known.has(&told.session, id) => {
                        Err("This session is in your vault already.".to_owned())
                    }
                    _ => Ok(told),
                }
            });
            (row.line, told)
        });
        Ok(read.collect())
    }
}

fn told(row: &Row, columns: &Columns, nobody: &Id) -> Read {
    let refused = |message: &str| Err(message.to_owned());
    let client = row.cell(columns.client);
    if client.is_empty() {
        return refused("There is no client in this line.");
    }
    let date = row.cell(columns.date);
    let Some(day) = values::day(date, columns.month_first) else {
        return refused(if date.is_empty() {
            "There is no date in this line."
        } else {
            "This date cannot be read. Write it like 2026-03-14."
        });
    };
    let length = row.cell(columns.minutes);
    let minutes = values::minutes(length);
    if minutes.is_none() && !length.is_empty() {
        return refused("This duration cannot be read. Write minutes, like 50, or hours and minutes, like 0:50.");
    }
    let integrated = match columns.integrated {
        None => Some(columns.always_integrated),
        column => values::yes(row.cell(column)),
    };
    let Some(self_compassion) = integrated else {
        return refused("Whether self-compassion was integrated cannot be read. Write yes or no.");
    };
    Ok(Told {
        client: client.to_owned(),
        session: ClientSession {
            id: nobody.clone(),
            client: nobody.clone(),
            date: Some(day),
            duration_minutes: minutes,
            self_compassion,
            practice: row.cell(columns.practice).to_owned(),
            note: row.cell(columns.note).to_owned(),
            left_as_is: Vec::new(),
        },
    })
}
