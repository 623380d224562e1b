//! Work that is stopped, killed or refused, and what it leaves.

use super::*;

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
fn the_next_opening_sweeps_what_a_killed_process_left() {
    let (scratch, mut vault) = with_a_session();
    let recorded = attach(&mut vault, CANARY);
    vault.close().unwrap();
    let mut other = Process::start(
        "evidence::interrupted::a_process_that_attaches_until_it_is_killed",
        &scratch.folder,
    );
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
    let left = names(&scratch);
    assert_eq!(
        left.len(),
        3,
        "the attached file, the person's own, and one set aside: {left:?}"
    );
    assert!(foreign.exists() && left.iter().any(|name| name.starts_with(".left-")));
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
fn a_file_sealed_before_the_vault_was_locked_cannot_be_added_after() {
    let (scratch, vault) = with_a_session();
    let sealed = sealed(&vault, CANARY);
    vault.close().unwrap();
    let mut vault = scratch.open().unwrap();
    assert!(matches!(add(&mut vault, &sealed), Err(VaultError::NoSuchEvidence)));
    assert_eq!(vault.all_evidence().unwrap(), []);
    assert!(
        names(&scratch).iter().all(|name| name.starts_with(".left-")),
        "it is set aside"
    );
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
    let name = "evidence::interrupted::a_process_that_may_not_write_large_files";
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
