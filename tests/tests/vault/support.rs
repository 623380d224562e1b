//! What the vault's tests share: a small vault to break, and people to put into it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, TimeDelta, Utc};
use pathway::{
    Id, Record,
    records::{Candidate, Client, Medium, SessionKind, SessionState, SupervisionSession, Workspace},
};
use tempfile::TempDir;
use vault::{Cost, SecretString, Vault, VaultError};

pub const WORDS: &str = "a quiet lake before the rain";

pub fn passphrase() -> SecretString {
    SecretString::from(WORDS)
}

pub fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// A morning in November, and so many minutes later.
pub fn morning(minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_424_400, 0).unwrap() + TimeDelta::minutes(minutes)
}

pub fn candidate(name: &str) -> Candidate {
    Candidate {
        id: id("ada"),
        name: name.to_owned(),
        credentials: String::new(),
        email: String::new(),
        phone: String::new(),
        zone: String::new(),
        registered_on: None,
        eligibility_seen: false,
        about: String::new(),
        archived: false,
    }
}

pub fn session(name: &str, summary: &str) -> SupervisionSession {
    SupervisionSession {
        id: id(name),
        candidate: Some(id("ada")),
        number: 1,
        session_kind: SessionKind::Supervision,
        state: SessionState::Held,
        date: None,
        start: None,
        zone: String::new(),
        duration_minutes: Some(50),
        medium: Medium::Online,
        setting: pathway::records::Setting::Individual,
        moved: Vec::new(),
        missed_because: String::new(),
        supervisor: None,
        agenda_done: Vec::new(),
        lines: Vec::new(),
        summary: summary.to_owned(),
        guidance: String::new(),
        actions: Vec::new(),
    }
}

pub fn client() -> Client {
    Client {
        id: id("juniper"),
        pseudonym: "Juniper".to_owned(),
        note: String::new(),
    }
}

/// Saves a record, so many minutes after the morning began.
pub fn put(vault: &mut Vault, minute: i64, record: impl Into<Record>) {
    vault
        .transact(morning(minute), |writing| writing.put(&record.into()))
        .unwrap();
}

/// Saves the private note beside the record "first".
pub fn note(vault: &mut Vault, minute: i64, text: &str) {
    vault
        .transact(morning(minute), |writing| writing.put_private_note(&id("first"), text))
        .unwrap();
}

/// A supervisor's vault in a folder that goes away with it.
pub struct Scratch {
    _home: TempDir,
    pub folder: PathBuf,
}

impl Scratch {
    /// An empty vault, closed.
    pub fn new() -> Self {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("Test.scipvault");
        create(&folder).unwrap().close().unwrap();
        Self { _home: home, folder }
    }

    /// A vault with enough in it that its store has many pages, closed.
    pub fn filled() -> Self {
        let scratch = Self::new();
        let mut vault = scratch.open().unwrap();
        vault
            .transact(morning(0), |writing| -> Result<(), VaultError> {
                writing.put(&candidate("Ada").into())?;
                for number in 0..60 {
                    let name = format!("session-{number}");
                    writing.put(&session(&name, &"We spoke about kindness. ".repeat(40)).into())?;
                    writing.put_private_note(&id(&name), "Strictly for me.")?;
                }
                Ok(())
            })
            .unwrap();
        vault.close().unwrap();
        scratch
    }

    pub fn open(&self) -> Result<Vault, VaultError> {
        Vault::open(&self.folder, &passphrase())
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

pub fn create(folder: &Path) -> Result<Vault, VaultError> {
    Vault::create(folder, Workspace::Supervisor, &passphrase(), Cost::floor(), morning(0))
}

/// Every file of a folder, the lock aside, with its bytes.
pub fn bytes_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() && path.file_name().is_some_and(|name| name != "vault.lock") {
            let bytes = fs::read(&path).unwrap();
            files.insert(path, bytes);
        }
    }
    files
}

pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for (path, bytes) in bytes_of(from) {
        fs::write(to.join(path.file_name().unwrap()), bytes).unwrap();
    }
}
