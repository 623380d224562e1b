//! A damaged vault is only ever read; what can be read of it goes into a new one.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
    time::SystemTime,
};

use pathway::{Id, Record};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use vault::{
    Consent, Damage, LostFile, NewEvidence, Salvaged, Secret, SecretString, Vault, VaultError, Version, Wreck,
};

use crate::support::{Scratch, candidate, copy_folder, id, morning, passphrase, session};

const PAGE: usize = 4096;

/// Everything that a person can read in a vault.
#[derive(Debug, Default, PartialEq)]
struct Contents {
    records: BTreeMap<Id, Record>,
    versions: BTreeMap<Id, Vec<Version>>,
    private_notes: BTreeMap<Id, String>,
    private_note_versions: BTreeMap<Id, Vec<String>>,
}

impl Contents {
    fn of(vault: &Vault) -> Self {
        let mut contents = Self::default();
        for record in vault.all_records().unwrap() {
            let id = record.id().clone();
            contents.versions.insert(id.clone(), vault.versions(&id).unwrap());
            if let Some(note) = vault.private_note(&id).unwrap() {
                contents.private_notes.insert(id.clone(), note.text().to_owned());
                let versions = vault.private_note_versions(&id).unwrap();
                let texts = versions
                    .into_iter()
                    .map(|version| version.note.text().to_owned())
                    .collect();
                contents.private_note_versions.insert(id.clone(), texts);
            }
            contents.records.insert(id, record);
        }
        contents
    }

    /// Nothing here that was not there, and nothing in other words; but for records that came back with an earlier text.
    fn assert_part_of(&self, all: &Self, salvaged: &Salvaged, what: &str) {
        let earlier: Vec<&str> = salvaged
            .lost
            .records
            .iter()
            .filter(|lost| lost.earlier_text || lost.only_private_note)
            .filter_map(|lost| lost.id.as_deref())
            .collect();
        for (id, record) in &self.records {
            if !earlier.contains(&id.as_str()) {
                assert!(all.records.get(id) == Some(record), "{what}: {id} in other words");
            }
            let known = &all.versions[id];
            assert!(
                self.versions[id].iter().all(|version| known.contains(version)),
                "{what}: a version of {id}"
            );
        }
        for (id, text) in &self.private_notes {
            assert_eq!(all.private_notes.get(id), Some(text), "{what}: the note about {id}");
        }
        for (id, texts) in &self.private_note_versions {
            let known = &all.private_note_versions[id];
            assert!(
                texts.iter().all(|text| known.contains(text)),
                "{what}: a version of the note about {id}"
            );
        }
    }
}

/// A vault with short and long texts, histories, private notes; its contents, and its store.
fn filled() -> (Scratch, Contents, Vec<u8>) {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    for minutes in [0, 10, 20] {
        vault
            .transact(morning(minutes), |writing| -> Result<(), VaultError> {
                writing.put(&candidate("Ada").into())?;
                for number in 0..40 {
                    let name = format!("session-{number}");
                    // From one line to several pages.
                    let text = format!("Hour {number} after {minutes} minutes. ").repeat(1 + number * number / 4);
                    writing.put(&session(&name, &text).into())?;
                    if number % 2 == 0 {
                        writing
                            .put_private_note(&id(&name), &format!("For me {minutes} {}", "alone. ".repeat(number)))?;
                    }
                }
                Ok(())
            })
            .unwrap();
    }
    vault
        .transact(morning(30), |writing| -> Result<(), VaultError> {
            for number in 40..60 {
                let name = format!("session-{number}");
                writing.put(&session(&name, &"Written once. ".repeat(60)).into())?;
                writing.put_private_note(&id(&name), &format!("For me {number}"))?;
            }
            Ok(())
        })
        .unwrap();
    let contents = Contents::of(&vault);
    vault.close().unwrap();
    assert_eq!((contents.records.len(), contents.private_notes.len()), (61, 40));
    let store = fs::read(scratch.file("vault.db")).unwrap();
    (scratch, contents, store)
}

/// Every file of a folder with its bytes and the time at which it was written.
fn exactly(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = |path: PathBuf| {
        let written = path.metadata().unwrap().modified().unwrap();
        (path.clone(), (fs::read(path).unwrap(), written))
    };
    entries.filter(|path| path.is_file()).map(file).collect()
}

fn wreck(folder: &Path) -> Result<Wreck, VaultError> {
    Wreck::open(folder, Secret::Passphrase(&passphrase()), None)
}

/// Salvages into a new folder; sees that the damaged one stays as it was, to the byte.
fn salvage(folder: &Path) -> (Salvaged, Contents) {
    let home = TempDir::new().unwrap();
    let target = home.path().join("Rescued.scipvault");
    let before = exactly(folder);
    let wreck = wreck(folder).unwrap();
    let salvaged = wreck.salvage(&target, morning(60)).unwrap();
    assert_eq!(&salvaged.lost, &wreck.look().lost);
    drop(wreck);
    assert!(exactly(folder) == before, "the damaged vault was changed");
    let vault = Vault::open(&target, &passphrase()).unwrap();
    let health = vault.check().unwrap();
    assert!(health.is_whole(), "{:?}", health.faults);
    assert_eq!(health.records, salvaged.kept.records);
    (salvaged, Contents::of(&vault))
}

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
fn whichever_page_is_damaged_every_record_on_the_others_comes_back() {
    let (scratch, all, store) = filled();
    let (mut pages_without_a_record, mut lost) = (0, 0);
    // The first pages are the tops of the trees; of the others, some of each.
    let pages = store.len() / PAGE;
    for page in (0..20).chain((20..pages).step_by(7)) {
        let mut damaged = store.clone();
        damaged[page * PAGE + 2000] ^= 4;
        fs::write(scratch.file("vault.db"), damaged).unwrap();
        let wreck = wreck(&scratch.folder).unwrap();
        let look = wreck.look();
        assert_eq!(look.damaged_pages, 1, "page {}", page + 1);
        // What stands in for a lost record with an earlier text is readable too.
        let stand_ins = look
            .lost
            .records
            .iter()
            .filter(|lost| lost.earlier_text || lost.only_private_note)
            .count();
        let known = look.readable.records + look.lost.records.len() - stand_ins;
        assert_eq!(known, all.records.len(), "page {}: {:?}", page + 1, look.lost);
        let notes = look.readable.private_notes + look.lost.private_notes;
        assert_eq!(notes, all.private_notes.len(), "page {}: {:?}", page + 1, look.lost);
        assert!(
            look.lost
                .records
                .iter()
                .all(|lost| lost.id.is_some() && lost.kind.is_some()),
            "they have names"
        );
        pages_without_a_record += usize::from(look.lost.records.is_empty());
        lost += look.lost.records.len();
    }
    assert!(pages_without_a_record > 10, "{pages_without_a_record}");
    assert!(lost > 0, "some page holds records");
}

#[test]
fn however_a_vault_is_damaged_nothing_false_is_salvaged() {
    let (scratch, all, store) = filled();
    let pages = store.len() / PAGE;
    for seed in 0..24_u64 {
        // The same damage each time, and another for each seed.
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut next = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % below
        };
        let mut damaged = store.clone();
        for _ in 0..1 + next(pages / 2) {
            // Not the first bytes of the file: without them, and without a backup, nothing can be read.
            let page = next(pages);
            let start = (page * PAGE).max(16);
            match next(3) {
                0 => damaged[start + next(4000)] ^= 1 << next(8),
                1 => damaged[start..(page + 1) * PAGE].fill(0),
                _ => {
                    let other = next(pages - 1) + 1;
                    damaged.copy_within(other * PAGE..(other + 1) * PAGE - 16, start);
                }
            }
        }
        if seed % 4 == 3 {
            damaged.truncate(PAGE + next(store.len() - PAGE));
        }
        fs::write(scratch.file("vault.db"), damaged).unwrap();
        let (salvaged, saved) = salvage(&scratch.folder);
        saved.assert_part_of(&all, &salvaged, &format!("seed {seed}"));
        let lost = &salvaged.lost;
        if !lost.unreadable_tables.iter().any(|table| table == "record") {
            assert!(
                salvaged.kept.records + lost.records.len() >= all.records.len(),
                "seed {seed}: {lost:?}"
            );
        }
    }
}

#[test]
fn a_vault_whose_first_page_is_damaged_is_salvaged_whole() {
    let (scratch, all, store) = filled();
    let bytes: [(&str, &[usize]); 3] = [
        ("in the plan of the tables", &[16, 17, 1000, 3000, 4095]),
        ("in the salt", &[5]),
        ("in both", &[0, 2000]),
    ];
    for (what, bytes) in bytes {
        let mut damaged = store.clone();
        for byte in bytes {
            damaged[*byte] ^= 0x20;
        }
        fs::write(scratch.file("vault.db"), damaged).unwrap();
        let (salvaged, saved) = salvage(&scratch.folder);
        assert!(saved == all, "{what}: {:?}", salvaged.lost);
    }
}

#[test]
fn a_damaged_log_gives_what_stands_before_the_damage() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    for number in 0..12 {
        vault
            .transact(morning(number), |writing| {
                let text = format!("Hour {number}. ").repeat(300);
                writing.put(&session(&format!("session-{number}"), &text).into())
            })
            .unwrap();
    }
    let all = Contents::of(&vault);
    let home = TempDir::new().unwrap();
    let crashed = home.path().join("Crashed.scipvault");
    copy_folder(&scratch.folder, &crashed);
    drop(vault);

    let (salvaged, saved) = salvage(&crashed);
    assert!(saved == all, "the log is read as it is");
    assert!(!salvaged.log_damaged && salvaged.lost.is_nothing());

    let log = fs::read(crashed.join("vault.db-wal")).unwrap();
    let mut least = all.records.len();
    for at in (40..log.len()).step_by(log.len() / 9).chain([4, 26]) {
        let mut damaged = log.clone();
        damaged[at] ^= 1;
        fs::write(crashed.join("vault.db-wal"), damaged).unwrap();
        let (salvaged, saved) = salvage(&crashed);
        saved.assert_part_of(&all, &salvaged, &format!("byte {at} of the log"));
        for number in 0..saved.records.len() {
            assert!(
                saved.records.contains_key(&id(&format!("session-{number}"))),
                "byte {at}: a gap"
            );
        }
        assert!(
            saved == all || salvaged.log_damaged,
            "byte {at}: a loss that is not told"
        );
        least = least.min(saved.records.len());
    }
    assert!(least < all.records.len());
}

#[test]
fn key_files_that_are_both_damaged_can_be_borrowed_from_a_backup() {
    let (scratch, all, _) = filled();
    let home = TempDir::new().unwrap();
    let backup = home.path().join("backup");
    copy_folder(&scratch.folder, &backup);
    for name in ["keys.json", "keys.json.previous"] {
        fs::write(scratch.file(name), "{}").unwrap();
    }
    let refused = wreck(&scratch.folder).err();
    assert!(matches!(refused, Some(VaultError::Damaged { what: Damage::KeyFiles })));

    let before = exactly(&scratch.folder);
    let wreck = Wreck::open(&scratch.folder, Secret::Passphrase(&passphrase()), Some(&backup)).unwrap();
    assert_eq!(wreck.look().damaged_key_files, ["keys.json", "keys.json.previous"]);
    let target = home.path().join("Rescued.scipvault");
    wreck.salvage(&target, morning(60)).unwrap();
    drop(wreck);
    assert!(exactly(&scratch.folder) == before);
    assert!(Contents::of(&Vault::open(&target, &passphrase()).unwrap()) == all);

    let other = Scratch::new();
    let foreign = Wreck::open(&scratch.folder, Secret::Passphrase(&passphrase()), Some(&other.folder));
    assert!(matches!(
        foreign.err(),
        Some(VaultError::Damaged { what: Damage::Store })
    ));
}

#[test]
fn looking_makes_no_file_and_a_wrong_passphrase_sees_nothing() {
    let (scratch, _, mut store) = filled();
    let _ = fs::remove_file(scratch.file("vault.lock"));
    store[2 * PAGE + 5] ^= 1;
    fs::write(scratch.file("vault.db"), store).unwrap();
    let before = exactly(&scratch.folder);
    let wrong = SecretString::from("a quiet lake after the rain");
    let refused = Wreck::open(&scratch.folder, Secret::Passphrase(&wrong), None).err();
    assert!(matches!(refused, Some(VaultError::WrongPassphrase)));
    wreck(&scratch.folder).unwrap();
    assert!(exactly(&scratch.folder) == before);
}

#[test]
fn a_vault_that_refuses_to_open_is_left_as_it_was() {
    let (scratch, _, store) = filled();
    for at in [20, 2000, PAGE + 2000] {
        let mut damaged = store.clone();
        damaged[at] ^= 1;
        fs::write(scratch.file("vault.db"), damaged).unwrap();
        let before = exactly(&scratch.folder);
        assert!(scratch.open().is_err(), "byte {at}");
        assert!(
            exactly(&scratch.folder) == before,
            "byte {at}: opening changed something"
        );
    }
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

#[test]
fn a_vault_that_is_open_elsewhere_is_not_looked_at() {
    let scratch = Scratch::new();
    let vault = scratch.open().unwrap();
    assert!(matches!(wreck(&scratch.folder).err(), Some(VaultError::InUse)));
    drop(vault);
    let _wreck = wreck(&scratch.folder).unwrap();
    assert!(
        matches!(scratch.open().err(), Some(VaultError::InUse)),
        "nor opened while somebody looks"
    );
}

#[test]
fn a_salvaged_vault_never_takes_the_place_of_anything() {
    let scratch = Scratch::filled();
    let wreck = wreck(&scratch.folder).unwrap();
    for target in [scratch.folder.clone(), scratch.folder.join("Rescued.scipvault")] {
        assert!(matches!(
            wreck.salvage(&target, morning(0)),
            Err(VaultError::AlreadyThere)
        ));
    }
}
