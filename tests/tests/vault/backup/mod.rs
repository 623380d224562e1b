//! Backups: what they hold, that damage is noticed, and that what was removed for good is in none of them.

mod attached;
mod drilling;
mod failing;
mod further;
mod making;
mod removing;
mod restoring;
mod thinning;

use crate::{
    process::{self, Process},
    support::{Scratch, id, morning, passphrase, session},
};
use pathway::{Id, records::SupervisionSession};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering::SeqCst},
};
use tempfile::TempDir;
use vault::{
    Consent, NewEvidence, SecretString, Vault, VaultError, Why,
    backup::{self, Backup, BackupJob, Compared, Drilled, Further, Made, Place, PlaceKind, Sort},
};

fn run(job: BackupJob) -> Made {
    job.run(&mut |_| {}, &AtomicBool::new(false))
}

/// Makes a backup and finishes it, so many minutes after the morning began.
fn back_up(vault: &mut Vault, minutes: i64) -> Made {
    let job = vault.begin_backup(morning(minutes)).unwrap();
    let made = run(job);
    vault.finish_backup(&made).unwrap();
    made
}

fn own(vault: &Vault) -> Place {
    Place::own(vault.folder())
}

fn write(vault: &mut Vault, name: &str, summary: &str) {
    vault
        .transact(morning(0), |writing| writing.put(&session(name, summary).into()))
        .unwrap();
}

/// A vault with 60 sessions, open, and a folder that stands for another disk.
fn filled() -> (Scratch, Vault, TempDir) {
    let scratch = Scratch::filled();
    let vault = scratch.open().unwrap();
    (scratch, vault, TempDir::new().unwrap())
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A backup put where a vault lies, and opened: what it gives back.
struct Copy {
    vault: Vault,
    _home: TempDir,
}

fn open_copy(backup: &Backup) -> Copy {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("Copy.scipvault");
    fs::create_dir(&folder).unwrap();
    for name in names(backup.folder()) {
        fs::copy(backup.folder().join(&name), folder.join(&name)).unwrap();
    }
    let vault = Vault::open(&folder, &passphrase()).unwrap();
    Copy { vault, _home: home }
}

static GO_ON: AtomicBool = AtomicBool::new(false);

/// Attaches a file of this content to a session.
fn attach(vault: &mut Vault, session: &str, content: &[u8]) -> Id {
    let sealed = vault
        .begin_evidence()
        .unwrap()
        .run(content, &mut |_| {}, &GO_ON)
        .unwrap();
    let new = NewEvidence {
        record: id(session),
        file_name: "recording.ogg".to_owned(),
        media_type: "audio/ogg".to_owned(),
        consent: Consent::default(),
    };
    vault
        .transact(morning(0), |writing| writing.add_evidence(&sealed, &new))
        .unwrap();
    sealed.id().clone()
}

fn read_file(vault: &Vault, file: &Id) -> Vec<u8> {
    let mut content = Vec::new();
    vault
        .open_evidence(file)
        .unwrap()
        .run(&mut content, &mut |_| {}, &GO_ON)
        .unwrap();
    content
}

fn restore(backup: &Backup) -> (TempDir, backup::Restored) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("Test (restored).scipvault");
    let restored = backup::restore(backup.folder(), &folder, &mut |_| {}, &GO_ON).unwrap();
    (home, restored)
}

fn drill(vault: &Vault, backup: &Backup) -> Result<Drilled, VaultError> {
    let drilled = vault.begin_drill(backup).unwrap().run(&mut |_| {}, &GO_ON);
    assert!(
        !names(vault.folder()).iter().any(|name| name.starts_with(".drill")),
        "the scratch space is gone"
    );
    drilled
}
