//! The words of a client that must never leave come through whatever the vault comes through, and go with their client.

use std::sync::atomic::AtomicBool;

use pathway::records::Workspace;
use tempfile::TempDir;
use vault::{Cost, Secret, Vault, VaultError, Why, Wreck, backup};

use crate::support::{client, id, morning, passphrase, put};

const WORDS: [&str; 2] = ["Lena Lindqvist", "Stavanger"];

fn words(vault: &Vault) -> Vec<String> {
    let words = vault.client_words().unwrap().into_iter();
    words
        .inspect(|word| assert_eq!(word.client(), &id("juniper")))
        .map(|word| word.word().to_owned())
        .collect()
}

fn with_words() -> (TempDir, Vault) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("Test.scipvault");
    let mut vault = Vault::create(&folder, Workspace::Candidate, &passphrase(), Cost::floor(), morning(0)).unwrap();
    put(&mut vault, 0, client());
    for word in WORDS {
        vault
            .transact(morning(1), |writing| writing.add_client_word(&id("juniper"), word))
            .unwrap();
    }
    (home, vault)
}

#[test]
fn they_come_through_a_backup_a_new_key_and_a_salvage() {
    let (home, mut vault) = with_words();
    let go_on = AtomicBool::new(false);
    let made = vault.begin_backup(morning(2)).unwrap().run(&mut |_| {}, &go_on);
    vault.finish_backup(&made).unwrap();
    let inside = vault.open_backup(made.own.as_ref().unwrap().folder()).unwrap();
    assert_eq!(inside.client_words(&id("juniper")).unwrap().len(), 2);
    let restored = home.path().join("Restored.scipvault");
    backup::restore(made.own.as_ref().unwrap().folder(), &restored, &mut |_| {}, &go_on).unwrap();
    assert_eq!(words(&Vault::open(&restored, &passphrase()).unwrap()), WORDS);

    vault
        .reencrypt(&passphrase(), Cost::floor(), morning(9), &mut |_, _| {}, &go_on)
        .unwrap();
    assert_eq!(words(&vault), WORDS);

    let folder = vault.folder().to_owned();
    vault.close().unwrap();
    let rescued = home.path().join("Rescued.scipvault");
    let wreck = Wreck::open(&folder, Secret::Passphrase(&passphrase()), None).unwrap();
    let salvaged = wreck.salvage(&rescued, morning(10)).unwrap();
    assert_eq!(salvaged.kept.client_words, 2);
    assert_eq!(words(&Vault::open(&rescued, &passphrase()).unwrap()), WORDS);
}

#[test]
fn they_stay_with_a_client_in_the_trash_and_go_for_good_with_the_client() {
    let (_home, mut vault) = with_words();
    vault
        .transact(morning(3), |writing| writing.remove(&id("juniper")))
        .unwrap();
    assert_eq!(words(&vault), WORDS);
    vault.destroy(&[id("juniper")], Why::ByHand, morning(4)).unwrap();
    assert_eq!(words(&vault), Vec::<String>::new());
    // No undo brings back what was removed for good.
    assert!(vault.undo(morning(5)).unwrap().is_none());
}

#[test]
fn a_word_of_nobody_is_refused_and_one_that_is_there_is_no_step() {
    let (_home, mut vault) = with_words();
    let refused = vault.transact(morning(3), |writing| writing.add_client_word(&id("nobody"), "x"));
    assert!(matches!(refused, Err(VaultError::NoSuchRecord)));
    vault
        .transact(morning(3), |writing| writing.add_client_word(&id("juniper"), WORDS[1]))
        .unwrap();
    vault.undo(morning(4)).unwrap().unwrap();
    assert_eq!(words(&vault), WORDS[..1], "the last step is the adding of it");
    assert!(!format!("{:?}", vault.client_words().unwrap()).contains("Lindqvist"));
}
