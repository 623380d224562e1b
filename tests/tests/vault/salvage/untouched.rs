//! What looking and saving leave as it was.

use super::*;

#[test]
fn looking_makes_no_file_and_a_wrong_passphrase_sees_nothing() {
    let (scratch, _, mut store) = filled();
    let _ = fs::remove_file(scratch.file("vault.lock"));
    store[2 * PAGE + 5] ^= 1;
    fs::write(scratch.file("vault.db"), store).unwrap();
    let before = exactly(&scratch.folder);
    let wrong = SecretString::from("a quiet lake after the rain");
    let refused = Wreck::open(&scratch.folder, Secret::Passphrase(&wrong), None).err();
    assert!(matches!(refused, Some(VaultError::WrongPassphrase)));
    wreck(&scratch.folder).unwrap();
    assert!(exactly(&scratch.folder) == before);
}

#[test]
fn a_vault_that_refuses_to_open_is_left_as_it_was() {
    let (scratch, _, store) = filled();
    for at in [20, 2000, PAGE + 2000] {
        let mut damaged = store.clone();
        damaged[at] ^= 1;
        fs::write(scratch.file("vault.db"), damaged).unwrap();
        let before = exactly(&scratch.folder);
        assert!(scratch.open().is_err(), "byte {at}");
        assert!(
            exactly(&scratch.folder) == before,
            "byte {at}: opening changed something"
        );
    }
}

#[test]
fn a_vault_that_is_open_elsewhere_is_not_looked_at() {
    let scratch = Scratch::new();
    let vault = scratch.open().unwrap();
    assert!(matches!(wreck(&scratch.folder).err(), Some(VaultError::InUse)));
    drop(vault);
    let _wreck = wreck(&scratch.folder).unwrap();
    assert!(
        matches!(scratch.open().err(), Some(VaultError::InUse)),
        "nor opened while somebody looks"
    );
}

#[test]
fn a_salvaged_vault_never_takes_the_place_of_anything() {
    let scratch = Scratch::filled();
    let wreck = wreck(&scratch.folder).unwrap();
    for target in [scratch.folder.clone(), scratch.folder.join("Rescued.scipvault")] {
        assert!(matches!(
            wreck.salvage(&target, morning(0)),
            Err(VaultError::AlreadyThere)
        ));
    }
}
