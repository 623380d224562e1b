//! What comes back as what it was.

use super::*;

#[test]
fn a_private_note_outlives_its_session() {
    let scratch = Scratch::filled();
    let store = fs::read(scratch.file("vault.db")).unwrap();
    let mut outlived = 0;
    for page in 1..store.len() / PAGE {
        let mut damaged = store.clone();
        damaged[page * PAGE + 2000] ^= 4;
        fs::write(scratch.file("vault.db"), damaged).unwrap();
        let look = wreck(&scratch.folder).unwrap().look().clone();
        let alone = look.lost.records.iter().filter(|lost| lost.only_private_note).count();
        if alone > 0 && outlived == 0 {
            let (salvaged, saved) = salvage(&scratch.folder);
            let gone = salvaged.lost.records.len() - alone;
            assert_eq!((salvaged.kept.records, salvaged.kept.private_notes), (61 - gone, 60));
            assert!(saved.private_notes.values().all(|note| note == "Strictly for me."));
            let empty = salvaged
                .lost
                .records
                .iter()
                .filter_map(|lost| saved.records.get(&id(lost.id.as_deref()?)));
            assert!(empty.clone().count() == alone && empty.into_iter().all(|record| record.candidate().is_none()));
        }
        outlived += alone;
    }
    assert!(outlived > 40, "{outlived} of 60 sessions lie on some page");
}

#[test]
fn the_trash_is_salvaged_as_the_trash() {
    let scratch = Scratch::filled();
    let mut vault = scratch.open().unwrap();
    let all = Contents::of(&vault);
    vault
        .transact(morning(10), |writing| writing.remove(&id("session-7")))
        .unwrap();
    drop(vault);
    let home = TempDir::new().unwrap();
    let target = home.path().join("Rescued.scipvault");
    wreck(&scratch.folder).unwrap().salvage(&target, morning(60)).unwrap();
    let mut vault = Vault::open(&target, &passphrase()).unwrap();
    assert_eq!(vault.record(&id("session-7")).unwrap(), None);
    vault
        .transact(morning(70), |writing| writing.restore(&id("session-7")))
        .unwrap();
    assert!(Contents::of(&vault) == all);
}

#[test]
fn everything_in_a_whole_vault_is_salvaged() {
    let (scratch, all, _) = filled();
    let (salvaged, saved) = salvage(&scratch.folder);
    assert!(salvaged.lost.is_nothing(), "{:?}", salvaged.lost);
    assert!(saved == all);
    let wreck = wreck(&scratch.folder).unwrap();
    assert!(wreck.look().is_whole(), "{:?}", wreck.look());
}

#[test]
fn attached_files_are_salvaged_when_they_are_whole_here_or_in_a_backup() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    vault
        .transact(morning(0), |writing| {
            writing.put(&session("first", "We listened.").into())
        })
        .unwrap();
    let mut files = BTreeMap::new();
    for name in ["whole.mp3", "in a backup.mp3", "lost.mp3"] {
        let bytes = name.repeat(50_000);
        let sealing = vault.begin_evidence().unwrap();
        let sealed = sealing
            .run(bytes.as_bytes(), &mut |_| {}, &AtomicBool::new(false))
            .unwrap();
        let new = NewEvidence {
            record: id("first"),
            file_name: name.to_owned(),
            media_type: "audio/mpeg".to_owned(),
            consent: Consent::default(),
        };
        vault
            .transact(morning(1), |writing| writing.add_evidence(&sealed, &new))
            .unwrap();
        let entries = fs::read_dir(scratch.file("evidence")).unwrap();
        let fresh = entries
            .map(|entry| entry.unwrap().path())
            .find(|path| !files.values().any(|known| known == path));
        files.insert(name, fresh.unwrap());
    }
    drop(vault);

    let in_backups = scratch.file("backups").join("evidence");
    fs::create_dir_all(&in_backups).unwrap();
    let sealed = fs::read(&files["in a backup.mp3"]).unwrap();
    let sum: String = Sha256::digest(&sealed)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    fs::write(in_backups.join(sum), &sealed).unwrap();
    for name in ["in a backup.mp3", "lost.mp3"] {
        let mut damaged = fs::read(&files[name]).unwrap();
        damaged[1000] ^= 1;
        fs::write(&files[name], damaged).unwrap();
    }

    let home = TempDir::new().unwrap();
    let target = home.path().join("Rescued.scipvault");
    let salvaged = wreck(&scratch.folder).unwrap().salvage(&target, morning(60)).unwrap();
    let lost = LostFile {
        file_name: Some("lost.mp3".to_owned()),
        entry_is_whole: true,
    };
    assert_eq!((salvaged.kept.evidence, &salvaged.lost.evidence), (2, &vec![lost]));
    let vault = Vault::open(&target, &passphrase()).unwrap();
    assert!(vault.check().unwrap().is_whole());
    for evidence in vault.all_evidence().unwrap() {
        let mut bytes = Vec::new();
        let unsealing = vault.open_evidence(&evidence.id).unwrap();
        unsealing.run(&mut bytes, &mut |_| {}, &AtomicBool::new(false)).unwrap();
        assert!(
            bytes == evidence.file_name.repeat(50_000).as_bytes(),
            "{}",
            evidence.file_name
        );
    }
}
