//! Damaged pages, logs and key files.

use super::*;

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
