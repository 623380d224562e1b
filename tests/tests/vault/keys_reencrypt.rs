//! The whole vault under a new data key.

use std::{fs, sync::atomic::AtomicBool};

use vault::{Cost, SecretString, Vault, VaultError};

use crate::support::{Scratch, bytes_of, copy_folder, id, morning, passphrase};

/// Answers whether a recovery code went with the old key.
fn reencrypt(vault: &mut Vault) -> Result<bool, VaultError> {
    vault.reencrypt(
        &passphrase(),
        Cost::floor(),
        morning(9),
        &mut |_, _| {},
        &AtomicBool::new(false),
    )
}

/// Everything in the vault, as text to compare.
fn contents(vault: &Vault) -> String {
    let mut contents = format!("{:?}", vault.all_records().unwrap());
    for number in 0..60 {
        let note = vault.private_note(&id(&format!("session-{number}"))).unwrap();
        contents.push_str(note.unwrap().text());
    }
    contents
}

#[test]
fn everything_is_there_under_a_new_key_and_the_passphrase_is_the_same() {
    let scratch = Scratch::filled();
    let old = scratch.folder.with_extension("old");
    copy_folder(&scratch.folder, &old);
    let mut vault = scratch.open().unwrap();
    let before = contents(&vault);
    let mut heard = Vec::new();
    let code = vault
        .reencrypt(
            &passphrase(),
            Cost::floor(),
            morning(9),
            &mut |done, all| heard.push((done, all)),
            &AtomicBool::new(false),
        )
        .unwrap();
    assert!(!code, "there was none");
    assert!(
        heard.is_sorted() && heard.last().is_some_and(|(done, all)| done == all && *all > 0),
        "{heard:?}"
    );
    assert_eq!(contents(&vault), before);
    assert!(vault.check().unwrap().is_whole() && !vault.key_file_is_damaged());
    vault
        .transact(morning(10), |writing| {
            writing.put_private_note(&id("session-3"), "Written afterwards.")
        })
        .unwrap();
    vault.close().unwrap();
    assert_eq!(bytes_of(&scratch.folder).len(), 3, "nothing is left beside");

    let vault = scratch.open().unwrap();
    assert_eq!(
        vault.private_note(&id("session-3")).unwrap().unwrap().text(),
        "Written afterwards."
    );
    drop(vault);
    // The old key is of no use for the new store: with the old key files, it does not open.
    for name in ["keys.json", "keys.json.previous"] {
        fs::copy(old.join(name), scratch.file(name)).unwrap();
    }
    assert!(matches!(scratch.open(), Err(VaultError::Damaged { .. })));
}

#[test]
fn the_recovery_code_goes_with_the_old_key() {
    let scratch = Scratch::filled();
    let mut vault = scratch.open().unwrap();
    assert!(!reencrypt(&mut vault).unwrap(), "there was none");
    let earlier = vault.set_recovery_code(morning(1)).unwrap();
    assert!(reencrypt(&mut vault).unwrap(), "there was one");
    assert!(!vault.has_recovery_code());
    let code = vault.set_recovery_code(morning(2)).unwrap();
    vault.close().unwrap();
    assert!(matches!(
        Vault::open_with_code(&scratch.folder, &earlier),
        Err(VaultError::WrongCode)
    ));
    Vault::open_with_code(&scratch.folder, &code).unwrap().close().unwrap();
    scratch.open().unwrap();
}

#[test]
fn it_can_be_done_again_and_again() {
    let scratch = Scratch::filled();
    let mut vault = scratch.open().unwrap();
    let before = contents(&vault);
    for _ in 0..3 {
        reencrypt(&mut vault).unwrap();
    }
    assert_eq!(contents(&vault), before);
    vault.close().unwrap();
    assert_eq!(contents(&scratch.open().unwrap()), before);
}

#[test]
fn stopped_or_with_a_wrong_passphrase_it_changes_nothing() {
    let scratch = Scratch::filled();
    let mut vault = scratch.open().unwrap();
    let before = bytes_of(&scratch.folder);
    let stopped = vault.reencrypt(
        &passphrase(),
        Cost::floor(),
        morning(9),
        &mut |_, _| {},
        &AtomicBool::new(true),
    );
    assert!(matches!(stopped, Err(VaultError::Cancelled)));
    let wrong = SecretString::from("a quiet lake");
    let refused = vault.reencrypt(
        &wrong,
        Cost::floor(),
        morning(9),
        &mut |_, _| {},
        &AtomicBool::new(false),
    );
    assert!(matches!(refused, Err(VaultError::WrongPassphrase)));
    assert_eq!(bytes_of(&scratch.folder), before);
}

#[test]
fn a_slot_from_a_cheaper_time_is_brought_up_to_today() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    let today = Cost::new(80 * 1024, 4).unwrap();
    vault
        .reencrypt(
            &passphrase(),
            today,
            morning(9),
            &mut |_, _| {},
            &AtomicBool::new(false),
        )
        .unwrap();
    let asks = || {
        let keys: serde_json::Value = serde_json::from_slice(&fs::read(scratch.file("keys.json")).unwrap()).unwrap();
        keys["keys"]["slots"][0]["argon2id"].clone()
    };
    assert_eq!(asks(), serde_json::json!({ "memory_kib": 80 * 1024, "passes": 4 }));
    reencrypt(&mut vault).unwrap();
    assert_eq!(
        asks(),
        serde_json::json!({ "memory_kib": 80 * 1024, "passes": 4 }),
        "and never made cheaper"
    );
}
