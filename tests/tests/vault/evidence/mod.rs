//! Attached files: what comes back, what is noticed, what is left behind.

mod damaged;
mod interrupted;
mod keeping;
mod unknown;

use crate::{
    process::{self, Process},
    support::{Scratch, candidate, id, morning, passphrase, session},
};
use chrono::NaiveDate;
use pathway::Id;
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};
use tempfile::TempDir;
use vault::{Consent, Cost, Damage, Fault, NewEvidence, Sealed, Vault, VaultError};

static GO_ON: AtomicBool = AtomicBool::new(false);

const CANARY: &[u8] = b"Kolkrabe, spoken by the client";

/// A recording of some chunks.
fn recording() -> Vec<u8> {
    CANARY.repeat(30_000)
}

fn with_a_session() -> (Scratch, Vault) {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    vault
        .transact(morning(0), |writing| {
            writing.put(&candidate("Ada").into())?;
            writing.put(&session("first", "We listened.").into())
        })
        .unwrap();
    (scratch, vault)
}

fn sealed(vault: &Vault, bytes: &[u8]) -> Sealed {
    vault.begin_evidence().unwrap().run(bytes, &mut |_| {}, &GO_ON).unwrap()
}

fn add(vault: &mut Vault, sealed: &Sealed) -> Result<Id, VaultError> {
    let new = NewEvidence {
        record: id("first"),
        file_name: "Recording.mp3".to_owned(),
        media_type: "audio/mpeg".to_owned(),
        consent: Consent::default(),
    };
    vault.transact(morning(1), |writing| writing.add_evidence(sealed, &new))?;
    Ok(sealed.id().clone())
}

fn attach(vault: &mut Vault, bytes: &[u8]) -> Id {
    let sealed = sealed(vault, bytes);
    add(vault, &sealed).unwrap()
}

fn read(vault: &Vault, id: &Id) -> Result<Vec<u8>, VaultError> {
    let mut bytes = Vec::new();
    vault.open_evidence(id)?.run(&mut bytes, &mut |_| {}, &GO_ON)?;
    Ok(bytes)
}

/// The names in the folder of sealed files.
fn names(scratch: &Scratch) -> Vec<String> {
    let Ok(entries) = fs::read_dir(scratch.file("evidence")) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn only_file(scratch: &Scratch) -> PathBuf {
    let names = names(scratch);
    assert_eq!(names.len(), 1, "{names:?}");
    scratch.file("evidence").join(&names[0])
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path))
        } else {
            files.push(path)
        }
    }
    files
}
