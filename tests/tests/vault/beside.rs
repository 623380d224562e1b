//! Vaults beside the vault: those that were made of its backups, and what is left of one that was not finished.

use std::{fs, sync::atomic::AtomicBool};

use vault::{
    Vault, VaultError, Why,
    backup::{self, Place, list},
};

use crate::{
    process::{self, Process},
    support::{Scratch, id, morning, passphrase, session},
};

static GO_ON: AtomicBool = AtomicBool::new(false);

fn write(vault: &mut Vault, name: &str, summary: &str) {
    vault
        .transact(morning(0), |writing| writing.put(&session(name, summary).into()))
        .unwrap();
}

/// The vaults that a removal for good names as ones that may still hold it.
fn named(vault: &Vault) -> Vec<String> {
    let answers = vault.begin_purge().unwrap().run(&mut |_| {}, &GO_ON);
    let left = answers.into_iter().filter_map(|(_, answer)| answer.err());
    left.map(|error| match error {
        VaultError::VaultBeside { place } => place.file_name().unwrap().to_string_lossy().into_owned(),
        other => panic!("{other}"),
    })
    .collect()
}

#[test]
fn removing_for_good_names_the_vaults_beside_that_may_still_hold_it() {
    let scratch = Scratch::filled();
    let mut vault = scratch.open().unwrap();
    write(&mut vault, "doomed", "Nobody may read this again.");
    let made = vault.begin_backup(morning(0)).unwrap().run(&mut |_| {}, &GO_ON);
    vault.finish_backup(&made).unwrap();
    let newest = list(&Place::own(vault.folder())).unwrap().remove(0);
    let beside = |name: &str| scratch.folder.with_file_name(name);
    let (restored, other) = (beside("Restored.scipvault"), beside("Another.scipvault"));
    backup::restore(newest.folder(), &restored, &mut |_| {}, &GO_ON).unwrap();
    Vault::create(
        &other,
        pathway::records::Workspace::Supervisor,
        &passphrase(),
        vault::Cost::floor(),
        morning(0),
    )
    .unwrap();

    assert_eq!(named(&vault), [""; 0], "nothing was removed yet");
    vault.destroy(&[id("doomed")], Why::ByHand, morning(1)).unwrap();
    assert_eq!(named(&vault), ["Restored.scipvault"]);
    let mut open = Vault::open(&restored, &passphrase()).unwrap();
    open.destroy(&[id("doomed")], Why::ByHand, morning(2)).unwrap();
    write(&mut open, "another", "Something else.");
    assert_eq!(
        named(&vault),
        ["Restored.scipvault"],
        "nobody can say what its log holds"
    );
    open.close().unwrap();
    assert_eq!(named(&vault), [""; 0], "it was removed there too");
    assert!(restored.exists() && other.exists(), "and neither was touched");
}

#[test]
fn what_is_left_of_a_restore_that_was_killed_goes_and_nothing_else() {
    let scratch = Scratch::filled();
    let mut vault = scratch.open().unwrap();
    let made = vault.begin_backup(morning(0)).unwrap().run(&mut |_| {}, &GO_ON);
    vault.finish_backup(&made).unwrap();
    vault.close().unwrap();
    let around = scratch.folder.parent().unwrap();
    let unfinished = || {
        let entries = fs::read_dir(around).unwrap().flatten();
        entries
            .filter(|entry| entry.file_name().to_string_lossy().contains(".new-"))
            .count()
    };
    // What bears the name without the mark is somebody else's.
    let foreign = around.join(".Mine.scipvault.new-00000000");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("thesis.odt"), "ten years of work").unwrap();

    let mut other = Process::start("beside::a_process_that_restores_until_it_is_killed", &scratch.folder);
    other.says().expect("it has begun");
    assert_eq!(unfinished(), 2);
    scratch.open().unwrap().close().unwrap();
    assert_eq!(unfinished(), 2, "somebody works there");
    other.kill();
    assert_eq!(unfinished(), 2);
    scratch.open().unwrap();
    assert_eq!(unfinished(), 1);
    assert!(foreign.join("thesis.odt").exists());
}

#[test]
#[ignore = "a second process, started by the test above"]
fn a_process_that_restores_until_it_is_killed() {
    let vault = process::folder();
    let newest = list(&Place::own(&vault)).unwrap().remove(0);
    let to = vault.with_file_name("Restored.scipvault");
    let mut stay = |_| {
        process::say("begun");
        loop {
            std::thread::park();
        }
    };
    let _ = backup::restore(newest.folder(), &to, &mut stay, &GO_ON);
}
