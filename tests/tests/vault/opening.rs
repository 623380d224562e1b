//! Creating, opening and closing.

use std::fs;

use pathway::records::Workspace;
use tempfile::TempDir;
use vault::{Cost, SecretString, Vault, VaultError};

use crate::support::{Scratch, candidate, create, id, morning, passphrase};

#[test]
fn what_was_saved_is_there_after_closing_and_opening() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    vault
        .transact(morning(0), |writing| writing.put(&candidate("Ada").into()))
        .unwrap();
    vault.close().unwrap();

    let vault = scratch.open().unwrap();
    assert_eq!(vault.workspace(), Workspace::Supervisor);
    assert_eq!(vault.folder(), scratch.folder);
    assert_eq!(vault.get(&id("ada")).unwrap(), Some(candidate("Ada")));
    assert!(vault.check().unwrap().is_whole());
}

#[test]
fn a_vault_that_is_only_dropped_is_whole_too() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    vault
        .transact(morning(0), |writing| writing.put(&candidate("Ada").into()))
        .unwrap();
    drop(vault);
    assert!(
        !scratch.file("vault.db-wal").exists(),
        "the write-ahead log was folded in"
    );
    assert_eq!(scratch.open().unwrap().get(&id("ada")).unwrap(), Some(candidate("Ada")));
}

#[test]
fn only_the_right_passphrase_is_verified() {
    let scratch = Scratch::new();
    let vault = scratch.open().unwrap();
    assert!(vault.verify_passphrase(&passphrase()).unwrap());
    assert!(!vault.verify_passphrase(&SecretString::from("a quiet lake")).unwrap());
    assert!(!vault.verify_passphrase(&SecretString::from("")).unwrap());
}

#[test]
fn creating_never_touches_what_is_already_there() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("Taken.scipvault");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("letter.txt"), "mine").unwrap();
    assert!(matches!(create(&folder), Err(VaultError::AlreadyThere)));
    assert_eq!(fs::read_to_string(folder.join("letter.txt")).unwrap(), "mine");

    let file = home.path().join("file.scipvault");
    fs::write(&file, "mine").unwrap();
    assert!(matches!(create(&file), Err(VaultError::AlreadyThere)));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2, "and nothing lies beside");
}

#[test]
fn an_empty_folder_becomes_a_vault() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("Empty.scipvault");
    fs::create_dir(&folder).unwrap();
    create(&folder).unwrap().close().unwrap();
    Vault::open(&folder, &passphrase()).unwrap();
}

#[test]
fn a_folder_without_a_vault_is_not_a_vault_and_stays_as_it_is() {
    let home = TempDir::new().unwrap();
    for place in [home.path().to_owned(), home.path().join("nowhere")] {
        assert!(matches!(Vault::open(&place, &passphrase()), Err(VaultError::NotAVault)));
    }
    assert_eq!(
        fs::read_dir(home.path()).unwrap().count(),
        0,
        "not even a lock was left"
    );
}

#[test]
fn a_cost_outside_the_limits_cannot_be_asked_for() {
    assert!(Cost::new(64 * 1024, 3).is_some());
    assert!(Cost::new(1024 * 1024, 3).is_some());
    assert!(Cost::new(300 * 1024, 10).is_some());
    for (memory_kib, passes) in [
        (64 * 1024 - 1, 3),
        (64 * 1024, 2),
        (1024 * 1024 + 1, 3),
        (64 * 1024, 11),
    ] {
        assert_eq!(Cost::new(memory_kib, passes), None);
    }
}

#[cfg(unix)]
#[test]
fn nobody_else_on_this_computer_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    vault
        .transact(morning(0), |writing| writing.put(&candidate("Ada").into()))
        .unwrap();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&scratch.folder), 0o700);
    let files: Vec<_> = fs::read_dir(&scratch.folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    assert!(files.len() >= 5, "store, log, lock and two key files: {files:?}");
    for file in files {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}
