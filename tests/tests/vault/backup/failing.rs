//! A disk that fills up, and a process that is killed.

use super::*;

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
        let mut other = Process::start(
            "backup::failing::a_process_that_makes_and_cleans_backups",
            &scratch.folder,
        );
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
