//! A store that is not as it was written.

use std::fs;

use vault::{Damage, Fault, SecretString, Vault, VaultError};

use crate::support::{Scratch, bytes_of, candidate, morning, passphrase};

const PAGE: usize = 4096;

/// Puts other bytes into the store, and sees that it is refused, and that nothing was changed by refusing it.
fn assert_refused(scratch: &Scratch, store: &[u8], what: &str) {
    fs::write(scratch.file("vault.db"), store).unwrap();
    let before = bytes_of(&scratch.folder);
    let refused = scratch.open().map(|_| ());
    assert!(
        matches!(refused, Err(VaultError::Damaged { what: Damage::Store })),
        "{what}: {refused:?}"
    );
    assert!(bytes_of(&scratch.folder) == before, "{what}: the folder was changed");
}

fn filled() -> (Scratch, Vec<u8>) {
    let scratch = Scratch::filled();
    let vault = scratch.open().unwrap();
    assert!(vault.check().unwrap().is_whole());
    vault.close().unwrap();
    let store = fs::read(scratch.file("vault.db")).unwrap();
    assert!(store.len() > 20 * PAGE, "{} bytes", store.len());
    (scratch, store)
}

#[test]
fn a_flipped_byte_is_noticed() {
    let (scratch, store) = filled();
    let header = [0, 7, 15, 16, 18, 20, 23, 24, 28, 31, 40, 56, 60, 96, 99];
    let one_in_each_page = (0..store.len() / PAGE).map(|page| page * PAGE + (page * 997 + 100) % PAGE);
    let seal_of_a_page = [PAGE - 1, PAGE - 64, PAGE - 80, 5 * PAGE - 1];
    for offset in header.into_iter().chain(seal_of_a_page).chain(one_in_each_page) {
        let mut flipped = store.clone();
        flipped[offset] ^= 1 << (offset % 8);
        assert_refused(&scratch, &flipped, &format!("byte {offset} of {}", store.len()));
    }
}

#[test]
fn a_truncated_vault_is_noticed() {
    let (scratch, store) = filled();
    let lengths = [
        0,
        1,
        100,
        PAGE - 1,
        PAGE,
        3 * PAGE,
        store.len() / 2,
        store.len() - PAGE,
        store.len() - 1,
    ];
    for length in lengths {
        let what = format!("cut to {length} of {}", store.len());
        assert_refused(&scratch, &store[..length], &what);
    }
}

#[test]
fn any_page_that_is_damaged_or_zeros_keeps_a_vault_shut_and_unchanged() {
    let (scratch, store) = filled();
    for page in 0..store.len() / PAGE {
        let mut damaged = store.clone();
        if page % 2 == 0 {
            damaged[page * PAGE + PAGE / 2] ^= 1;
        } else {
            damaged[page * PAGE..(page + 1) * PAGE].fill(0);
        }
        assert_refused(&scratch, &damaged, &format!("page {page}"));
    }
    fs::write(scratch.file("vault.db"), store).unwrap();
    assert!(scratch.open().unwrap().check().unwrap().is_whole());
}

#[test]
fn a_check_counts_the_pages_that_were_damaged_while_the_vault_is_open() {
    let (scratch, mut store) = filled();
    let end = store.len();
    store[end - 100] ^= 1;
    store[end - PAGE - 100] ^= 1;
    let vault = scratch.open().unwrap();
    fs::write(scratch.file("vault.db"), store).unwrap();
    let health = vault.check().unwrap();
    assert!(health.faults.contains(&Fault::Pages(2)), "{:?}", health.faults);
}

#[test]
fn damage_that_is_met_while_the_vault_is_open_is_told_and_nothing_more_is_written() {
    let (scratch, store) = filled();
    let mut vault = scratch.open().unwrap();
    let mut damaged = store.clone();
    damaged[PAGE..].fill(0x5a);
    fs::write(scratch.file("vault.db"), &damaged).unwrap();
    let met = vault.all_records().unwrap_err();
    assert!(matches!(met, VaultError::Damaged { what: Damage::Store }), "{met:?}");
    let told = vault.look_again(met);
    assert!(matches!(told, VaultError::Damaged { what: Damage::Store }), "{told:?}");
    assert!(vault.come_back().is_err());
    let save = |vault: &mut Vault| vault.transact(morning(1), |writing| writing.put(&candidate("Bea").into()));
    assert!(save(&mut vault).is_err());
    assert!(fs::read(scratch.file("vault.db")).unwrap() == damaged);

    // As a disk that answers again.
    fs::write(scratch.file("vault.db"), &store).unwrap();
    vault.come_back().unwrap();
    save(&mut vault).unwrap();
    vault.close().unwrap();
    assert!(scratch.open().unwrap().check().unwrap().is_whole());
}

#[test]
fn two_pages_that_changed_places_are_noticed() {
    let (scratch, mut store) = filled();
    let (front, back) = store.split_at_mut(6 * PAGE);
    front[4 * PAGE..5 * PAGE].swap_with_slice(&mut back[..PAGE]);
    assert_refused(&scratch, &store, "pages 5 and 7");
}

#[test]
fn a_wrong_passphrase_is_told_from_damage() {
    let scratch = Scratch::filled();
    let wrong = SecretString::from("a quiet lake after the rain");
    let before = bytes_of(&scratch.folder);
    assert!(matches!(
        Vault::open(&scratch.folder, &wrong),
        Err(VaultError::WrongPassphrase)
    ));
    assert_eq!(bytes_of(&scratch.folder), before);

    let mut store = fs::read(scratch.file("vault.db")).unwrap();
    store[50] ^= 1;
    fs::write(scratch.file("vault.db"), store).unwrap();
    assert!(matches!(
        Vault::open(&scratch.folder, &wrong),
        Err(VaultError::WrongPassphrase)
    ));
    let right = Vault::open(&scratch.folder, &passphrase());
    assert!(matches!(right, Err(VaultError::Damaged { what: Damage::Store })));
}

#[test]
fn a_missing_store_is_damage_and_is_never_made_anew() {
    let scratch = Scratch::new();
    fs::remove_file(scratch.file("vault.db")).unwrap();
    let opened = scratch.open();
    assert!(matches!(
        opened,
        Err(VaultError::Damaged {
            what: Damage::StoreMissing
        })
    ));
    assert!(!scratch.file("vault.db").exists());
}

#[test]
fn the_key_files_of_another_vault_do_not_open_this_one() {
    let (scratch, other) = (Scratch::new(), Scratch::new());
    for file in ["keys.json", "keys.json.previous"] {
        fs::copy(other.file(file), scratch.file(file)).unwrap();
    }
    assert!(matches!(
        scratch.open(),
        Err(VaultError::Damaged { what: Damage::Store })
    ));
}
