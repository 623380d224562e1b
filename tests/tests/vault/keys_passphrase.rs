//! A new passphrase: only a slot is written, and the vault opens with the old one or the new one whatever happens.

use std::{collections::BTreeMap, fs, path::PathBuf};

use sha2::{Digest, Sha256};
use vault::{Cost, SecretString, Vault, VaultError};

use crate::support::{Scratch, bytes_of, candidate, id, morning, passphrase};

const NEW: &str = "a loud river after the thaw";

fn new() -> SecretString {
    SecretString::from(NEW)
}

fn change(vault: &mut Vault) -> Result<(), VaultError> {
    vault.change_passphrase(&new(), Cost::floor(), morning(5))
}

/// A vault with a record in it, closed.
fn with_ada() -> Scratch {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    vault
        .transact(morning(0), |writing| writing.put(&candidate("Ada").into()))
        .unwrap();
    vault.close().unwrap();
    scratch
}

/// The same vault with other key files.
fn put(scratch: &Scratch, files: [Option<&Vec<u8>>; 2]) {
    for (name, bytes) in ["keys.json", "keys.json.previous"].into_iter().zip(files) {
        match bytes {
            Some(bytes) => fs::write(scratch.file(name), bytes).unwrap(),
            None => fs::remove_file(scratch.file(name)).unwrap(),
        }
    }
}

fn key_file(files: &BTreeMap<PathBuf, Vec<u8>>, scratch: &Scratch) -> Vec<u8> {
    files[&scratch.file("keys.json")].clone()
}

#[test]
fn only_the_new_passphrase_opens_the_vault_afterwards_and_nothing_is_left_beside() {
    let scratch = with_ada();
    let mut vault = scratch.open().unwrap();
    change(&mut vault).unwrap();
    assert!(vault.verify_passphrase(&new()).unwrap());
    assert!(!vault.verify_passphrase(&passphrase()).unwrap());
    assert_eq!(vault.passphrase_made_at(), Some(morning(5)));
    vault.close().unwrap();

    assert!(matches!(scratch.open(), Err(VaultError::WrongPassphrase)));
    let vault = Vault::open(&scratch.folder, &new()).unwrap();
    assert!(!vault.key_file_is_damaged());
    assert_eq!(vault.get(&id("ada")).unwrap(), Some(candidate("Ada")));
    vault.close().unwrap();
    let files = bytes_of(&scratch.folder);
    assert_eq!(files.len(), 3, "{:?}", files.keys());
}

/// Every state in which the two files can be met between the first step of a change and the last.
#[test]
fn an_interrupted_change_opens_with_the_old_passphrase_or_the_new_one_and_settles_on_it() {
    let scratch = with_ada();
    let before = bytes_of(&scratch.folder);
    let (old, store) = (key_file(&before, &scratch), &before[&scratch.file("vault.db")]);
    let mut vault = scratch.open().unwrap();
    change(&mut vault).unwrap();
    vault.close().unwrap();
    let newer = key_file(&bytes_of(&scratch.folder), &scratch);

    let both = [passphrase(), new()];
    for (files, opens) in [
        ([Some(&old), Some(&old)], [true, false]),
        ([Some(&newer), Some(&old)], [true, true]),
        ([Some(&newer), None], [false, true]),
        ([None, Some(&old)], [true, false]),
        ([Some(&newer), Some(&newer)], [false, true]),
    ] {
        for (used, other, opens) in [(&both[0], &both[1], opens[0]), (&both[1], &both[0], opens[1])] {
            // The store hears of a change when both files are written.
            fs::write(scratch.file("vault.db"), store).unwrap();
            put(&scratch, [Some(&old); 2]);
            put(&scratch, files);
            let opened = Vault::open(&scratch.folder, used);
            if !opens {
                assert!(matches!(opened, Err(VaultError::WrongPassphrase)));
                continue;
            }
            let mut vault = opened.unwrap();
            assert_eq!(vault.get(&id("ada")).unwrap(), Some(candidate("Ada")));
            vault.mend_key_files().unwrap();
            vault.close().unwrap();
            let vault = Vault::open(&scratch.folder, used).expect("what opened it opens it again");
            assert!(!vault.key_file_is_damaged());
            drop(vault);
            assert!(matches!(
                Vault::open(&scratch.folder, other),
                Err(VaultError::WrongPassphrase)
            ));
        }
    }
}

#[test]
fn a_spare_that_somebody_put_there_does_not_bring_an_old_passphrase_back() {
    let scratch = Scratch::new();
    let oldest = fs::read(scratch.file("keys.json")).unwrap();
    let mut vault = scratch.open().unwrap();
    change(&mut vault).unwrap();
    let last = SecretString::from("a third thing to remember");
    vault.change_passphrase(&last, Cost::floor(), morning(6)).unwrap();
    vault.close().unwrap();
    fs::write(scratch.file("keys.json.previous"), oldest).unwrap();

    let mut vault = Vault::open(&scratch.folder, &last).unwrap();
    assert!(vault.key_file_is_damaged());
    vault.mend_key_files().unwrap();
    drop(vault);
    assert!(matches!(scratch.open(), Err(VaultError::WrongPassphrase)));
    Vault::open(&scratch.folder, &last).unwrap();
}

/// The key file in these bytes as somebody could write it who wants it to look newer than it is.
fn raised(bytes: &[u8], generation: u32) -> Vec<u8> {
    let mut file: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    file["keys"]["generation"] = generation.into();
    let sum = Sha256::digest(file["keys"].to_string());
    file["sha256"] = sum.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into();
    file.to_string().into_bytes()
}

#[test]
fn an_old_key_file_beside_the_new_one_opens_nothing_and_takes_its_place_never() {
    let scratch = with_ada();
    let old = key_file(&bytes_of(&scratch.folder), &scratch);
    let mut vault = scratch.open().unwrap();
    change(&mut vault).unwrap();
    vault.close().unwrap();
    let newer = key_file(&bytes_of(&scratch.folder), &scratch);

    let seemingly_newer = [1, 2, 3, 99].map(|generation| raised(&old, generation));
    let beside = seemingly_newer.iter().map(|raised| [Some(&newer), Some(raised)]);
    for files in [[Some(&newer), Some(&old)], [Some(&old), Some(&newer)]]
        .into_iter()
        .chain(beside)
    {
        put(&scratch, files);
        assert!(matches!(scratch.open(), Err(VaultError::WrongPassphrase)));
        let mut vault = Vault::open(&scratch.folder, &new()).unwrap();
        assert!(vault.key_file_is_damaged(), "and it is told");
        vault.mend_key_files().unwrap();
        vault.close().unwrap();
        let vault = Vault::open(&scratch.folder, &new()).unwrap();
        assert!(!vault.key_file_is_damaged());
        drop(vault);
        assert!(matches!(scratch.open(), Err(VaultError::WrongPassphrase)));
    }
}

#[test]
fn an_old_spare_that_is_all_there_is_opens_and_is_not_copied() {
    let scratch = with_ada();
    let old = key_file(&bytes_of(&scratch.folder), &scratch);
    let mut vault = scratch.open().unwrap();
    change(&mut vault).unwrap();
    vault.close().unwrap();
    put(&scratch, [None, Some(&old)]);
    let mut vault = scratch.open().unwrap();
    vault.mend_key_files().unwrap();
    assert!(!scratch.file("keys.json").exists());
    // A change that is made now is newer than all that there ever was.
    change(&mut vault).unwrap();
    vault.close().unwrap();
    fs::write(scratch.file("keys.json.previous"), old).unwrap();
    assert!(matches!(scratch.open(), Err(VaultError::WrongPassphrase)));
    Vault::open(&scratch.folder, &new()).unwrap();
}

#[test]
fn leftovers_of_an_interrupted_change_are_cleared_away() {
    let scratch = with_ada();
    for name in [
        "keys.json.new",
        "keys.json.previous.new",
        "vault.db.new",
        "vault.db.new-wal",
    ] {
        fs::write(scratch.file(name), "half a file").unwrap();
    }
    assert!(matches!(
        Vault::open(&scratch.folder, &new()),
        Err(VaultError::WrongPassphrase)
    ));
    assert_eq!(
        bytes_of(&scratch.folder).len(),
        7,
        "but not by somebody who does not know the passphrase"
    );
    scratch.open().unwrap().close().unwrap();
    assert_eq!(bytes_of(&scratch.folder).len(), 3);
}

#[cfg(unix)]
#[test]
fn a_change_that_the_disk_refuses_leaves_the_old_passphrase() {
    let scratch = with_ada();
    let mut vault = scratch.open().unwrap();
    for blocked in ["keys.json.new", "keys.json.previous.new"] {
        // A folder of that name: the file cannot be written.
        fs::create_dir(scratch.file(blocked)).unwrap();
        let before = bytes_of(&scratch.folder);
        assert!(matches!(change(&mut vault), Err(VaultError::CannotWrite { .. })));
        assert_eq!(bytes_of(&scratch.folder), before);
        assert!(vault.verify_passphrase(&passphrase()).unwrap());
        fs::remove_dir(scratch.file(blocked)).unwrap();
    }
    change(&mut vault).expect("and once the disk takes it again, it is changed");
    drop(vault);
    Vault::open(&scratch.folder, &new()).unwrap();
}
