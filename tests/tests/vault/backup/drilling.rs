//! The restore drill.

use super::*;

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
