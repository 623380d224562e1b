//! Vaults at paths that are hard to write down.

use std::{fs, path::Path, sync::atomic::AtomicBool};

use tempfile::TempDir;
use vault::{Secret, Vault, Wreck, backup};

use crate::support::{candidate, create, id, morning, passphrase};

#[test]
fn a_vault_lives_at_any_path() {
    let home = TempDir::new().unwrap();
    let long = "a".repeat(250 - ".scipvault".len());
    for name in [
        "two words  and more",
        "🌿 Åse’s Übung 字",
        "100% #1?&=\\%20",
        "-rf",
        long.get(..200).unwrap(),
    ] {
        live_at(&home.path().join(name).join(format!("{name}.scipvault")));
    }
    let deep = (0..6).fold(home.path().to_owned(), |path, _| path.join("d".repeat(40)));
    assert!(deep.as_os_str().len() > 250);
    live_at(&deep.join("Deep.scipvault"));
}

/// Makes a vault, writes, backs it up, looks at it, salvages it.
fn live_at(folder: &Path) {
    fs::create_dir_all(folder.parent().unwrap()).unwrap();
    let mut vault = create(folder).unwrap();
    vault
        .transact(morning(0), |writing| writing.put(&candidate("Ada").into()))
        .unwrap();
    let made = vault
        .begin_backup(morning(1))
        .unwrap()
        .run(&mut |_| {}, &AtomicBool::new(false));
    vault.finish_backup(&made).unwrap();
    assert!(made.own.is_ok(), "{}: {:?}", folder.display(), made.own.err());
    vault.close().unwrap();
    assert_eq!(backup::list(&backup::Place::own(folder)).unwrap().len(), 1);

    let vault = Vault::open(folder, &passphrase()).unwrap();
    assert!(vault.check().unwrap().is_whole());
    vault.close().unwrap();
    let rescued = folder.with_file_name("Rescued here.scipvault");
    let wreck = Wreck::open(folder, Secret::Passphrase(&passphrase()), None).unwrap();
    assert!(wreck.salvage(&rescued, morning(2)).unwrap().lost.is_nothing());
    let vault = Vault::open(&rescued, &passphrase()).unwrap();
    assert_eq!(vault.get(&id("ada")).unwrap(), Some(candidate("Ada")));
}
