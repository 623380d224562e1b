//! Attached files: what comes back, what is noticed, what is left behind.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use chrono::NaiveDate;
use pathway::Id;
use tempfile::TempDir;
use vault::{Consent, Cost, Damage, Fault, NewEvidence, Sealed, Vault, VaultError};

use crate::{
    process::{self, Process},
    support::{Scratch, candidate, id, morning, passphrase, session},
};

static GO_ON: AtomicBool = AtomicBool::new(false);
const CANARY: &[u8] = b"Kolkrabe, spoken by the client";

/// A recording of some chunks.
fn recording() -> Vec<u8> {
    CANARY.repeat(30_000)
}

fn with_a_session() -> (Scratch, Vault) {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    vault
        .transact(morning(0), |writing| {
            writing.put(&candidate("Ada").into())?;
            writing.put(&session("first", "We listened.").into())
        })
        .unwrap();
    (scratch, vault)
}

fn sealed(vault: &Vault, bytes: &[u8]) -> Sealed {
    vault.begin_evidence().unwrap().run(bytes, &mut |_| {}, &GO_ON).unwrap()
}

fn add(vault: &mut Vault, sealed: &Sealed) -> Result<Id, VaultError> {
    let new = NewEvidence {
        record: id("first"),
        file_name: "Recording.mp3".to_owned(),
        media_type: "audio/mpeg".to_owned(),
        consent: Consent::default(),
    };
    vault.transact(morning(1), |writing| writing.add_evidence(sealed, &new))?;
    Ok(sealed.id().clone())
}

fn attach(vault: &mut Vault, bytes: &[u8]) -> Id {
    let sealed = sealed(vault, bytes);
    add(vault, &sealed).unwrap()
}

fn read(vault: &Vault, id: &Id) -> Result<Vec<u8>, VaultError> {
    let mut bytes = Vec::new();
    vault.open_evidence(id)?.run(&mut bytes, &mut |_| {}, &GO_ON)?;
    Ok(bytes)
}

/// The names in the folder of sealed files.
fn names(scratch: &Scratch) -> Vec<String> {
    let Ok(entries) = fs::read_dir(scratch.file("evidence")) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn only_file(scratch: &Scratch) -> PathBuf {
    let names = names(scratch);
    assert_eq!(names.len(), 1, "{names:?}");
    scratch.file("evidence").join(&names[0])
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path))
        } else {
            files.push(path)
        }
    }
    files
}

#[test]
fn an_attached_file_comes_back_as_it_was_also_after_a_night() {
    let (scratch, mut vault) = with_a_session();
    let mut heard = Vec::new();
    let sealing = vault.begin_evidence().unwrap();
    let bytes = recording();
    let sealed = sealing.run(&*bytes, &mut |done| heard.push(done), &GO_ON).unwrap();
    assert!(heard.is_sorted() && heard.len() > 3 && *heard.last().unwrap() == bytes.len() as u64);
    assert_eq!(
        vault.evidence_of(&id("first")).unwrap(),
        [],
        "it does not count before it is added"
    );
    let recorded = add(&mut vault, &sealed).unwrap();
    vault.close().unwrap();

    let vault = scratch.open().unwrap();
    let listed = vault.evidence_of(&id("first")).unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((&listed[0].id, listed[0].size), (&recorded, bytes.len() as u64));
    assert_eq!(
        (listed[0].file_name.as_str(), listed[0].media_type.as_str()),
        ("Recording.mp3", "audio/mpeg")
    );
    assert_eq!(listed[0].sha256, *sealed.sha256());
    assert_eq!(read(&vault, &recorded).unwrap(), bytes);
    assert!(vault.check().unwrap().is_whole());
}

#[cfg(unix)]
#[test]
fn only_their_owner_may_look_at_attached_files() {
    use std::os::unix::fs::PermissionsExt;

    let (scratch, mut vault) = with_a_session();
    attach(&mut vault, CANARY);
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&scratch.file("evidence")), 0o700);
    assert_eq!(mode(&only_file(&scratch)), 0o600);
}

#[test]
fn nothing_readable_of_an_attached_file_lies_in_the_vault() {
    let found = |folder: &Path| {
        let mut files = files_below(folder);
        files.retain(|path| {
            let bytes = fs::read(path).unwrap();
            let holds = |words: &[u8]| bytes.windows(words.len()).any(|window| window == words);
            holds(&CANARY[..8]) || holds(b"Recording.mp3")
        });
        files
    };
    let (scratch, mut vault) = with_a_session();
    attach(&mut vault, &recording());
    assert_eq!(
        found(&scratch.folder),
        [""; 0].map(PathBuf::from),
        "while the vault is open"
    );
    vault.close().unwrap();
    assert_eq!(found(&scratch.folder), [""; 0].map(PathBuf::from), "after closing");
    let plain = scratch.file("evidence").join("plain");
    fs::write(&plain, CANARY).unwrap();
    assert_eq!(found(&scratch.folder), [plain], "the search itself finds what is there");
}

#[test]
fn what_was_stopped_leaves_no_row_and_no_file() {
    let (scratch, mut vault) = with_a_session();
    let cancel = AtomicBool::new(false);
    let sealing = vault.begin_evidence().unwrap();
    let stopped = sealing.run(io::repeat(9), &mut |_| cancel.store(true, Ordering::Relaxed), &cancel);
    assert!(matches!(stopped, Err(VaultError::Cancelled)));
    assert_eq!(names(&scratch), [""; 0]);
    assert_eq!(vault.all_evidence().unwrap(), []);

    let recorded = attach(&mut vault, &recording());
    let stopped = vault.open_evidence(&recorded).unwrap().verify(&mut |_| {}, &cancel);
    assert!(matches!(stopped, Err(VaultError::Cancelled)));
}

#[test]
fn a_file_attached_to_no_record_is_refused() {
    let (_scratch, mut vault) = with_a_session();
    let sealed = sealed(&vault, CANARY);
    let new = NewEvidence {
        record: id("nobody"),
        file_name: String::new(),
        media_type: String::new(),
        consent: Consent::default(),
    };
    let refused = vault.transact(morning(1), |writing| writing.add_evidence(&sealed, &new));
    assert!(matches!(refused, Err(VaultError::NoSuchRecord)));
    assert!(matches!(
        vault.open_evidence(sealed.id()),
        Err(VaultError::NoSuchEvidence)
    ));
}

#[test]
fn the_next_opening_sweeps_what_a_killed_process_left() {
    let (scratch, mut vault) = with_a_session();
    let recorded = attach(&mut vault, CANARY);
    vault.close().unwrap();
    let mut other = Process::start("evidence::a_process_that_attaches_until_it_is_killed", &scratch.folder);
    for _ in 0..40 {
        other.says().expect("it goes on until it is killed");
    }
    other.kill();
    let left = names(&scratch);
    assert!(left.iter().any(|name| name.starts_with(".unfinished-")), "{left:?}");
    // As if it had been killed between the file's name and the row.
    fs::write(scratch.file("evidence").join("0".repeat(32)), "sealed").unwrap();
    let foreign = scratch.file("evidence").join("holiday.jpg");
    fs::write(&foreign, "mine").unwrap();

    let vault = scratch.open().unwrap();
    assert_eq!(names(&scratch).len(), 2, "the attached file, and the person's own");
    assert!(foreign.exists());
    assert_eq!(read(&vault, &recorded).unwrap(), CANARY);
    assert!(vault.check().unwrap().is_whole());
}

#[test]
#[ignore = "a second process, started by the test above"]
fn a_process_that_attaches_until_it_is_killed() {
    let vault = Vault::open(&process::folder(), &passphrase()).unwrap();
    let sealing = vault.begin_evidence().unwrap();
    let source = io::Read::take(io::repeat(7), 1 << 40);
    let _ = sealing.run(source, &mut |done| process::say(&done.to_string()), &GO_ON);
}

#[test]
fn a_vault_that_does_not_open_keeps_every_file() {
    let (scratch, mut vault) = with_a_session();
    attach(&mut vault, CANARY);
    vault.close().unwrap();
    fs::write(
        scratch.file("evidence").join("0".repeat(32)),
        "perhaps in the damaged store",
    )
    .unwrap();
    fs::write(
        scratch.file("evidence").join(format!(".unfinished-{}", "0".repeat(32))),
        "perhaps",
    )
    .unwrap();
    let before = names(&scratch);

    assert!(Vault::open(&scratch.folder, &"another one".into()).is_err());
    assert_eq!(names(&scratch), before);
    let store = fs::read(scratch.file("vault.db")).unwrap();
    let mut damaged = store.clone();
    damaged[100] ^= 1;
    fs::write(scratch.file("vault.db"), damaged).unwrap();
    assert!(scratch.open().is_err());
    assert_eq!(names(&scratch), before);

    fs::write(scratch.file("vault.db"), store).unwrap();
    drop(scratch.open().unwrap());
    assert_eq!(names(&scratch).len(), 1);
}

#[test]
fn a_list_of_files_that_cannot_be_read_costs_no_file() {
    let (scratch, mut vault) = with_a_session();
    for _ in 0..40 {
        attach(&mut vault, CANARY);
    }
    vault.close().unwrap();
    let before = names(&scratch);
    let store = fs::read(scratch.file("vault.db")).unwrap();
    for page in 1..store.len() / 4096 {
        let mut damaged = store.clone();
        damaged[page * 4096 + 2000] ^= 1;
        fs::write(scratch.file("vault.db"), damaged).unwrap();
        let refused = scratch.open().map(|_| ());
        assert!(
            matches!(refused, Err(VaultError::Damaged { what: Damage::Store })),
            "page {page}: {refused:?}"
        );
        assert_eq!(names(&scratch), before, "page {page}");
    }
}

#[test]
fn a_file_that_is_missing_damaged_or_another_is_named() {
    let (scratch, mut vault) = with_a_session();
    let one = attach(&mut vault, CANARY);
    let file = only_file(&scratch);
    let other = attach(&mut vault, &recording());
    let whole = fs::read(&file).unwrap();
    let other_file = names(&scratch)
        .into_iter()
        .map(|name| scratch.file("evidence").join(name))
        .find(|path| *path != file)
        .unwrap();
    let is_damage = |result: Result<Vec<u8>, VaultError>| matches!(result, Err(VaultError::Damaged { what: Damage::Evidence { id } }) if id == one);

    fs::copy(&other_file, &file).unwrap();
    assert!(is_damage(read(&vault, &one)), "another one's file");
    let mut damaged = whole.clone();
    *damaged.last_mut().unwrap() ^= 1;
    fs::write(&file, &damaged).unwrap();
    assert!(is_damage(read(&vault, &one)));
    assert_eq!(
        vault.check().unwrap().faults,
        [Fault::EvidenceDamaged { id: one.clone() }]
    );
    fs::remove_file(&file).unwrap();
    assert!(is_damage(read(&vault, &one)));
    assert_eq!(
        vault.check().unwrap().faults,
        [Fault::EvidenceMissing { id: one.clone() }]
    );
    assert_eq!(read(&vault, &other).unwrap(), recording(), "the other one is unharmed");
    fs::write(&file, &whole).unwrap();
    assert!(vault.check().unwrap().is_whole());
}

#[test]
fn a_file_sealed_before_the_vault_was_locked_cannot_be_added_after() {
    let (scratch, vault) = with_a_session();
    let sealed = sealed(&vault, CANARY);
    vault.close().unwrap();
    let mut vault = scratch.open().unwrap();
    assert!(matches!(add(&mut vault, &sealed), Err(VaultError::NoSuchEvidence)));
    assert_eq!(vault.all_evidence().unwrap(), []);
    assert_eq!(names(&scratch), [""; 0]);
}

#[test]
fn who_agreed_and_until_when_is_kept_and_what_has_run_out_is_found() {
    let (_scratch, mut vault) = with_a_session();
    let recorded = attach(&mut vault, CANARY);
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let consent = Consent {
        by: "The client".to_owned(),
        on: Some(day(1)),
        what_for: "Supervision".to_owned(),
        until: Some(day(23)),
    };
    vault
        .transact(morning(2), |writing| writing.set_consent(&recorded, &consent))
        .unwrap();
    assert_eq!(vault.evidence(&recorded).unwrap().unwrap().consent, consent);
    assert_eq!(vault.expired_evidence(day(23)).unwrap(), [], "its last day counts");
    assert_eq!(vault.expired_evidence(day(24)).unwrap().len(), 1);
    let refused = vault.transact(morning(2), |writing| writing.set_consent(&id("nothing"), &consent));
    assert!(matches!(refused, Err(VaultError::NoSuchEvidence)));
}

#[test]
fn a_file_goes_into_the_trash_alone_or_with_its_record_and_comes_back() {
    let (_scratch, mut vault) = with_a_session();
    let recorded = attach(&mut vault, CANARY);
    vault
        .transact(morning(2), |writing| writing.remove_evidence(&recorded))
        .unwrap();
    assert_eq!(vault.evidence_of(&id("first")).unwrap(), []);
    let removed = vault.evidence(&recorded).unwrap().unwrap();
    assert_eq!(removed.deleted_at, Some(morning(2)));
    assert_eq!(read(&vault, &recorded).unwrap(), CANARY, "it is still there");
    vault
        .transact(morning(3), |writing| writing.restore_evidence(&recorded))
        .unwrap();
    assert_eq!(vault.evidence_of(&id("first")).unwrap().len(), 1);

    vault
        .transact(morning(4), |writing| writing.remove(&id("first")))
        .unwrap();
    assert_eq!(read(&vault, &recorded).unwrap(), CANARY);
    vault
        .transact(morning(5), |writing| writing.restore(&id("first")))
        .unwrap();
    assert_eq!(vault.evidence_of(&id("first")).unwrap().len(), 1);
}

#[test]
fn encrypted_anew_each_file_is_the_same_under_another_key_and_name() {
    let (scratch, mut vault) = with_a_session();
    let files = [&b""[..], CANARY, &recording()];
    let ids: Vec<Id> = files.iter().map(|bytes| attach(&mut vault, bytes)).collect();
    let broken = attach(&mut vault, b"damaged before");
    let broken_file = {
        let seen = names(&scratch);
        let size = |name: &String| scratch.file("evidence").join(name).metadata().unwrap().len();
        let expected = 28 + 14 + 16;
        seen.into_iter().find(|name| size(name) == expected).unwrap()
    };
    fs::write(scratch.file("evidence").join(&broken_file), "no longer").unwrap();
    let before = names(&scratch);

    vault
        .reencrypt(&passphrase(), Cost::floor(), morning(2), &mut |_, _| {}, &GO_ON)
        .unwrap();
    let after = names(&scratch);
    assert_eq!(after.len(), 4);
    let stayed: Vec<_> = after.iter().filter(|name| before.contains(name)).collect();
    assert_eq!(stayed, [&broken_file], "no file keeps its name but the unreadable one");
    for (id, bytes) in ids.iter().zip(files) {
        assert_eq!(read(&vault, id).unwrap(), bytes);
    }
    vault.close().unwrap();
    let vault = scratch.open().unwrap();
    for (id, bytes) in ids.iter().zip(files) {
        assert_eq!(read(&vault, id).unwrap(), bytes);
    }
    assert_eq!(vault.check().unwrap().faults, [Fault::EvidenceDamaged { id: broken }]);
}

#[test]
fn what_the_target_refuses_is_told_as_that() {
    struct Full;
    impl io::Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let (_scratch, mut vault) = with_a_session();
    let recorded = attach(&mut vault, CANARY);
    let refused = vault.open_evidence(&recorded).unwrap().run(Full, &mut |_| {}, &GO_ON);
    let full = io::ErrorKind::StorageFull;
    assert!(matches!(refused, Err(VaultError::CannotCopyOut { kind }) if kind == full));
}

#[test]
fn the_work_can_be_done_while_the_vault_is_written_to() {
    fn is_sent_anywhere<T: Send + 'static>(_: &T) {}

    let home = TempDir::new().unwrap();
    let (_scratch, mut vault) = with_a_session();
    let sealing = vault.begin_evidence().unwrap();
    is_sent_anywhere(&sealing);
    let source = home.path().join("large");
    fs::write(&source, recording()).unwrap();
    let beside = std::thread::spawn(move || sealing.run(fs::File::open(source).unwrap(), &mut |_| {}, &GO_ON));
    for minute in 1..20 {
        let text = format!("Written meanwhile, {minute}");
        vault
            .transact(morning(minute), |writing| writing.put(&session("first", &text).into()))
            .unwrap();
    }
    let sealed = beside.join().unwrap().unwrap();
    is_sent_anywhere(&sealed);
    let recorded = add(&mut vault, &sealed).unwrap();
    is_sent_anywhere(&vault.open_evidence(&recorded).unwrap());
    assert_eq!(read(&vault, &recorded).unwrap(), recording());
}

#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_is_reported_and_nothing_is_left() {
    let (scratch, vault) = with_a_session();
    vault.close().unwrap();
    let name = "evidence::a_process_that_may_not_write_large_files";
    let mut other = Process::start_with_file_limit(2000, name, &scratch.folder);
    assert_eq!(other.says().as_deref(), Some("refused"));
    drop(other);
    assert_eq!(names(&scratch), [""; 0]);
    assert!(scratch.open().unwrap().check().unwrap().is_whole());
}

#[test]
#[ignore = "a second process, started by the test above"]
fn a_process_that_may_not_write_large_files() {
    let vault = Vault::open(&process::folder(), &passphrase()).unwrap();
    let sealing = vault.begin_evidence().unwrap();
    let result = sealing.run(io::Read::take(io::repeat(7), 8 << 20), &mut |_| {}, &GO_ON);
    let refused = matches!(result, Err(VaultError::CannotWrite { .. }));
    process::say(if refused { "refused" } else { "written" });
}
