//! Killed between any two steps. What each step leaves on the disk is taken from the steps themselves; a process that is
//! killed tidies nothing up.

use std::{
    fs, mem,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use chrono::{DateTime, Utc};
use pathway::{
    Id,
    records::{Client, Workspace},
};
use secrecy::SecretString;
use tempfile::TempDir;

use crate::{Consent, Cost, NewEvidence, RecoveryCode, Vault, VaultError};

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_424_400, 0).unwrap()
}

fn passphrase() -> SecretString {
    SecretString::from("a quiet lake before the rain")
}

fn juniper() -> Client {
    Client {
        id: Id::new("juniper").unwrap(),
        pseudonym: "Juniper".to_owned(),
        note: "by the lake ".repeat(2000),
    }
}

const RECORDING: &[u8] = b"What was said in the second session.";

/// The attached recording, read to its end.
fn heard(vault: &Vault) -> Vec<u8> {
    let mut heard = Vec::new();
    let of_juniper = vault.all_evidence().unwrap();
    let unsealing = vault.open_evidence(&of_juniper[0].id).unwrap();
    unsealing.run(&mut heard, &mut |_| {}, &AtomicBool::new(false)).unwrap();
    heard
}

fn attach(vault: &mut Vault) {
    let sealing = vault.begin_evidence().unwrap();
    let sealed = sealing.run(RECORDING, &mut |_| {}, &AtomicBool::new(false)).unwrap();
    let new = NewEvidence {
        record: juniper().id,
        file_name: "second session.ogg".to_owned(),
        media_type: "audio/ogg".to_owned(),
        consent: Consent::default(),
    };
    vault
        .transact(now(), |writing| writing.add_evidence(&sealed, &new))
        .unwrap();
}

fn with_code() -> (TempDir, Vault, RecoveryCode) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("Test.scipvault");
    let mut vault = Vault::create(&folder, Workspace::Candidate, &passphrase(), Cost::floor(), now()).unwrap();
    vault.transact(now(), |writing| writing.put(&juniper().into())).unwrap();
    attach(&mut vault);
    let code = vault.set_recovery_code(now()).unwrap();
    (home, vault, code)
}

/// The vault's files as they lie on the disk at this moment.
fn as_killed_now(folder: &Path, step: &str) -> PathBuf {
    let copy = folder.with_file_name(format!("{step}.scipvault"));
    fs::create_dir(&copy).unwrap();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            fs::copy(&path, copy.join(path.file_name().unwrap())).unwrap();
        }
    }
    fs::create_dir(copy.join("evidence")).unwrap();
    for file in fs::read_dir(folder.join("evidence")).unwrap() {
        let path = file.unwrap().path();
        fs::copy(&path, copy.join("evidence").join(path.file_name().unwrap())).unwrap();
    }
    copy
}

#[test]
fn killed_between_any_two_steps_it_opens_with_the_passphrase_and_settles() {
    let (_home, mut vault, code) = with_code();
    let folder = vault.folder().to_owned();
    let mut states = Vec::new();

    let (anew, evidence) = vault
        .write_anew(
            &passphrase(),
            Cost::floor(),
            now(),
            &mut |_, _| {},
            &AtomicBool::new(false),
        )
        .unwrap();
    states.push((as_killed_now(&folder, "written beside"), true));

    evidence.may_count();
    let old = vault.keys.clone();
    let both = old.about_to_become(&anew.keys);
    let first = folder.join("keys.json");
    let spare = fs::read(folder.join("keys.json.previous")).unwrap();
    vault.replace_keys(both.clone()).unwrap();
    states.push((as_killed_now(&folder, "both sets of slots"), true));
    let half = as_killed_now(&folder, "both sets in one file");
    fs::write(half.join("keys.json.previous"), spare).unwrap();
    states.push((half, true));

    vault.change_store(&anew).unwrap();
    states.push((as_killed_now(&folder, "store in its place"), false));
    let spare = fs::read(&first).unwrap();
    vault.settle(&old, &anew, Ok(())).unwrap();
    let half = as_killed_now(&folder, "new slots in one file");
    fs::write(half.join("keys.json.previous"), spare).unwrap();
    states.push((half, false));
    mem::forget(anew.fresh);

    for (folder, is_old) in states {
        let step = folder.display();
        let by_code = Vault::open_with_code(&folder, &code).map(drop);
        match by_code {
            Ok(()) => assert!(is_old, "{step}"),
            Err(VaultError::WrongCode) => assert!(!is_old, "{step}"),
            Err(other) => panic!("{step}: {other}"),
        }
        let mut vault = Vault::open(&folder, &passphrase()).unwrap();
        assert_eq!(vault.get(&juniper().id).unwrap(), Some(juniper()), "{step}");
        assert_eq!(
            vault.has_recovery_code(),
            is_old,
            "{step}: never a code that nobody has seen"
        );
        assert_eq!(heard(&vault), RECORDING, "{step}");
        vault.mend_key_files().unwrap();
        assert!(vault.check().unwrap().is_whole(), "{step}");
        vault.close().unwrap();
        let files = |folder: &Path| fs::read_dir(folder).unwrap().count();
        assert_eq!(files(&folder), 5, "{step}: nothing is left beside");
        let lying = fs::read_dir(folder.join("evidence")).unwrap().flatten();
        let counts = |name: &std::ffi::OsStr| !name.to_string_lossy().starts_with(".left-");
        assert_eq!(
            lying.filter(|file| counts(&file.file_name())).count(),
            1,
            "{step}: one file for the attached one, whatever was set aside"
        );
        let vault = Vault::open(&folder, &passphrase()).unwrap();
        assert!(!vault.key_file_is_damaged(), "{step}");
        assert_eq!(vault.get(&juniper().id).unwrap(), Some(juniper()), "{step}");
    }
}

/// The new store is gone, so it cannot take the old one's place.
#[test]
fn what_the_disk_refuses_at_the_last_step_leaves_the_vault_as_it_was() {
    let (_home, mut vault, code) = with_code();
    let folder = vault.folder().to_owned();
    let (anew, _) = vault
        .write_anew(
            &passphrase(),
            Cost::floor(),
            now(),
            &mut |_, _| {},
            &AtomicBool::new(false),
        )
        .unwrap();
    let before = vault.keys.clone();
    vault.replace_keys(before.about_to_become(&anew.keys)).unwrap();
    fs::remove_file(&anew.fresh.path).unwrap();
    let changed = vault.change_store(&anew);
    assert!(changed.is_err());
    assert!(vault.settle(&before, &anew, changed).is_err());

    assert_eq!(
        vault.get(&juniper().id).unwrap(),
        Some(juniper()),
        "it is open as before"
    );
    assert!(vault.verify_recovery_code(&code).unwrap() && !vault.key_file_is_damaged());
    vault.close().unwrap();
    Vault::open_with_code(&folder, &code).unwrap().close().unwrap();
    Vault::open(&folder, &passphrase()).unwrap();
}

#[test]
fn the_old_data_key_is_kept_for_the_backups_from_before() {
    let (_home, mut vault, _) = with_code();
    let mut before = Vec::new();
    for _ in 0..2 {
        before.insert(0, *vault.data_key.bytes());
        vault
            .reencrypt(
                &passphrase(),
                Cost::floor(),
                now(),
                &mut |_, _| {},
                &AtomicBool::new(false),
            )
            .unwrap();
    }
    let retired = crate::storage::retired_key::all(&vault.connection).unwrap();
    let retired: Vec<_> = retired.iter().map(|key| *key.bytes()).collect();
    assert_eq!(retired, before, "the latest first");
    assert!(!retired.contains(vault.data_key.bytes()));
}

#[test]
fn an_attached_file_lies_under_a_new_key_and_one_that_was_stopped_leaves_nothing() {
    let (_home, mut vault, _) = with_code();
    let folder = vault.folder().join("evidence");
    let lying = || {
        let names = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name());
        names.collect::<Vec<_>>()
    };
    let before = lying();
    let stopped = AtomicBool::new(false);
    let cancelled = vault.reencrypt(
        &passphrase(),
        Cost::floor(),
        now(),
        // When the attached file is next.
        &mut |done, all| {
            stopped.store(
                done + RECORDING.len() as u64 >= all,
                std::sync::atomic::Ordering::Relaxed,
            )
        },
        &stopped,
    );
    assert!(matches!(cancelled, Err(VaultError::Cancelled)));
    assert_eq!(lying(), before);

    vault
        .reencrypt(
            &passphrase(),
            Cost::floor(),
            now(),
            &mut |_, _| {},
            &AtomicBool::new(false),
        )
        .unwrap();
    assert_eq!(heard(&vault), RECORDING);
    assert_eq!(lying().len(), 1);
    assert_ne!(lying(), before);
    assert!(vault.check().unwrap().is_whole());
}
