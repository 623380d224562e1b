use std::{collections::HashSet, path::Path};

use pathway::{Id, Kind, Record, check::Check, records::Workspace};
use serde::Deserialize;
use serde_json::Value;
use vault::VaultError;

use super::{
    PrivateWords, WordOfAClient,
    among::Among,
    file::{FORMAT, VERSION},
};
use crate::{
    Code, Companion, Moment, Refusal, Result,
    foreign::read_file,
    identity::wrong_with,
    keep::{Neighbours, misfit},
};

/// Longer than any readable copy, in bytes: it holds texts and no attached files.
const LONGEST: u64 = 1 << 30;

/// What an import brought.
#[derive(Debug, PartialEq, Eq)]
pub struct Imported {
    pub records: usize,
    pub private_notes: usize,
}

/// The file with its records still unread, so that each fault can be named with its path.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unread {
    format: String,
    version: u32,
    workspace: Workspace,
    records: Vec<Value>,
    #[serde(default)]
    private_notes: Vec<PrivateWords>,
    #[serde(default)]
    client_words: Vec<WordOfAClient>,
}

impl Companion {
    /// Brings in a readable copy: adds its records, and updates those that are already here (the earlier text stays in
    /// the history). A file with any fault changes nothing.
    ///
    /// # Errors
    /// The first fault, with its path inside the file.
    pub fn import_copy(&mut self, file: &Path, moment: Moment) -> Result<Imported> {
        let bytes = read_file(file, LONGEST).map_err(|_| unreadable())?;
        self.import(&bytes, moment)
    }

    /// Brings in a readable copy from its bytes.
    ///
    /// # Errors
    /// As [`Companion::import_copy`].
    pub fn import(&mut self, json: &[u8], moment: Moment) -> Result<Imported> {
        let unread = read(json)?;
        if unread.workspace != self.workspace() {
            return Err(fault(
                "workspace",
                "This copy is of the other person's workspace. Import it into a vault of that workspace.",
            ));
        }
        let records = unread
            .records
            .iter()
            .enumerate()
            .map(|(index, value)| read_record(index, value.clone(), unread.workspace))
            .collect::<Result<Vec<Record>>>()?;
        self.look_through(&records, &unread, moment)?;
        self.vault.transact(moment.instant, |writing| {
            writing.set_every_version_aside();
            for record in &records {
                writing.put(record)?;
            }
            for note in &unread.private_notes {
                writing.put_private_note(&note.about, &note.text)?;
            }
            for word in &unread.client_words {
                writing.add_client_word(&word.client, word.word.trim())?;
            }
            Ok::<_, VaultError>(())
        })?;
        Ok(Imported {
            records: records.len(),
            private_notes: unread.private_notes.len(),
        })
    }

    /// Every fault that the records have by themselves, among each other, and with what the vault holds.
    fn look_through(&self, records: &[Record], unread: &Unread, moment: Moment) -> Result<()> {
        let held = self.vault.all_records()?;
        let brought = unread.client_words.iter().map(|word| word.word.as_str());
        let register = self.register_with(brought)?;
        let among = Among::new(self.workspace(), &held, records, register)?;
        let ground = self.ground(moment);
        for (index, record) in records.iter().enumerate() {
            let own = record.problems(&ground).into_iter().next();
            if let Some(problem) = own.map_or_else(|| misfit(record, &among), |problem| Ok(Some(problem)))? {
                let field = problem.field.replace('/', ".");
                return Err(fault(format!("records[{index}].{field}"), &problem.message));
            }
        }
        let mut about: HashSet<&Id> = HashSet::new();
        for (index, note) in unread.private_notes.iter().enumerate() {
            let at = |field: &str| format!("private_notes[{index}].{field}");
            if among.kind_of(&note.about)?.is_none() {
                return Err(fault(
                    at("about"),
                    "There is no record with this id, neither in the file nor in the vault.",
                ));
            }
            if !about.insert(&note.about) {
                return Err(fault(
                    at("about"),
                    "Two private notes in this file are about the same record.",
                ));
            }
            let mut check = Check::new(&ground);
            check.text("text", &note.text);
            if let Some(problem) = check.finish().first() {
                return Err(fault(at("text"), &problem.message));
            }
        }
        for (index, word) in unread.client_words.iter().enumerate() {
            let at = |field: &str| format!("client_words[{index}].{field}");
            if among.kind_of(&word.client)? != Some(Kind::Client) {
                let message = "There is no client with this id, neither in the file nor in the vault.";
                return Err(fault(at("client"), message));
            }
            if let Some(message) = wrong_with(&word.word, &ground) {
                return Err(fault(at("word"), &message));
            }
        }
        Ok(())
    }
}

fn read(json: &[u8]) -> Result<Unread> {
    let mut reader = serde_json::Deserializer::from_slice(json);
    let unread: Unread = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        let place = format!("line {}, column {}", inner.line(), inner.column());
        let message = match inner.classify() {
            serde_json::error::Category::Data => {
                format!("This is not a readable copy of a vault: {path} at {place} does not fit.")
            }
            _ => format!("This file is not well-formed JSON at {place}."),
        };
        fault(path, &message)
    })?;
    reader.end().map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        fault("", &format!("There is more in this file after its end, at {place}."))
    })?;
    if unread.format != FORMAT {
        return Err(fault(
            "format",
            "This is not a readable copy of a SCIP Companion vault.",
        ));
    }
    if unread.version > VERSION {
        return Err(fault(
            "version",
            "This copy was made by a newer version of the app. Update the app, then import it.",
        ));
    }
    Ok(unread)
}

fn read_record(index: usize, mut value: Value, workspace: Workspace) -> Result<Record> {
    let at = |field: &str| format!("records[{index}].{field}");
    let kind = value
        .as_object_mut()
        .and_then(|record| record.remove("kind"))
        .unwrap_or_default();
    let kind: Kind = serde_json::from_value(kind)
        .map_err(|_| fault(at("kind"), "This kind of record is not known, or is missing."))?;
    if !kind.belongs_to(workspace) {
        return Err(fault(
            at("kind"),
            "Such a record belongs into the other person's workspace.",
        ));
    }
    Record::read(kind, value).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." {
            format!("records[{index}]")
        } else {
            at(&path)
        };
        fault(
            path,
            "This value does not fit: it is missing, has another shape, or is not known here.",
        )
    })
}

fn unreadable() -> Refusal {
    Refusal::new(
        Code::CannotRead,
        "This file could not be read. Check its name, and that you may open it. Nothing was imported.",
    )
}

pub(super) fn fault(path: impl Into<String>, message: &str) -> Refusal {
    let path = path.into();
    let place = if path.is_empty() {
        String::new()
    } else {
        format!("At {path}: ")
    };
    Refusal::at(
        Code::Invalid,
        path,
        format!("{place}{message} Nothing was imported; the vault is as it was."),
    )
}
