//! Backups: what they hold, that damage is noticed, and that what was removed for good is in none of them.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering::SeqCst},
};

use pathway::{Id, records::SupervisionSession};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use vault::{
    Consent, NewEvidence, SecretString, Vault, VaultError, Why,
    backup::{self, Backup, BackupJob, Compared, Drilled, Further, Made, Place, PlaceKind, Sort},
};

use crate::{
    process::{self, Process},
    support::{Scratch, id, morning, passphrase, session},
};

fn run(job: BackupJob) -> Made {
    job.run(&mut |_| {}, &AtomicBool::new(false))
}

/// Makes a backup and finishes it, so many minutes after the morning began.
fn back_up(vault: &mut Vault, minutes: i64) -> Made {
    let job = vault.begin_backup(morning(minutes)).unwrap();
    let made = run(job);
    vault.finish_backup(&made).unwrap();
    made
}

fn own(vault: &Vault) -> Place {
    Place::own(vault.folder())
}

fn write(vault: &mut Vault, name: &str, summary: &str) {
    vault
        .transact(morning(0), |writing| writing.put(&session(name, summary).into()))
        .unwrap();
}

/// A vault with 60 sessions, open, and a folder that stands for another disk.
fn filled() -> (Scratch, Vault, TempDir) {
    let scratch = Scratch::filled();
    let vault = scratch.open().unwrap();
    (scratch, vault, TempDir::new().unwrap())
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_backup_lies_in_both_places_and_says_what_it_holds() {
    let (_scratch, mut vault, disk) = filled();
    let further = vault.choose_further_place(disk.path()).unwrap();
    assert!(vault.changed_since_backup().unwrap());
    let made = back_up(&mut vault, 0);
    assert!(!vault.changed_since_backup().unwrap());

    let there = made.further.unwrap().unwrap();
    let here = made.own.unwrap();
    assert_eq!(
        (here.place().kind(), there.place().kind()),
        (PlaceKind::Own, PlaceKind::Further)
    );
    assert_eq!(there.place(), &further);
    assert_eq!(names(disk.path()), ["Test.scipbackups"]);
    for backup in [here, there] {
        let manifest = backup.manifest().unwrap();
        assert_eq!(
            (backup.sequence(), manifest.records, backup.made_at()),
            (1, 61, morning(0))
        );
        assert_eq!(
            names(backup.folder()),
            ["keys.json", "keys.json.previous", "manifest.json", "vault.db"]
        );
        let listed = backup::list(backup.place()).unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0].folder(), backup.folder());
    }
    let state = Further::of(vault.folder()).unwrap().unwrap();
    assert_eq!(
        (state.last_sequence, state.last_made_at, state.missing_since),
        (Some(1), Some(morning(0)), None)
    );
}

#[test]
fn a_backup_is_the_vault_as_it_was_when_it_was_begun_whatever_is_written_meanwhile() {
    let (_scratch, mut vault, _disk) = filled();
    // Longer than what is copied in one go, so that writing falls into the middle of it.
    for name in 0..40 {
        write(
            &mut vault,
            &format!("long-{name}"),
            &"We spoke about kindness. ".repeat(2000),
        );
    }
    let before = vault.all_records().unwrap();
    let job = vault.begin_backup(morning(0)).unwrap();
    let mut writes = 0;
    let made = job.run(
        &mut |_| {
            // At every step of the copy, so that more is written than SQLite would keep in its log by itself.
            for name in 0..20 {
                write(
                    &mut vault,
                    &format!("meanwhile-{name}"),
                    &format!("{writes} ").repeat(20_000),
                );
            }
            let _ = vault.checkpoint();
            writes += 1;
        },
        &AtomicBool::new(false),
    );
    assert!(writes > 10, "{writes}");
    vault.finish_backup(&made).unwrap();
    assert!(
        vault.changed_since_backup().unwrap(),
        "what was written meanwhile is in no backup yet"
    );

    let backup = made.own.unwrap();
    let mut restored = open_copy(&backup);
    assert_eq!(restored.vault.all_records().unwrap(), before);
    assert!(restored.vault.check().unwrap().is_whole());
    write(&mut restored.vault, "further", "It goes on from there.");
    assert_eq!(vault.all_records().unwrap().len(), before.len() + 20);
    assert!(vault.check().unwrap().is_whole());
}

#[test]
fn only_one_backup_is_made_at_a_time_and_nothing_folds_the_log_under_it() {
    let (_scratch, mut vault, _disk) = filled();
    let job = vault.begin_backup(morning(0)).unwrap();
    assert!(matches!(
        vault.begin_backup(morning(0)),
        Err(VaultError::BackupUnderWay)
    ));
    assert!(matches!(vault.check(), Err(VaultError::BackupUnderWay)));
    write(&mut vault, "meanwhile", "A word.");
    let store = fs::read(vault.folder().join("vault.db")).unwrap();
    vault.checkpoint().unwrap();
    assert!(fs::read(vault.folder().join("vault.db")).unwrap() == store);
    drop(job);
    vault.checkpoint().unwrap();
    assert!(fs::read(vault.folder().join("vault.db")).unwrap() != store);
    vault.begin_backup(morning(1)).unwrap();
}

#[test]
fn a_lock_during_a_backup_calls_it_off_and_leaves_nothing_of_it() {
    for drop_it in [false, true] {
        let (_scratch, mut vault, disk) = filled();
        vault.choose_further_place(disk.path()).unwrap();
        let place = own(&vault);
        let job = vault.begin_backup(morning(0)).unwrap();
        let mut open = Some(vault);
        let made = job.run(
            &mut |_| {
                if let Some(mut vault) = open.take() {
                    write(&mut vault, "last", "The last words before the lock.");
                    if drop_it {
                        drop(vault);
                    } else {
                        vault.close().unwrap();
                    }
                }
            },
            &AtomicBool::new(false),
        );
        assert!(matches!(made.own, Err(VaultError::Cancelled)), "{:?}", made.own);
        assert!(matches!(made.further, Some(Err(VaultError::Cancelled))));
        assert_eq!(names(place.folder()), ["further"]);
        assert!(names(&disk.path().join("Test.scipbackups")).is_empty());
        assert!(_scratch.open().unwrap().record(&id("last")).unwrap().is_some());
    }
}

#[test]
fn a_backup_that_is_stopped_leaves_nothing_and_the_next_one_works() {
    let (_scratch, mut vault, _disk) = filled();
    let stop = AtomicBool::new(false);
    let mut steps = 0;
    run(vault.begin_backup(morning(0)).unwrap()).own.unwrap();
    let job = vault.begin_backup(morning(1)).unwrap();
    let counted = job.run(&mut |_| steps += 1, &stop);
    vault.finish_backup(&counted).unwrap();
    for at in 1..=steps {
        let job = vault.begin_backup(morning(2)).unwrap();
        let mut step = 0;
        let made = job.run(
            &mut |_| {
                step += 1;
                stop.store(step >= at, SeqCst);
            },
            &stop,
        );
        stop.store(false, SeqCst);
        vault.finish_backup(&made).unwrap();
        if at < steps {
            assert!(matches!(made.own, Err(VaultError::Cancelled)), "{at} of {steps}");
            assert_eq!(names(own(&vault).folder()).len(), 2, "{at} of {steps}");
        }
    }
    assert!(back_up(&mut vault, 3).own.is_ok());
}

/// A backup put where a vault lies, and opened: what it gives back.
struct Copy {
    vault: Vault,
    _home: TempDir,
}

fn open_copy(backup: &Backup) -> Copy {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("Copy.scipvault");
    fs::create_dir(&folder).unwrap();
    for name in names(backup.folder()) {
        fs::copy(backup.folder().join(&name), folder.join(&name)).unwrap();
    }
    let vault = Vault::open(&folder, &passphrase()).unwrap();
    Copy { vault, _home: home }
}

#[test]
fn a_further_place_that_is_not_there_is_named_and_the_own_backup_is_made() {
    let (_scratch, mut vault, disk) = filled();
    let further = vault.choose_further_place(disk.path()).unwrap();
    back_up(&mut vault, 0).further.unwrap().unwrap();
    let away = disk.path().join("pulled out");
    fs::rename(further.folder(), &away).unwrap();
    for minutes in [30, 60] {
        write(&mut vault, "new", &minutes.to_string());
        let made = back_up(&mut vault, minutes);
        assert!(made.own.is_ok());
        let refused = made.further.unwrap().unwrap_err();
        assert!(matches!(&refused, VaultError::PlaceMissing { place } if place == further.folder()));
        assert!(
            !further.folder().exists(),
            "it is never made anew: its path may lead to another disk now"
        );
        let state = Further::of(vault.folder()).unwrap().unwrap();
        assert_eq!(
            (state.last_made_at, state.missing_since),
            (Some(morning(0)), Some(morning(30)))
        );
    }
    fs::rename(away, further.folder()).unwrap();
    let made = back_up(&mut vault, 90);
    assert_eq!(made.further.unwrap().unwrap().sequence(), 4);
    assert_eq!(Further::of(vault.folder()).unwrap().unwrap().missing_since, None);
}

#[test]
fn a_further_place_is_never_inside_the_vault_nor_shared_with_another_vault() {
    let (_scratch, mut vault, disk) = filled();
    let folder = vault.folder().to_owned();
    for inside in [folder.clone(), folder.join("backups")] {
        fs::create_dir_all(&inside).unwrap();
        assert!(matches!(
            vault.choose_further_place(&inside),
            Err(VaultError::UnfitPlace)
        ));
    }
    let first = vault.choose_further_place(disk.path()).unwrap();
    back_up(&mut vault, 0).further.unwrap().unwrap();
    assert_eq!(
        vault.choose_further_place(disk.path()).unwrap(),
        first,
        "its own folder again"
    );
    let other = Scratch::filled();
    let mut other = other.open().unwrap();
    let second = other.choose_further_place(disk.path()).unwrap();
    assert_ne!(first.folder(), second.folder());
    vault.forget_further_place().unwrap();
    assert!(Further::of(vault.folder()).unwrap().is_none());
    assert_eq!(backup::list(&first).unwrap().len(), 1, "what is there stays");
}

#[test]
fn removing_for_good_reaches_every_backup() {
    let (_scratch, mut vault, disk) = filled();
    let further = vault.choose_further_place(disk.path()).unwrap();
    for minutes in 0..4 {
        write(&mut vault, "doomed", &format!("Nobody may read this again. {minutes}"));
        back_up(&mut vault, minutes * 60);
    }
    vault
        .transact(morning(300), |writing| {
            writing.put_private_note(&id("doomed"), "Nor this.")
        })
        .unwrap();
    back_up(&mut vault, 300);
    vault.destroy(&[id("doomed")], Why::ByHand, morning(301)).unwrap();

    for place in [own(&vault), further] {
        let purged = backup::purge(&vault, &place).unwrap();
        assert!(purged.is_clean(), "{:?}", purged.left);
        assert_eq!(purged.cleaned, 5);
        let backups = backup::list(&place).unwrap();
        assert_eq!(backups.len(), 5);
        for backup in &backups {
            let copy = open_copy(backup);
            assert_eq!(copy.vault.all_records().unwrap().len(), 61, "all others are there");
            let mut vault = copy.vault;
            assert!(
                vault
                    .transact(morning(0), |writing| writing.restore(&id("doomed")))
                    .is_err()
            );
            assert!(vault.versions(&id("doomed")).unwrap().is_empty());
            assert!(vault.private_note(&id("doomed")).unwrap().is_none());
            assert_eq!(vault.destructions().unwrap().len(), 1);
            assert!(vault.check().unwrap().is_whole());
        }
        assert_eq!(
            names(place.folder())
                .iter()
                .filter(|name| name.starts_with("0000"))
                .count(),
            5
        );
        assert_eq!(backup::purge(&vault, &place).unwrap().cleaned, 0, "once is enough");
    }
}

#[test]
fn a_place_that_was_away_is_cleaned_by_the_next_backup_there() {
    let (_scratch, mut vault, disk) = filled();
    let further = vault.choose_further_place(disk.path()).unwrap();
    write(&mut vault, "doomed", "Nobody may read this again.");
    back_up(&mut vault, 0);
    let away = disk.path().join("pulled out");
    fs::rename(further.folder(), &away).unwrap();
    vault.destroy(&[id("doomed")], Why::ByHand, morning(1)).unwrap();
    assert!(matches!(
        backup::purge(&vault, &further),
        Err(VaultError::PlaceMissing { .. })
    ));
    fs::rename(away, further.folder()).unwrap();
    let made = back_up(&mut vault, 30);
    assert_eq!(
        made.purged.iter().map(|purged| purged.cleaned).collect::<Vec<_>>(),
        [1, 1]
    );
    for backup in backup::list(&further).unwrap() {
        assert_eq!(
            open_copy(&backup)
                .vault
                .get::<SupervisionSession>(&id("doomed"))
                .unwrap(),
            None
        );
    }
}

#[test]
fn what_came_back_under_the_same_name_is_not_taken_out_of_later_backups() {
    let (_scratch, mut vault, _disk) = filled();
    write(&mut vault, "phoenix", "The first one.");
    back_up(&mut vault, 0);
    vault.destroy(&[id("phoenix")], Why::ByHand, morning(1)).unwrap();
    write(&mut vault, "phoenix", "The second one.");
    back_up(&mut vault, 30);
    vault.destroy(&[id("session-0")], Why::ByHand, morning(31)).unwrap();
    assert!(backup::purge(&vault, &own(&vault)).unwrap().is_clean());
    let found: Vec<Option<String>> = backup::list(&own(&vault))
        .unwrap()
        .iter()
        .map(|backup| {
            open_copy(backup)
                .vault
                .get::<SupervisionSession>(&id("phoenix"))
                .unwrap()
                .map(|s| s.summary)
        })
        .collect();
    assert_eq!(found, [Some("The second one.".to_owned()), None]);
}

#[test]
fn backups_under_an_earlier_data_key_are_cleaned_too_and_keep_their_passphrase() {
    let (_scratch, mut vault, _disk) = filled();
    write(&mut vault, "doomed", "Nobody may read this again.");
    back_up(&mut vault, 0);
    vault
        .reencrypt(&passphrase(), vault::Cost::floor(), morning(1), &mut |_, _| {}, &GO_ON)
        .unwrap();
    vault.destroy(&[id("doomed")], Why::ByHand, morning(2)).unwrap();
    let purged = backup::purge(&vault, &own(&vault)).unwrap();
    assert_eq!((purged.cleaned, purged.left.len()), (1, 0));
    let copy = open_copy(&backup::list(&own(&vault)).unwrap()[0]);
    assert_eq!(copy.vault.all_records().unwrap().len(), 61);
    assert!(back_up(&mut vault, 30).own.is_ok());
}

#[test]
fn a_backup_that_cannot_be_cleaned_is_named_and_left_as_it_is() {
    let (_scratch, mut vault, _disk) = filled();
    back_up(&mut vault, 0);
    let backup = back_up(&mut vault, 30).own.unwrap();
    let store = backup.folder().join("vault.db");
    let mut bytes = fs::read(&store).unwrap();
    bytes[9000] ^= 1;
    fs::write(&store, &bytes).unwrap();
    vault.destroy(&[id("session-0")], Why::ByHand, morning(31)).unwrap();
    let purged = backup::purge(&vault, &own(&vault)).unwrap();
    assert_eq!(purged.cleaned, 1);
    let left: Vec<&PathBuf> = purged.left.iter().map(|(folder, _)| folder).collect();
    assert_eq!(left, [backup.folder()]);
    assert!(fs::read(&store).unwrap() == bytes);
}

#[test]
fn what_an_interrupted_backup_left_is_swept_when_the_vault_is_opened() {
    let (scratch, mut vault, _disk) = filled();
    let backup = back_up(&mut vault, 0).own.unwrap();
    vault.close().unwrap();
    let place = Place::own(&scratch.folder);
    let leftover = place.folder().join(".000002-20261123T090000Z.new-0badcafe");
    fs::create_dir(&leftover).unwrap();
    fs::write(leftover.join("vault.db"), "half of it").unwrap();
    // As a removal leaves it when it is killed between the two: the new one stands, the old one is still there.
    let mut anew = backup.folder().to_owned().into_os_string();
    anew.push("-r1");
    fs::create_dir(&anew).unwrap();
    for name in names(backup.folder()) {
        fs::copy(backup.folder().join(&name), Path::new(&anew).join(&name)).unwrap();
    }
    assert_eq!(backup::list(&place).unwrap().len(), 1, "it stands there once");
    let _vault = scratch.open().unwrap();
    assert_eq!(
        names(place.folder()),
        [Path::new(&anew).file_name().unwrap().to_str().unwrap()]
    );
}

static GO_ON: AtomicBool = AtomicBool::new(false);

/// Attaches a file of this content to a session.
fn attach(vault: &mut Vault, session: &str, content: &[u8]) -> Id {
    let sealed = vault
        .begin_evidence()
        .unwrap()
        .run(content, &mut |_| {}, &GO_ON)
        .unwrap();
    let new = NewEvidence {
        record: id(session),
        file_name: "recording.ogg".to_owned(),
        media_type: "audio/ogg".to_owned(),
        consent: Consent::default(),
    };
    vault
        .transact(morning(0), |writing| writing.add_evidence(&sealed, &new))
        .unwrap();
    sealed.id().clone()
}

fn read_file(vault: &Vault, file: &Id) -> Vec<u8> {
    let mut content = Vec::new();
    vault
        .open_evidence(file)
        .unwrap()
        .run(&mut content, &mut |_| {}, &GO_ON)
        .unwrap();
    content
}

fn restore(backup: &Backup) -> (TempDir, backup::Restored) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("Test (restored).scipvault");
    let restored = backup::restore(backup.folder(), &folder, &mut |_| {}, &GO_ON).unwrap();
    (home, restored)
}

#[test]
fn attached_files_lie_once_in_each_place_and_come_back_with_the_vault() {
    let (_scratch, mut vault, disk) = filled();
    let further = vault.choose_further_place(disk.path()).unwrap();
    let recording = vec![7; 3_000_000];
    let file = attach(&mut vault, "session-1", &recording);
    for minutes in [0, 30, 60] {
        let made = back_up(&mut vault, minutes);
        assert_eq!(made.files_lacking, 0);
        made.further.unwrap().unwrap();
    }
    for place in [own(&vault), further] {
        assert_eq!(names(&place.folder().join("evidence")).len(), 1);
        let (_home, restored) = restore(&backup::list(&place).unwrap()[0]);
        assert_eq!((restored.files_lacking, restored.manifest.sequence), (0, 3));
        let restored = Vault::open(&restored.folder, &passphrase()).unwrap();
        assert!(read_file(&restored, &file) == recording);
        assert_eq!(restored.all_records().unwrap(), vault.all_records().unwrap());
    }
}

#[test]
fn an_attached_file_that_is_destroyed_is_gone_from_every_place() {
    let (_scratch, mut vault, disk) = filled();
    let further = vault.choose_further_place(disk.path()).unwrap();
    let doomed = attach(&mut vault, "session-1", b"a voice");
    let with_its_record = attach(&mut vault, "session-2", b"another voice");
    let kept = attach(&mut vault, "session-3", b"a third voice");
    back_up(&mut vault, 0);
    vault
        .destroy(&[doomed.clone(), id("session-2")], Why::Expired, morning(1))
        .unwrap();
    for place in [own(&vault), further] {
        assert_eq!(backup::purge(&vault, &place).unwrap().cleaned, 1);
        assert_eq!(names(&place.folder().join("evidence")).len(), 1);
        let (_home, restored) = restore(&backup::list(&place).unwrap()[0]);
        let restored = Vault::open(&restored.folder, &passphrase()).unwrap();
        assert!(restored.open_evidence(&doomed).is_err());
        assert!(restored.open_evidence(&with_its_record).is_err());
        assert_eq!(read_file(&restored, &kept), b"a third voice");
    }
}

#[test]
fn what_is_destroyed_while_a_backup_is_made_is_not_in_it() {
    for at in [1, 2, 3, 5] {
        let (_scratch, mut vault, disk) = filled();
        vault.choose_further_place(disk.path()).unwrap();
        write(&mut vault, "doomed", "Nobody may read this again.");
        let job = vault.begin_backup(morning(0)).unwrap();
        let mut steps = 0;
        let made = job.run(
            &mut |_| {
                steps += 1;
                if steps == at {
                    vault.destroy(&[id("doomed")], Why::ByHand, morning(1)).unwrap();
                    let purged = vault.begin_purge().unwrap().run(&mut |_| {}, &GO_ON);
                    assert!(purged.iter().all(|(_, purged)| purged.as_ref().unwrap().is_clean()));
                }
            },
            &GO_ON,
        );
        assert!(steps >= at, "{steps}");
        vault.finish_backup(&made).unwrap();
        assert!(vault.changed_since_backup().unwrap());
        let further = Further::of(vault.folder()).unwrap().unwrap().place();
        for place in [own(&vault), further] {
            for backup in backup::list(&place).unwrap() {
                let copy = open_copy(&backup);
                assert_eq!(
                    copy.vault.get::<SupervisionSession>(&id("doomed")).unwrap(),
                    None,
                    "{at}"
                );
            }
        }
    }
}

#[test]
fn a_flipped_byte_anywhere_in_a_backup_is_noticed() {
    let (_scratch, mut vault, _disk) = filled();
    attach(&mut vault, "session-1", &[7; 5000]);
    let backup = back_up(&mut vault, 0).own.unwrap();
    let examine = || backup::examine(backup.folder(), &mut |_| {}, &GO_ON);
    assert!(examine().unwrap().files_wrong.is_empty());
    let target = TempDir::new().unwrap();
    let restored = target.path().join("Test.scipvault");

    for name in ["manifest.json", "keys.json", "keys.json.previous", "vault.db"] {
        let file = backup.folder().join(name);
        let whole = fs::read(&file).unwrap();
        // Every byte of the small ones; of the store some in each page.
        let step = if name == "vault.db" { 1021 } else { 1 };
        for offset in (0..whole.len()).step_by(step) {
            let mut flipped = whole.clone();
            flipped[offset] ^= 1 << (offset % 8);
            fs::write(&file, &flipped).unwrap();
            let refused = examine().unwrap_err();
            assert!(
                matches!(
                    refused,
                    VaultError::BackupDamaged { .. } | VaultError::NewerVersion { .. }
                ),
                "byte {offset} of {name}: {refused:?}"
            );
            if offset % 64 != 0 {
                continue;
            }
            let given_back = backup::restore(backup.folder(), &restored, &mut |_| {}, &GO_ON);
            if name.starts_with("keys") {
                // The other key file is whole, and is enough.
                given_back.unwrap();
                fs::remove_dir_all(&restored).unwrap();
            } else {
                given_back.unwrap_err();
            }
            assert!(
                names(target.path()).is_empty(),
                "byte {offset} of {name} left something"
            );
        }
        fs::write(&file, whole).unwrap();
    }

    let folder = backup.place().folder().join("evidence");
    let file = folder.join(&names(&folder)[0]);
    let whole = fs::read(&file).unwrap();
    for offset in (0..whole.len()).step_by(97) {
        let mut flipped = whole.clone();
        flipped[offset] ^= 1 << (offset % 8);
        fs::write(&file, flipped).unwrap();
        assert_eq!(
            examine().unwrap().files_wrong.len(),
            1,
            "byte {offset} of the attached file"
        );
    }
    let lacking = backup::restore(backup.folder(), &restored, &mut |_| {}, &GO_ON).unwrap();
    assert_eq!(lacking.files_lacking, 1, "the records come back without it");
}

#[test]
fn a_whole_vault_is_never_restored_over_anything_and_opens_with_the_passphrase_of_its_time() {
    let (scratch, mut vault, _disk) = filled();
    let backup = back_up(&mut vault, 0).own.unwrap();
    let later = SecretString::from("another lake after the rain");
    vault
        .change_passphrase(&later, vault::Cost::floor(), morning(1))
        .unwrap();
    vault.close().unwrap();
    let taken = backup::restore(backup.folder(), &scratch.folder, &mut |_| {}, &GO_ON);
    assert!(matches!(taken, Err(VaultError::AlreadyThere)));

    let (_home, restored) = restore(&backup);
    assert!(matches!(
        Vault::open(&restored.folder, &later),
        Err(VaultError::WrongPassphrase)
    ));
    let restored = Vault::open(&restored.folder, &passphrase()).unwrap();
    let vault = Vault::open(&scratch.folder, &later).unwrap();
    assert_eq!(restored.all_records().unwrap(), vault.all_records().unwrap());
    assert!(restored.check().unwrap().is_whole());
    let not_one = backup::restore(&scratch.folder, &scratch.folder.join("x"), &mut |_| {}, &GO_ON);
    assert!(matches!(not_one, Err(VaultError::NotABackup)));
}

#[test]
fn one_record_comes_back_out_of_a_backup_and_its_history_keeps_the_present_text() {
    let (_scratch, mut vault, _disk) = filled();
    write(&mut vault, "wanted", "The first words.");
    vault
        .transact(morning(0), |writing| {
            writing.put_private_note(&id("wanted"), "To myself.")
        })
        .unwrap();
    let backup = back_up(&mut vault, 0).own.unwrap();
    write(&mut vault, "wanted", "Written over.");
    let other = Scratch::filled();
    assert!(matches!(
        other.open().unwrap().open_backup(backup.folder()),
        Err(VaultError::OtherKey)
    ));

    let by_passphrase = vault.open_backup_with(backup.folder(), &passphrase()).unwrap();
    let wrong = SecretString::from("not the one");
    assert!(matches!(
        vault.open_backup_with(backup.folder(), &wrong),
        Err(VaultError::WrongPassphrase)
    ));
    for inside in [vault.open_backup(backup.folder()).unwrap(), by_passphrase] {
        assert_eq!(inside.records().unwrap().len(), 62);
        assert_eq!(
            inside.private_note(&id("wanted")).unwrap().unwrap().text(),
            "To myself."
        );
        let record = inside.record(&id("wanted")).unwrap();
        vault
            .transact(morning(10), |writing| {
                writing.set_every_version_aside();
                writing.put(&record)
            })
            .unwrap();
    }
    let now = vault.get::<SupervisionSession>(&id("wanted")).unwrap().unwrap();
    assert_eq!(now.summary, "The first words.");
    assert!(format!("{:?}", vault.versions(&id("wanted")).unwrap()).contains("Written over."));
    assert_eq!(names(backup.folder()).len(), 4, "nothing was left beside it");

    vault.destroy(&[id("wanted")], Why::ByHand, morning(11)).unwrap();
    let inside = vault.open_backup(backup.folder()).unwrap();
    assert!(
        matches!(inside.record(&id("wanted")), Err(VaultError::NoSuchRecord)),
        "gone for good is gone"
    );
    assert_eq!(inside.records().unwrap().len(), 61);
    assert!(inside.private_note(&id("wanted")).unwrap().is_none());
}

fn drill(vault: &Vault, backup: &Backup) -> Result<Drilled, VaultError> {
    let drilled = vault.begin_drill(backup).unwrap().run(&mut |_| {}, &GO_ON);
    assert!(
        !names(vault.folder()).iter().any(|name| name.starts_with(".drill")),
        "the scratch space is gone"
    );
    drilled
}

fn of(drilled: &Drilled, sort: Sort) -> Compared {
    *drilled.compared.iter().find(|compared| compared.sort == sort).unwrap()
}

#[test]
fn a_drill_counts_what_is_equal_what_changed_since_and_what_was_added() {
    let (_scratch, mut vault, _disk) = filled();
    let doomed = attach(&mut vault, "session-1", b"a voice");
    attach(&mut vault, "session-2", b"another voice");
    let backup = back_up(&mut vault, 0).own.unwrap();
    let same = drill(&vault, &backup).unwrap();
    assert!(same.is_proved());
    assert_eq!(
        (
            of(&same, Sort::Record).equal,
            of(&same, Sort::PrivateNote).equal,
            same.files_proved
        ),
        (61, 60, 2)
    );

    vault
        .transact(morning(10), |writing| {
            writing.put(&session("session-3", "Changed.").into())?;
            writing.put(&session("brand-new", "Added.").into())?;
            writing.remove(&id("session-4"))?;
            writing.put_private_note(&id("session-5"), "Thought again.")?;
            writing.put_private_note(&id("brand-new"), "And this.")
        })
        .unwrap();
    vault
        .destroy(&[id("session-6"), doomed], Why::ByHand, morning(10))
        .unwrap();
    let drilled = drill(&vault, &backup).unwrap();
    assert!(drilled.is_proved(), "{drilled:?}");
    let records = of(&drilled, Sort::Record);
    assert_eq!(
        (
            records.equal,
            records.changed,
            records.added,
            records.gone,
            records.wrong
        ),
        (58, 2, 1, 1, 0)
    );
    let notes = of(&drilled, Sort::PrivateNote);
    assert_eq!(
        (notes.equal, notes.changed, notes.added, notes.gone, notes.wrong),
        (58, 1, 1, 1, 0)
    );
    assert_eq!(of(&drilled, Sort::Version).added, 1);
    assert_eq!((of(&drilled, Sort::Evidence).gone, drilled.files_proved), (1, 2));
}

/// Puts another store into a backup, and has its manifest say that this is the one: what no damage does, but a fault would.
fn plant(backup: &Backup, store: &Path) {
    let bytes = fs::read(store).unwrap();
    fs::write(backup.folder().join("vault.db"), &bytes).unwrap();
    let file = backup.folder().join("manifest.json");
    let mut manifest: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let hex = |bytes: &[u8]| {
        Sha256::digest(bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    manifest["backup"]["store_size"] = bytes.len().into();
    manifest["backup"]["store_sha256"] = hex(&bytes).into();
    manifest["sha256"] = hex(manifest["backup"].to_string().as_bytes()).into();
    fs::write(file, serde_json::to_vec_pretty(&manifest).unwrap()).unwrap();
}

#[test]
fn a_drill_finds_a_planted_difference() {
    type Plant = fn(&mut Vault);
    let plants: [(Plant, Sort); 4] = [
        (
            |vault| write(vault, "session-3", "Never written by its owner."),
            Sort::Record,
        ),
        (
            |vault| {
                vault
                    .transact(morning(0), |writing| {
                        writing.put_private_note(&id("session-3"), "Nor this.")
                    })
                    .unwrap();
            },
            Sort::PrivateNote,
        ),
        (
            |vault| drop(vault.destroy(&[id("session-3")], Why::ByHand, morning(0)).unwrap()),
            Sort::Record,
        ),
        (
            |vault| drop(vault.destroy(&[id("session-3")], Why::ByHand, morning(0)).unwrap()),
            Sort::PrivateNote,
        ),
    ];
    for (change, sort) in plants {
        let (_scratch, mut vault, _disk) = filled();
        let backup = back_up(&mut vault, 1).own.unwrap();
        let mut copy = open_copy(&backup);
        change(&mut copy.vault);
        let store = copy.vault.folder().join("vault.db");
        copy.vault.close().unwrap();
        plant(&backup, &store);
        let drilled = drill(&vault, &backup).unwrap();
        assert!(!drilled.is_proved(), "{sort:?}");
        assert_eq!(of(&drilled, sort).wrong, 1, "{sort:?}");
    }
}

#[test]
fn a_drill_of_a_damaged_backup_says_so_and_finds_a_damaged_attached_file() {
    let (_scratch, mut vault, _disk) = filled();
    attach(&mut vault, "session-1", b"a voice");
    let backup = back_up(&mut vault, 0).own.unwrap();
    let folder = backup.place().folder().join("evidence");
    let file = folder.join(&names(&folder)[0]);
    let mut bytes = fs::read(&file).unwrap();
    let end = bytes.len() - 1;
    bytes[end] ^= 1;
    fs::remove_file(&file).unwrap();
    fs::write(&file, bytes).unwrap();
    let drilled = drill(&vault, &backup).unwrap();
    assert_eq!(
        (drilled.files_proved, drilled.files_wrong, drilled.is_proved()),
        (0, 1, false)
    );

    let store = backup.folder().join("vault.db");
    let mut bytes = fs::read(&store).unwrap();
    bytes[20_000] ^= 1;
    fs::write(store, bytes).unwrap();
    assert!(matches!(drill(&vault, &backup), Err(VaultError::BackupDamaged { .. })));
}

#[test]
fn a_drill_that_is_stopped_or_killed_leaves_no_scratch_space() {
    let (scratch, mut vault, _disk) = filled();
    let backup = back_up(&mut vault, 0).own.unwrap();
    let stop = AtomicBool::new(false);
    let stopped = vault
        .begin_drill(&backup)
        .unwrap()
        .run(&mut |_| stop.store(true, SeqCst), &stop);
    assert!(matches!(stopped, Err(VaultError::Cancelled)));
    assert!(!names(vault.folder()).iter().any(|name| name.starts_with(".drill")));
    vault.close().unwrap();
    let leftover = scratch.folder.join(".drill-0badcafe");
    fs::create_dir(&leftover).unwrap();
    fs::write(leftover.join("vault.db"), "half of it").unwrap();
    scratch.open().unwrap();
    assert!(!leftover.exists());
}

#[test]
fn backups_are_thinned_and_a_clock_that_jumps_ages_them_by_two_days_at_the_most() {
    let (_scratch, mut vault, _disk) = filled();
    let day = 24 * 60;
    let mut back_up_at = |minutes: i64| {
        vault
            .transact(morning(minutes), |writing| {
                writing.put(&session("new", &minutes.to_string()).into())
            })
            .unwrap();
        back_up(&mut vault, minutes).own.unwrap();
        let backups = backup::list(&own(&vault)).unwrap();
        backups.iter().map(Backup::sequence).collect::<Vec<u32>>()
    };
    // Ten years ahead, and ten years back, as a dead battery does it, and then right again.
    for (minutes, kept) in [
        (0, vec![1]),
        (3650 * day, vec![2, 1]),
        (-3650 * day, vec![3, 2, 1]),
        // The second and the third are of the same day of the vault's life.
        (10, vec![4, 3, 1]),
        (20, vec![5, 4, 3, 1]),
    ] {
        let there = back_up_at(minutes);
        assert!(there == kept || there.len() > kept.len(), "{there:?} beside {kept:?}");
        assert!(there.ends_with(&[1]), "what was made before the clock jumped is there");
    }
    for number in 1..=8 {
        back_up_at(20 + number * day / 4);
    }
    let last = back_up_at(20 + 9 * day / 4);
    assert!(
        last.len() < 14 && last[..4] == [14, 13, 12, 11],
        "all of the last day: {last:?}"
    );
    assert!(
        !last.contains(&6) || !last.contains(&7),
        "one of each day before: {last:?}"
    );
}

#[cfg(target_os = "linux")]
mod on_a_small_disk {
    use super::*;
    use crate::disk::small::Disk;

    #[test]
    fn a_further_place_without_room_is_named_and_the_own_backup_is_made() {
        let Some(disk) = Disk::mount("512k") else { return };
        let (_scratch, mut vault, _) = filled();
        vault.choose_further_place(disk.path()).unwrap();
        fs::write(disk.path().join("filler"), vec![1; 420_000]).unwrap();
        let made = back_up(&mut vault, 0);
        assert!(made.own.is_ok());
        assert!(
            matches!(made.further, Some(Err(VaultError::NoRoomForBackup { .. }))),
            "{:?}",
            made.further
        );
        let place = Further::of(vault.folder()).unwrap().unwrap();
        assert_eq!(place.missing_since, Some(morning(0)));
        assert!(names(&place.folder).is_empty(), "nothing half made stays");
        fs::remove_file(disk.path().join("filler")).unwrap();
        back_up(&mut vault, 30).further.unwrap().unwrap();
    }

    #[test]
    fn a_further_place_that_cannot_be_written_to_is_named_and_what_lies_there_can_be_given_back() {
        let Some(disk) = Disk::mount("4m") else { return };
        let (_scratch, mut vault, _) = filled();
        let place = vault.choose_further_place(disk.path()).unwrap();
        let there = back_up(&mut vault, 0).further.unwrap().unwrap();
        disk.make_read_only();
        write(&mut vault, "new", "A word.");
        let made = back_up(&mut vault, 30);
        assert!(made.own.is_ok());
        assert!(
            matches!(made.further, Some(Err(VaultError::BackupNotWritten { .. }))),
            "{:?}",
            made.further
        );
        assert_eq!(backup::list(&place).unwrap().len(), 1);
        assert!(backup::examine(there.folder(), &mut |_| {}, &GO_ON).is_ok());
        assert_eq!(vault.open_backup(there.folder()).unwrap().records().unwrap().len(), 61);
        assert!(drill(&vault, &there).unwrap().is_proved());
        let (_home, restored) = restore(&there);
        assert!(Vault::open(&restored.folder, &passphrase()).is_ok());
        vault.destroy(&[id("session-0")], Why::ByHand, morning(31)).unwrap();
        assert!(
            !backup::purge(&vault, &place).unwrap().is_clean(),
            "what could not be cleaned is named"
        );
    }

    #[test]
    fn without_room_on_the_vaults_own_disk_it_says_so_and_nothing_is_lost() {
        let Some(disk) = Disk::mount("1500k") else { return };
        let scratch = Scratch::filled();
        let folder = disk.path().join("Test.scipvault");
        crate::support::copy_folder(&scratch.folder, &folder);
        let mut vault = Vault::open(&folder, &passphrase()).unwrap();
        let filler = disk.path().join("filler");
        let mut size = 1_300_000;
        while fs::write(&filler, vec![1; size]).is_err() {
            size -= 50_000;
        }
        let made = back_up(&mut vault, 0);
        assert!(
            matches!(
                made.own,
                Err(VaultError::NoRoomForBackup { .. } | VaultError::BackupNotWritten { .. })
            ),
            "{:?}",
            made.own
        );
        assert_eq!(vault.all_records().unwrap().len(), 61);
        fs::remove_file(filler).unwrap();
        assert!(back_up(&mut vault, 30).own.is_ok());
        assert!(vault.check().unwrap().is_whole());
    }
}

#[test]
fn a_process_that_is_killed_while_it_makes_or_cleans_backups_leaves_whole_ones() {
    for steps in [1, 4, 9, 16, 25, 40] {
        let scratch = Scratch::filled();
        let mut other = Process::start("backup::a_process_that_makes_and_cleans_backups", &scratch.folder);
        for _ in 0..steps {
            other.says().expect("it goes on until it is killed");
        }
        other.kill();
        let vault = scratch.open().unwrap();
        let place = own(&vault);
        for backup in backup::list(&place).unwrap() {
            assert!(backup.manifest().is_some(), "{steps}");
            assert!(drill(&vault, &backup).unwrap().is_proved(), "{steps}");
        }
        let purged = backup::purge(&vault, &place).unwrap();
        assert!(purged.is_clean(), "{steps}: {:?}", purged.left);
        let is_backup = |name: &String| name.starts_with("0000") || name == "evidence";
        assert!(
            names(place.folder()).iter().all(is_backup),
            "{steps}: {:?}",
            names(place.folder())
        );
    }
}

#[test]
#[ignore = "a second process, started by the test above"]
fn a_process_that_makes_and_cleans_backups() {
    let mut vault = Vault::open(&process::folder(), &passphrase()).unwrap();
    let mut say_step = |_| process::say("step");
    for number in 0..60 {
        let job = vault.begin_backup(morning(number)).unwrap();
        let made = job.run(&mut say_step, &GO_ON);
        vault.finish_backup(&made).unwrap();
        vault
            .destroy(&[id(&format!("session-{number}"))], Why::ByHand, morning(number))
            .unwrap();
        vault.begin_purge().unwrap().run(&mut say_step, &GO_ON);
    }
}

#[test]
fn the_further_place_has_its_backup_when_the_own_one_cannot_be_made_at_its_end() {
    let (_scratch, mut vault, disk) = filled();
    vault.choose_further_place(disk.path()).unwrap();
    attach(&mut vault, "session-1", b"a voice");
    for name in 0..40 {
        write(
            &mut vault,
            &format!("long-{name}"),
            &"We spoke about kindness. ".repeat(2000),
        );
    }
    let before = vault.all_records().unwrap();
    // Where the attached files should go there is something else, which shows only after the store was copied.
    fs::write(own(&vault).folder().join("evidence"), "in the way").unwrap();
    let job = vault.begin_backup(morning(0)).unwrap();
    let mut writes = 0;
    let made = job.run(
        &mut |_| {
            write(&mut vault, "session-2", &format!("{writes} ").repeat(20_000));
            vault.checkpoint().unwrap();
            writes += 1;
        },
        &GO_ON,
    );
    assert!(
        matches!(made.own, Err(VaultError::BackupNotWritten { .. })),
        "{:?}",
        made.own
    );
    let there = made.further.as_ref().unwrap().as_ref().unwrap();
    assert_eq!(open_copy(there).vault.all_records().unwrap(), before);
    vault.finish_backup(&made).unwrap();
    assert!(vault.changed_since_backup().unwrap());
}

#[test]
fn a_backup_that_is_deleted_takes_only_its_own_files_with_it() {
    let (_scratch, mut vault, _disk) = filled();
    let first = attach(&mut vault, "session-1", b"a voice");
    let old = back_up(&mut vault, 0).own.unwrap();
    attach(&mut vault, "session-2", b"another voice");
    let new = back_up(&mut vault, 30).own.unwrap();
    let files = own(&vault).folder().join("evidence");
    assert_eq!(names(&files).len(), 2);
    vault.delete_backup(&new).unwrap();
    assert_eq!((names(&files).len(), backup::list(&own(&vault)).unwrap().len()), (1, 1));
    let (_home, restored) = restore(&old);
    let restored = Vault::open(&restored.folder, &passphrase()).unwrap();
    assert_eq!(read_file(&restored, &first), b"a voice");
    let job = vault.begin_backup(morning(60)).unwrap();
    assert!(matches!(vault.delete_backup(&old), Err(VaultError::BackupUnderWay)));
    drop(job);
}
