//! Making one: what it holds, and what it never holds up.

use super::*;

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
