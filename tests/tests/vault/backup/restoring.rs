//! Damage is noticed; a vault or a record comes back.

use super::*;

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
