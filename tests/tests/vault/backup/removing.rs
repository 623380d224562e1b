//! What was removed for good is in none of them.

use super::*;

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
