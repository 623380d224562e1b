use std::io;

use vault::{SecretString, Vault, VaultError};

use crate::{
    process::{self, Process},
    support::{Scratch, passphrase},
};

#[test]
fn a_second_process_is_refused() {
    let scratch = Scratch::new();
    let mut other = Process::start("in_use::another_process_that_holds_the_vault", &scratch.folder);
    assert_eq!(other.says().as_deref(), Some("open"));
    let wrong = SecretString::from("not even asked for");
    let refused = Vault::open(&scratch.folder, &wrong);
    assert!(
        matches!(refused, Err(VaultError::InUse)),
        "at once, before the passphrase is tried"
    );

    other.kill();
    scratch
        .open()
        .expect("the lock ends with its process, however it ended");
}

#[test]
#[ignore = "a second process, started by the test above"]
fn another_process_that_holds_the_vault() {
    let _vault = Vault::open(&process::folder(), &passphrase()).unwrap();
    process::say("open");
    io::stdin().read_line(&mut String::new()).unwrap();
}

#[test]
fn the_same_process_is_refused_too() {
    let scratch = Scratch::new();
    let vault = scratch.open().unwrap();
    assert!(matches!(scratch.open(), Err(VaultError::InUse)));
    vault.close().unwrap();
    scratch.open().unwrap();
}
