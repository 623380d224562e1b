//! A vault that is open on a clear desk, for journeys without a window.
#![allow(clippy::unwrap_used, reason = "it is part of the tests")]

use std::{
    ops::{Deref, DerefMut},
    path::PathBuf,
};

use chrono::{NaiveDate, TimeZone, Utc};
use companion::{
    Companion, Moment,
    open::{Cost, NewVault, create, unlock},
    pathway::{Kept, Kind, Record, records::Workspace},
    sample,
};
use tempfile::TempDir;
use vault::SecretString;

pub const PASSPHRASE: &str = "four quiet unrelated words";

/// The day of every test: 23 November 2026, in the morning.
#[must_use]
pub fn today() -> Moment {
    Moment {
        instant: Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap(),
        today: day(2026, 11, 23),
    }
}

#[must_use]
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// An open vault in a folder of its own.
pub struct Desk {
    pub dir: TempDir,
    companion: Option<Companion>,
}

impl Desk {
    /// An empty vault.
    #[must_use]
    pub fn of(workspace: Workspace) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let new = NewVault {
            folder: dir.path().join("desk.scipvault"),
            workspace,
            name: "Ingrid Solheim".into(),
            passphrase: SecretString::from(PASSPHRASE),
            cost: Cost::floor(),
        };
        let companion = Some(create(new, today()).unwrap());
        Self { dir, companion }
    }

    #[must_use]
    pub fn supervisor() -> Self {
        Self::of(Workspace::Supervisor)
    }

    #[must_use]
    pub fn candidate() -> Self {
        Self::of(Workspace::Candidate)
    }

    /// The sample vault of a workspace.
    #[must_use]
    pub fn sample(workspace: Workspace) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let companion = Some(sample::create(&dir.path().join("sample.scipvault"), workspace, today()).unwrap());
        Self { dir, companion }
    }

    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Locks the vault and unlocks it again, as after a night.
    pub fn reopen(&mut self) {
        self.companion.take().unwrap().lock().unwrap();
        let passphrase = SecretString::from(PASSPHRASE);
        self.companion = Some(unlock(&self.path("desk.scipvault"), &passphrase, today()).unwrap());
    }

    /// Locks the vault for good; its folder stays until what is returned goes.
    #[must_use]
    pub fn close(mut self) -> TempDir {
        self.companion.take().unwrap().lock().unwrap();
        self.dir
    }

    /// The first record of a type.
    #[must_use]
    pub fn first<K: Kept>(&self) -> K {
        self.all().remove(0)
    }

    /// All records of a type.
    #[must_use]
    pub fn all<K: Kept>(&self) -> Vec<K> {
        self.records(&[K::KIND], None)
            .unwrap()
            .into_iter()
            .filter_map(K::from_record)
            .collect()
    }

    /// A new record with its beginnings, not yet saved.
    #[must_use]
    pub fn new_record<K: Kept>(&self, about: Option<&companion::pathway::Id>) -> K {
        K::from_record(self.blank(K::KIND, about.cloned(), today()).unwrap()).unwrap()
    }

    /// Saves a record that has nothing wrong with it.
    pub fn keeps(&mut self, record: impl Into<Record>) {
        let saved = self.save(record.into(), today()).unwrap();
        assert_eq!(saved.problems, [], "nothing is wrong with it");
    }

    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.records(&[kind], None).unwrap().len()
    }
}

impl Deref for Desk {
    type Target = Companion;
    fn deref(&self) -> &Companion {
        self.companion.as_ref().unwrap()
    }
}

impl DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut Companion {
        self.companion.as_mut().unwrap()
    }
}
