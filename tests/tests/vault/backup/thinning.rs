//! Which ones go with time.

use super::*;

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
