use std::path::Path;

use pathway::{
    identity::Class,
    records::{Client, ClientSession},
};
use serde::Serialize;
use specta::Type;

use crate::{Code, Companion, Moment, Overwrite, Refusal, Result, whole_file};

/// A sheet that now lies on the disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SheetExported {
    pub file_name: String,
    /// The folder that it lies in, for the person to read.
    pub folder: String,
    pub sessions: u32,
}

impl Companion {
    /// The name that the sheet of client sessions is offered under.
    #[must_use]
    pub fn sheet_file_name(&self, moment: Moment) -> String {
        format!("Client sessions {}.csv", moment.today)
    }

    /// Writes every client session as CSV, the earliest first, whole or not at all. Notes stay in the vault; a cell that a
    /// spreadsheet would calculate is made plain text.
    ///
    /// # Errors
    /// Words that must never leave; a file that is already there, a place that cannot be written to.
    pub fn export_sheet(&self, file: &Path, overwrite: Overwrite) -> Result<SheetExported> {
        let mut sessions: Vec<ClientSession> = self.typed(None)?;
        sessions.sort_by_key(|session| session.date);
        let clients: Vec<Client> = self.typed(None)?;
        let register = self.register()?;
        let unwritable = |_| {
            Refusal::new(
                Code::Internal,
                "The sheet could not be made. Your vault is not touched.",
            )
        };
        let mut rows =
            vec![["Date", "Client", "Minutes", "Self-compassion integrated", "Practice"].map(ToOwned::to_owned)];
        for session in &sessions {
            let whose = clients.iter().find(|client| client.id == session.client);
            let looked = pathway::identity::look(&session.practice, &register);
            if looked.iter().any(|one| one.class == Class::Register) {
                let day = session.date.map(pathway::words::date).unwrap_or_default();
                let message = format!(
                    "The sheet was not exported: the session of {day} holds a word that you said must never leave. Change it, \
                     then export again."
                );
                return Err(Refusal::new(Code::Incomplete, message));
            }
            rows.push([
                session.date.map(|day| day.to_string()).unwrap_or_default(),
                whose.map(|client| client.pseudonym.clone()).unwrap_or_default(),
                session
                    .duration_minutes
                    .map(|minutes| minutes.to_string())
                    .unwrap_or_default(),
                if session.self_compassion { "yes" } else { "no" }.to_owned(),
                session.practice.clone(),
            ]);
        }
        let bytes = exchange::table::table(rows).map_err(unwritable)?;
        whole_file::write(file, &bytes, overwrite).map_err(|error| Refusal::file(&error))?;
        let name = |part: Option<&std::ffi::OsStr>| part.map(|name| name.to_string_lossy().into_owned());
        Ok(SheetExported {
            file_name: name(file.file_name()).unwrap_or_default(),
            folder: name(file.parent().map(Path::as_os_str)).unwrap_or_default(),
            sessions: u32::try_from(sessions.len()).unwrap_or(u32::MAX),
        })
    }
}
