//! The recovery code: the second way in.

use std::fs;

use vault::{Cost, RecoveryCode, SecretString, Vault, VaultError};

use crate::support::{Scratch, morning, passphrase};

/// A vault with a recovery code, closed; and its key file from before.
fn with_code() -> (Scratch, RecoveryCode, Vec<u8>) {
    let scratch = Scratch::new();
    let before = fs::read(scratch.file("keys.json")).unwrap();
    let mut vault = scratch.open().unwrap();
    assert!(!vault.has_recovery_code());
    let code = vault.set_recovery_code(morning(3)).unwrap();
    assert!(vault.has_recovery_code());
    assert_eq!(vault.recovery_code_made_at(), Some(morning(3)));
    vault.close().unwrap();
    (scratch, code, before)
}

fn typed(code: &RecoveryCode) -> String {
    code.groups()
        .each_ref()
        .map(|group| group.as_str())
        .join(" ")
        .to_lowercase()
}

#[test]
fn the_code_opens_the_vault_and_so_does_the_passphrase() {
    let (scratch, code, _) = with_code();
    let read = RecoveryCode::parse(&typed(&code)).unwrap();
    Vault::open_with_code(&scratch.folder, &read).unwrap().close().unwrap();
    let vault = scratch.open().unwrap();
    assert!(vault.verify_recovery_code(&read).unwrap());
    assert!(vault.has_recovery_code());
}

#[test]
fn a_code_of_another_vault_is_a_wrong_code_and_so_is_any_code_where_there_is_none() {
    let (scratch, _, before) = with_code();
    let (_other, foreign, _) = with_code();
    let wrong = |opened| matches!(opened, Err(VaultError::WrongCode));
    assert!(wrong(Vault::open_with_code(&scratch.folder, &foreign)));
    assert!(!scratch.open().unwrap().verify_recovery_code(&foreign).unwrap());
    for name in ["keys.json", "keys.json.previous"] {
        fs::write(scratch.file(name), &before).unwrap();
    }
    assert!(wrong(Vault::open_with_code(&scratch.folder, &foreign)));
}

#[test]
fn a_new_code_takes_the_place_of_the_earlier_one() {
    let (scratch, earlier, _) = with_code();
    let mut vault = scratch.open().unwrap();
    let code = vault.set_recovery_code(morning(4)).unwrap();
    vault.close().unwrap();
    assert!(matches!(
        Vault::open_with_code(&scratch.folder, &earlier),
        Err(VaultError::WrongCode)
    ));
    Vault::open_with_code(&scratch.folder, &code).unwrap();
}

#[test]
fn who_opened_with_the_code_can_choose_a_new_passphrase_and_the_code_stays_good() {
    let (scratch, code, _) = with_code();
    let new = SecretString::from("a loud river after the thaw");
    let mut vault = Vault::open_with_code(&scratch.folder, &code).unwrap();
    vault.change_passphrase(&new, Cost::floor(), morning(5)).unwrap();
    vault.close().unwrap();
    assert!(matches!(scratch.open(), Err(VaultError::WrongPassphrase)));
    Vault::open(&scratch.folder, &new).unwrap().close().unwrap();
    Vault::open_with_code(&scratch.folder, &code).unwrap();
}

/// A new code that was interrupted before anybody saw it must not cost the one on paper.
#[test]
fn the_kit_in_the_drawer_survives_a_new_code_that_was_interrupted() {
    let (scratch, earlier, _) = with_code();
    let spare = fs::read(scratch.file("keys.json")).unwrap();
    let store = fs::read(scratch.file("vault.db")).unwrap();
    let mut vault = scratch.open().unwrap();
    vault.set_recovery_code(morning(4)).unwrap();
    vault.close().unwrap();
    // Killed between the two files, of which the store hears afterwards.
    fs::write(scratch.file("keys.json.previous"), spare).unwrap();
    fs::write(scratch.file("vault.db"), store).unwrap();

    let mut vault = Vault::open(&scratch.folder, &passphrase()).unwrap();
    vault.mend_key_files().unwrap();
    vault.close().unwrap();
    let vault = Vault::open_with_code(&scratch.folder, &earlier).unwrap();
    assert!(!vault.key_file_is_damaged());
}

#[test]
fn no_file_of_the_vault_holds_the_code() {
    let (scratch, code, _) = with_code();
    let groups = code.groups();
    for (path, bytes) in crate::support::bytes_of(&scratch.folder) {
        let text = String::from_utf8_lossy(&bytes);
        for group in &groups {
            // Four characters may stand in a file by chance; five in a row of these groups do not, eight times over.
            assert!(
                path.ends_with("vault.db") || !text.contains(group.as_str()),
                "{}",
                path.display()
            );
        }
    }
}
