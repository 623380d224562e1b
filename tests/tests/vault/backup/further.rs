//! The further place.

use super::*;

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
