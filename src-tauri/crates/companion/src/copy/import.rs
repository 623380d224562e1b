use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use pathway::{Id, Kind, Record, records::Workspace};
use serde::Deserialize;
use serde_json::Value;
use vault::VaultError;

use super::{
    PrivateWords,
    file::{FORMAT, VERSION},
};
use crate::{Code, Companion, Moment, Refusal, Result};

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
}

impl Companion {
    /// Brings in a readable copy: adds its records, and updates those that are already here (the earlier text stays in
    /// the history). A file with any fault changes nothing.
    ///
    /// # Errors
    /// The first fault, with its path inside the file.
    pub fn import_copy(&mut self, file: &Path, moment: Moment) -> Result<Imported> {
        let bytes = std::fs::read(file).map_err(|error| Refusal::file(&error))?;
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
            .into_iter()
            .enumerate()
            .map(|(index, value)| read_record(index, value, unread.workspace))
            .collect::<Result<Vec<Record>>>()?;
        self.look_through(&records, &unread.private_notes, moment)?;
        self.vault.transact(moment.instant, |writing| {
            for record in &records {
                writing.put(record)?;
            }
            for note in &unread.private_notes {
                writing.put_private_note(&note.about, &note.text)?;
            }
            Ok::<_, VaultError>(())
        })?;
        Ok(Imported {
            records: records.len(),
            private_notes: unread.private_notes.len(),
        })
    }

    /// Every fault that the records have by themselves, among each other, and with what the vault holds.
    fn look_through(&self, records: &[Record], notes: &[PrivateWords], moment: Moment) -> Result<()> {
        let held = self.vault.all_records()?;
        let mut known: HashMap<&Id, &Record> = held.iter().map(|record| (record.id(), record)).collect();
        let mut here: HashSet<&Id> = HashSet::new();
        for (index, record) in records.iter().enumerate() {
            let at = |field: &str| format!("records[{index}].{field}");
            if !here.insert(record.id()) {
                return Err(fault(at("id"), "Two records in this file have the same id."));
            }
            if let Some(earlier) = known.insert(record.id(), record)
                && (earlier.kind() != record.kind() || earlier.candidate() != record.candidate())
            {
                return Err(fault(
                    at("id"),
                    "This id already belongs to another record of the vault.",
                ));
            }
        }
        let ground = self.ground(moment);
        for (index, record) in records.iter().enumerate() {
            let at = |field: &str| format!("records[{index}].{field}");
            if let Some(problem) = record.problems(&ground).into_iter().next() {
                return Err(fault(at(&problem.field.replace('/', ".")), &problem.message));
            }
            let is = |id: &Id, kind: Kind| known.get(id).is_some_and(|record| record.kind() == kind);
            if record.candidate().is_some_and(|id| !is(id, Kind::Candidate)) {
                return Err(fault(
                    at("candidate"),
                    "There is no candidate with this id, neither in the file nor in the vault.",
                ));
            }
            if let Record::ClientSession(session) = record
                && !is(&session.client, Kind::Client)
            {
                return Err(fault(
                    at("client"),
                    "There is no client with this id, neither in the file nor in the vault.",
                ));
            }
        }
        only_once(records, &known)?;
        for (index, note) in notes.iter().enumerate() {
            if !known.contains_key(&note.about) {
                return Err(fault(
                    format!("private_notes[{index}].about"),
                    "There is no record with this id, neither in the file nor in the vault.",
                ));
            }
            if note.text.contains('\0') || note.text.chars().count() > pathway::check::LONGEST_TEXT {
                return Err(fault(
                    format!("private_notes[{index}].text"),
                    "This text is too long or holds a character that cannot be kept (NUL).",
                ));
            }
        }
        Ok(())
    }
}

/// That no two clients share a pseudonym, and that there is one of what there can be only one of.
fn only_once(records: &[Record], known: &HashMap<&Id, &Record>) -> Result<()> {
    let mut pseudonyms: HashSet<String> = HashSet::new();
    let mut singles: HashSet<(Kind, Option<&Id>)> = HashSet::new();
    let places: HashMap<&Id, usize> = records
        .iter()
        .enumerate()
        .map(|(index, record)| (record.id(), index))
        .collect();
    let index_of = |id: &Id| places.get(id).copied();
    // First those that are only in the vault, so that a clash is named at the record of the file.
    let mut ordered: Vec<&Record> = known.values().copied().collect();
    ordered.sort_by_key(|record| index_of(record.id()));
    for record in ordered {
        let path =
            |field: &str| index_of(record.id()).map_or_else(String::new, |index| format!("records[{index}].{field}"));
        match record {
            Record::Client(client) if !pseudonyms.insert(client.pseudonym.trim().to_lowercase()) => {
                return Err(fault(
                    path("pseudonym"),
                    "Another client already has this pseudonym. Choose a different one.",
                ));
            }
            Record::Profile(_)
            | Record::Enrolment(_)
            | Record::Agreement(_)
            | Record::Plan(_)
            | Record::PortfolioReview(_)
            | Record::Decision(_)
            | Record::Letter(_)
                if !singles.insert((record.kind(), record.candidate())) =>
            {
                return Err(fault(
                    path("id"),
                    "There is already such a record under another id; there can be only one.",
                ));
            }
            _ => {}
        }
    }
    Ok(())
}

fn read(json: &[u8]) -> Result<Unread> {
    let reader = &mut serde_json::Deserializer::from_slice(json);
    let unread: Unread = serde_path_to_error::deserialize(reader).map_err(|error| {
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

fn fault(path: impl Into<String>, message: &str) -> Refusal {
    let path = path.into();
    Refusal::at(
        Code::Invalid,
        path.clone(),
        format!("{message} (at {path}) Nothing was imported; the vault is as it was."),
    )
}
