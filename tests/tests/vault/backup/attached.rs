//! The attached files beside them.

use super::*;

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
