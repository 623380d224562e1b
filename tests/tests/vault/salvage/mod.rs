//! A damaged vault is only ever read; what can be read of it goes into a new one.

mod damaged;
mod kept;
mod untouched;

use crate::support::{Scratch, candidate, copy_folder, id, morning, passphrase, session};
use pathway::{Id, Record};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
    time::SystemTime,
};
use tempfile::TempDir;
use vault::{
    Consent, Damage, LostFile, NewEvidence, Salvaged, Secret, SecretString, Vault, VaultError, Version, Wreck,
};

const PAGE: usize = 4096;

/// Everything that a person can read in a vault.
#[derive(Debug, Default, PartialEq)]
struct Contents {
    records: BTreeMap<Id, Record>,
    versions: BTreeMap<Id, Vec<Version>>,
    private_notes: BTreeMap<Id, String>,
    private_note_versions: BTreeMap<Id, Vec<String>>,
}

impl Contents {
    fn of(vault: &Vault) -> Self {
        let mut contents = Self::default();
        for record in vault.all_records().unwrap() {
            let id = record.id().clone();
            contents.versions.insert(id.clone(), vault.versions(&id).unwrap());
            if let Some(note) = vault.private_note(&id).unwrap() {
                contents.private_notes.insert(id.clone(), note.text().to_owned());
                let versions = vault.private_note_versions(&id).unwrap();
                let texts = versions
                    .into_iter()
                    .map(|version| version.note.text().to_owned())
                    .collect();
                contents.private_note_versions.insert(id.clone(), texts);
            }
            contents.records.insert(id, record);
        }
        contents
    }

    /// Nothing here that was not there, and nothing in other words; but for records that came back with an earlier text.
    fn assert_part_of(&self, all: &Self, salvaged: &Salvaged, what: &str) {
        let earlier: Vec<&str> = salvaged
            .lost
            .records
            .iter()
            .filter(|lost| lost.earlier_text || lost.only_private_note)
            .filter_map(|lost| lost.id.as_deref())
            .collect();
        for (id, record) in &self.records {
            if !earlier.contains(&id.as_str()) {
                assert!(all.records.get(id) == Some(record), "{what}: {id} in other words");
            }
            let known = &all.versions[id];
            assert!(
                self.versions[id].iter().all(|version| known.contains(version)),
                "{what}: a version of {id}"
            );
        }
        for (id, text) in &self.private_notes {
            assert_eq!(all.private_notes.get(id), Some(text), "{what}: the note about {id}");
        }
        for (id, texts) in &self.private_note_versions {
            let known = &all.private_note_versions[id];
            assert!(
                texts.iter().all(|text| known.contains(text)),
                "{what}: a version of the note about {id}"
            );
        }
    }
}

/// A vault with short and long texts, histories, private notes; its contents, and its store.
fn filled() -> (Scratch, Contents, Vec<u8>) {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    for minutes in [0, 10, 20] {
        vault
            .transact(morning(minutes), |writing| -> Result<(), VaultError> {
                writing.put(&candidate("Ada").into())?;
                for number in 0..40 {
                    let name = format!("session-{number}");
                    // From one line to several pages.
                    let text = format!("Hour {number} after {minutes} minutes. ").repeat(1 + number * number / 4);
                    writing.put(&session(&name, &text).into())?;
                    if number % 2 == 0 {
                        writing
                            .put_private_note(&id(&name), &format!("For me {minutes} {}", "alone. ".repeat(number)))?;
                    }
                }
                Ok(())
            })
            .unwrap();
    }
    vault
        .transact(morning(30), |writing| -> Result<(), VaultError> {
            for number in 40..60 {
                let name = format!("session-{number}");
                writing.put(&session(&name, &"Written once. ".repeat(60)).into())?;
                writing.put_private_note(&id(&name), &format!("For me {number}"))?;
            }
            Ok(())
        })
        .unwrap();
    let contents = Contents::of(&vault);
    vault.close().unwrap();
    assert_eq!((contents.records.len(), contents.private_notes.len()), (61, 40));
    let store = fs::read(scratch.file("vault.db")).unwrap();
    (scratch, contents, store)
}

/// Every file of a folder with its bytes and the time at which it was written.
fn exactly(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = |path: PathBuf| {
        let written = path.metadata().unwrap().modified().unwrap();
        (path.clone(), (fs::read(path).unwrap(), written))
    };
    entries.filter(|path| path.is_file()).map(file).collect()
}

fn wreck(folder: &Path) -> Result<Wreck, VaultError> {
    Wreck::open(folder, Secret::Passphrase(&passphrase()), None)
}

/// Salvages into a new folder; sees that the damaged one stays as it was, to the byte.
fn salvage(folder: &Path) -> (Salvaged, Contents) {
    let home = TempDir::new().unwrap();
    let target = home.path().join("Rescued.scipvault");
    let before = exactly(folder);
    let wreck = wreck(folder).unwrap();
    let salvaged = wreck.salvage(&target, morning(60)).unwrap();
    assert_eq!(&salvaged.lost, &wreck.look().lost);
    drop(wreck);
    assert!(exactly(folder) == before, "the damaged vault was changed");
    let vault = Vault::open(&target, &passphrase()).unwrap();
    let health = vault.check().unwrap();
    assert!(health.is_whole(), "{:?}", health.faults);
    assert_eq!(health.records, salvaged.kept.records);
    (salvaged, Contents::of(&vault))
}
