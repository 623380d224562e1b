//! What somebody with access to the disk puts among the backups, and places that are used no more.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
};

use chrono::{DateTime, TimeDelta, Utc};
use pathway::{Id, Record, records::Client, records::Workspace};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::{Further, Manifest, Place, examine, list, purge, restore};
use crate::{Cost, SecretString, Vault, VaultError, Why, keys::hex, place};

static GO_ON: AtomicBool = AtomicBool::new(false);
static RESTORED: AtomicUsize = AtomicUsize::new(0);

fn passphrase() -> SecretString {
    SecretString::from("a quiet lake before the rain")
}

fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
}

fn juniper() -> Id {
    Id::fixed("juniper")
}

/// A vault with one record.
fn desk() -> (TempDir, Vault) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("Mine.scipvault");
    let mut vault = Vault::create(&folder, Workspace::Candidate, &passphrase(), Cost::floor(), at(0)).unwrap();
    let client = Record::from(Client {
        id: juniper(),
        pseudonym: "Juniper".to_owned(),
        note: "Kolkrabe".to_owned(),
    });
    vault.transact(at(1), |writing| writing.put(&client)).unwrap();
    (home, vault)
}

fn back_up(vault: &mut Vault, minutes: i64) -> super::Made {
    let made = vault.begin_backup(at(minutes)).unwrap().run(&mut |_| {}, &GO_ON);
    vault.finish_backup(&made).unwrap();
    made
}

fn stick(home: &TempDir, vault: &mut Vault, name: &str) -> Place {
    let folder = home.path().join(name);
    fs::create_dir(&folder).unwrap();
    vault.choose_further_place(&folder).unwrap()
}

fn only(place: &Place) -> PathBuf {
    let backups = list(place).unwrap();
    assert_eq!(backups.len(), 1, "{backups:?}");
    backups[0].folder().to_owned()
}

/// Whether a vault made of this backup knows the record.
fn gives_back(backup: &Path, home: &TempDir) -> bool {
    let name = format!("Again {}.scipvault", RESTORED.fetch_add(1, SeqCst));
    let folder = home.path().join(name);
    restore(backup, &folder, &mut |_| {}, &GO_ON).unwrap();
    let vault = Vault::open(&folder, &passphrase()).unwrap();
    vault.record(&juniper()).unwrap().is_some()
}

fn cleaned(vault: &Vault) -> Vec<(PathBuf, Option<bool>)> {
    let answers = vault.begin_purge().unwrap().run(&mut |_| {}, &GO_ON);
    let answer = |(place, purged): (Place, Result<super::Purged, VaultError>)| {
        (place.folder().to_owned(), purged.ok().map(|purged| purged.is_clean()))
    };
    answers.into_iter().map(answer).collect()
}

/// Changes a manifest as somebody does who knows its checksum.
fn forge(backup: &Path, change: impl FnOnce(&mut Value)) {
    let path = backup.join("manifest.json");
    let mut written: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    change(&mut written["backup"]);
    written["sha256"] = hex(&Sha256::digest(written["backup"].to_string())).into();
    fs::write(&path, serde_json::to_vec_pretty(&written).unwrap()).unwrap();
}

#[test]
fn what_is_removed_for_good_goes_from_every_place_that_was_ever_chosen() {
    let (home, mut vault) = desk();
    let first = stick(&home, &mut vault, "first");
    back_up(&mut vault, 2);
    let second = stick(&home, &mut vault, "second");
    back_up(&mut vault, 3);
    vault.forget_further_place().unwrap();
    assert_eq!(Further::of(vault.folder()).unwrap(), None);
    vault.destroy(&[juniper()], Why::ByHand, at(4)).unwrap();
    let drawer = home.path().join("drawer");
    fs::rename(second.folder(), &drawer).unwrap();

    let answers = cleaned(&vault);
    assert_eq!(answers[1], (first.folder().to_owned(), Some(true)));
    assert_eq!(
        answers[2],
        (second.folder().to_owned(), None),
        "the one in a drawer is named"
    );
    assert!(!gives_back(&only(&first), &home));

    fs::rename(&drawer, second.folder()).unwrap();
    assert!(gives_back(&only(&second), &home));
    let made = back_up(&mut vault, 6);
    assert_eq!(
        made.purged.iter().map(|purged| purged.cleaned).sum::<usize>(),
        1,
        "cleaned when it is next seen"
    );
    assert!(!gives_back(&only(&second), &home));
}

#[test]
fn a_place_is_no_earlier_one_once_it_is_used_again_or_holds_nothing_any_more() {
    let (home, mut vault) = desk();
    let first = stick(&home, &mut vault, "first");
    back_up(&mut vault, 2);
    let second = stick(&home, &mut vault, "second");
    back_up(&mut vault, 3);
    assert_eq!(cleaned(&vault).len(), 3);
    assert_eq!(vault.choose_further_place(&home.path().join("first")).unwrap(), first);
    let places: Vec<_> = cleaned(&vault).into_iter().map(|(place, _)| place).collect();
    assert_eq!(places[1..], [first.folder(), second.folder()]);
    fs::remove_dir_all(only(&second)).unwrap();
    assert_eq!(cleaned(&vault).len(), 3, "seen once more, and found empty");
    assert_eq!(cleaned(&vault).len(), 2);
}

#[test]
fn the_name_of_a_later_writing_alone_costs_no_backup() {
    let (_home, mut vault) = desk();
    back_up(&mut vault, 2);
    let own = Place::own(vault.folder());
    let good = only(&own);
    let half = PathBuf::from(format!("{}-r1", good.display()));
    fs::create_dir(&half).unwrap();
    for file in ["manifest.json", "keys.json", "keys.json.previous"] {
        super::discard::sweep(&own).unwrap();
        assert!(
            examine(&good, &mut |_| {}, &GO_ON).is_ok(),
            "it is still there, and whole"
        );
        fs::copy(good.join(file), half.join(file)).unwrap();
    }
    super::discard::sweep(&own).unwrap();
    assert!(good.exists(), "its store is missing");
    fs::copy(place::store(&good), place::store(&half)).unwrap();
    super::discard::sweep(&own).unwrap();
    assert!(!good.exists() && half.exists(), "a whole one takes its place");
}

#[test]
fn half_of_a_later_writing_keeps_no_backup_from_being_cleaned() {
    let (home, mut vault) = desk();
    back_up(&mut vault, 2);
    let own = Place::own(vault.folder());
    let good = only(&own);
    let half = PathBuf::from(format!("{}-r1", good.display()));
    fs::create_dir(&half).unwrap();
    fs::write(half.join("vault.db"), "half").unwrap();
    vault.destroy(&[juniper()], Why::ByHand, at(4)).unwrap();
    let purged = purge(&vault, &own).unwrap();
    assert_eq!((purged.cleaned, purged.left.len()), (1, 1), "and the half one is named");
    assert!(!good.exists());
    assert!(!gives_back(&PathBuf::from(format!("{}-r2", good.display())), &home));
}

#[test]
fn a_manifest_that_names_impossible_sizes_is_damaged() {
    let (home, mut vault) = desk();
    back_up(&mut vault, 2);
    let backup = only(&Place::own(vault.folder()));
    let file = json!({ "file": "a", "size": u64::MAX, "sha256": "a".repeat(64) });
    forge(&backup, |manifest| manifest["evidence"] = json!([file, file]));
    let into = home.path().join("Again.scipvault");
    assert!(matches!(
        restore(&backup, &into, &mut |_| {}, &GO_ON),
        Err(VaultError::BackupDamaged { .. })
    ));
    assert!(list(&Place::own(vault.folder())).unwrap()[0].manifest().is_none());
}

#[test]
fn a_store_larger_than_was_written_is_not_copied_at_all() {
    let (home, mut vault) = desk();
    back_up(&mut vault, 2);
    let backup = only(&Place::own(vault.folder()));
    let store = fs::File::options().write(true).open(place::store(&backup)).unwrap();
    // A hole, so it takes no room here; a copy of it would.
    store.set_len(1 << 40).unwrap();
    let into = home.path().join("Again.scipvault");
    let mut read = 0;
    let refused = restore(&backup, &into, &mut |at| read = at.done, &GO_ON);
    assert!(matches!(refused, Err(VaultError::BackupDamaged { .. })), "{refused:?}");
    assert!(examine(&backup, &mut |at| read = at.done.max(read), &GO_ON).is_err());
    assert!(read < 1 << 20, "{read}");
}

#[cfg(unix)]
mod on_unix {
    use std::{os::unix::fs::symlink, process::Command, thread};

    use super::*;

    fn pipe(path: &Path) {
        let _ = fs::remove_file(path);
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    /// Done on a thread of its own: were it to wait for ever, the test would end all the same, and fail.
    fn is_done<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
        let (done, told) = std::sync::mpsc::channel();
        thread::spawn(move || done.send(work()));
        told.recv_timeout(std::time::Duration::from_secs(60)).unwrap()
    }

    #[test]
    fn a_pipe_in_the_place_of_a_file_holds_nobody_up() {
        let (_home, mut vault) = desk();
        back_up(&mut vault, 2);
        let folder = vault.folder().to_owned();
        vault.close().unwrap();
        let own = Place::own(&folder);
        let backup = only(&own);
        for name in ["manifest.json", "keys.json", "keys.json.previous", "vault.db"] {
            let kept = fs::read(backup.join(name)).unwrap();
            pipe(&backup.join(name));
            let (asked, place) = (backup.clone(), own.clone());
            let answers = is_done(move || {
                let listed = list(&place).unwrap()[0].manifest().is_some();
                (listed, examine(&asked, &mut |_| {}, &GO_ON).is_ok())
            });
            assert_eq!(answers, (name != "manifest.json", false), "{name}");
            fs::remove_file(backup.join(name)).unwrap();
            fs::write(backup.join(name), kept).unwrap();
        }
        pipe(&own.folder().join("further"));
        let asked = folder.clone();
        assert!(is_done(move || Further::of(&asked)).is_err());
        pipe(&place::keys(&folder));
        let asked = folder.clone();
        assert!(
            is_done(move || Vault::open(&asked, &passphrase()).is_ok()),
            "the spare opens it"
        );
        pipe(&folder.join("vault.lock"));
        assert!(is_done(move || Vault::open(&folder, &passphrase()).is_err()));
    }

    #[test]
    fn cleaning_carries_no_foreign_file_into_a_backup() {
        let (home, mut vault) = desk();
        back_up(&mut vault, 2);
        let own = Place::own(vault.folder());
        let foreign = home.path().join("id_rsa");
        fs::write(&foreign, "a key of another door").unwrap();
        fs::remove_file(only(&own).join("keys.json")).unwrap();
        symlink(&foreign, only(&own).join("keys.json")).unwrap();
        vault.destroy(&[juniper()], Why::ByHand, at(4)).unwrap();
        assert_eq!(purge(&vault, &own).unwrap().cleaned, 1);
        let backup = only(&own);
        let manifest = Manifest::read(&backup).unwrap();
        for file in [place::keys(&backup), place::spare_keys(&backup)] {
            assert_eq!(hex(&Sha256::digest(fs::read(file).unwrap())), manifest.keys_sha256);
        }
        assert!(!gives_back(&backup, &home), "and it opens with its own keys");
    }

    #[test]
    fn tidying_up_follows_no_link_to_foreign_files() {
        let (home, mut vault) = desk();
        back_up(&mut vault, 2);
        let foreign = home.path().join("blobs");
        fs::create_dir(&foreign).unwrap();
        fs::write(foreign.join("b".repeat(64)), "somebody else's").unwrap();
        symlink(&foreign, Place::own(vault.folder()).evidence()).unwrap();
        back_up(&mut vault, 3);
        assert_eq!(fs::read_dir(&foreign).unwrap().count(), 1);
    }
}
