//! `keys.json` and its spare.

use std::{
    fs,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use vault::{Damage, Fault, VaultError};

use crate::support::{Scratch, bytes_of};

const BOTH: [&str; 2] = ["keys.json", "keys.json.previous"];

/// Changes what the key files say, with a checksum that fits.
fn rewrite(scratch: &Scratch, change: impl FnOnce(&mut Value)) {
    let mut file: Value = serde_json::from_slice(&fs::read(scratch.file("keys.json")).unwrap()).unwrap();
    change(&mut file["keys"]);
    let sum = Sha256::digest(file["keys"].to_string());
    file["sha256"] = json!(sum.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    for name in BOTH {
        fs::write(scratch.file(name), file.to_string()).unwrap();
    }
}

#[test]
fn a_key_file_that_was_only_laid_out_differently_still_opens() {
    let scratch = Scratch::new();
    rewrite(&scratch, |_| {});
    let vault = scratch.open().unwrap();
    assert!(!vault.key_file_is_damaged());
}

#[test]
fn a_damaged_key_file_is_replaced_by_its_spare_and_can_be_mended() {
    for (broken, fault) in BOTH.into_iter().zip([Fault::KeyFile, Fault::SpareKeyFile]) {
        let scratch = Scratch::new();
        let whole = fs::read(scratch.file(broken)).unwrap();
        let mut flipped = whole.clone();
        let middle = flipped.len() / 2;
        flipped[middle] ^= 1;
        for damage in [Some(flipped), Some(Vec::new()), None] {
            match &damage {
                Some(bytes) => fs::write(scratch.file(broken), bytes).unwrap(),
                None => fs::remove_file(scratch.file(broken)).unwrap(),
            }
            let vault = scratch.open().unwrap();
            assert!(vault.key_file_is_damaged());
            assert_eq!(vault.check().unwrap().faults, std::slice::from_ref(&fault));
            assert_eq!(fs::read(scratch.file(broken)).ok(), damage, "opening changes nothing");
        }

        let mut vault = scratch.open().unwrap();
        vault.mend_key_files().unwrap();
        assert!(!vault.key_file_is_damaged() && vault.check().unwrap().is_whole());
        assert_eq!(fs::read(scratch.file(broken)).unwrap(), whole);
    }
}

#[test]
fn a_flipped_bit_in_both_key_files_is_damage_and_never_a_wrong_passphrase() {
    let scratch = Scratch::new();
    let whole = fs::read(scratch.file("keys.json")).unwrap();
    for offset in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[offset] ^= 1;
        for name in BOTH {
            fs::write(scratch.file(name), &flipped).unwrap();
        }
        let opened = scratch.open();
        let damaged = matches!(opened, Err(VaultError::Damaged { what: Damage::KeyFiles }));
        assert!(damaged, "byte {offset}: {:?}", opened.err());
    }
}

#[test]
fn a_header_that_asks_for_too_much_or_too_little_work_is_refused_before_any_work() {
    for (memory_kib, passes) in [
        (1024 * 1024 + 1, 3),
        (u32::MAX, 3),
        (1024 * 1024, 4),
        (64 * 1024, u32::MAX),
        (64 * 1024, 11),
        (8, 3),
        (64 * 1024, 1),
    ] {
        let scratch = Scratch::new();
        rewrite(&scratch, |keys| {
            keys["slots"][0]["argon2id"] = json!({ "memory_kib": memory_kib, "passes": passes });
        });
        let opened = scratch.open();
        assert!(
            matches!(opened, Err(VaultError::Damaged { what: Damage::KeyFiles })),
            "{memory_kib} KiB, {passes} passes"
        );
    }
}

#[test]
fn a_header_with_a_second_slot_of_a_kind_is_refused_before_any_work() {
    let costly = json!({ "memory_kib": 1024 * 1024, "passes": 3 });
    for (field, slots) in [("slots", 2), ("slots", 8), ("next", 2)] {
        let scratch = Scratch::new();
        rewrite(&scratch, |keys| {
            let mut slot = keys["slots"][0].clone();
            slot["argon2id"] = costly.clone();
            keys[field] = json!(vec![slot; slots]);
        });
        let start = Instant::now();
        let opened = scratch.open();
        let took = start.elapsed();
        assert!(
            matches!(opened, Err(VaultError::Damaged { what: Damage::KeyFiles })),
            "{slots} in {field}"
        );
        // One of them alone takes seconds.
        assert!(took < Duration::from_millis(500), "{slots} in {field}: {took:?}");
    }
}

#[test]
fn a_slot_is_bound_to_its_vault_and_to_its_cost() {
    let scratch = Scratch::new();
    rewrite(&scratch, |keys| keys["vault"] = json!("0".repeat(32)));
    assert!(matches!(scratch.open(), Err(VaultError::WrongPassphrase)));

    let scratch = Scratch::new();
    rewrite(&scratch, |keys| keys["slots"][0]["kind"] = json!("recovery_code"));
    assert!(
        matches!(scratch.open(), Err(VaultError::WrongPassphrase)),
        "no slot for a passphrase is left"
    );
}

#[test]
fn newer_key_files_are_refused_unchanged() {
    let scratch = Scratch::new();
    rewrite(&scratch, |keys| {
        keys["format"] = json!(3);
        keys["something new"] = json!(true);
    });
    let before = bytes_of(&scratch.folder);
    assert!(matches!(
        scratch.open(),
        Err(VaultError::NewerVersion { found: 3, known: 2 })
    ));
    assert_eq!(bytes_of(&scratch.folder), before);
}
