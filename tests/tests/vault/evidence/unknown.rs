//! Whole files of which the store knows nothing.

use super::*;

#[test]
fn an_older_store_costs_no_recording_and_what_no_store_knows_goes_after_thirty_days_of_life() {
    let (scratch, vault) = with_a_session();
    vault.close().unwrap();
    let older = fs::read(scratch.file("vault.db")).unwrap();
    let mut vault = scratch.open().unwrap();
    let recorded = attach(&mut vault, CANARY);
    vault.close().unwrap();
    let right = fs::read(scratch.file("vault.db")).unwrap();
    let orphan = scratch.file("evidence").join("0".repeat(32));
    fs::write(&orphan, "sealed under a key that is nowhere").unwrap();

    // Somebody tries yesterday's store, and puts today's back.
    fs::write(scratch.file("vault.db"), older).unwrap();
    let vault = scratch.open().unwrap();
    assert!(matches!(
        vault.open_evidence(&recorded),
        Err(VaultError::NoSuchEvidence)
    ));
    vault.close().unwrap();
    fs::write(scratch.file("vault.db"), right).unwrap();
    let vault = scratch.open().unwrap();
    assert_eq!(read(&vault, &recorded).unwrap(), CANARY);
    assert!(vault.check().unwrap().is_whole());

    assert!(!orphan.exists());
    vault.close().unwrap();
    // Two days are the most that a vault ages between two looks at the clock.
    let two_days_pass = |number: i64| {
        let mut vault = scratch.open().unwrap();
        let words = session("first", &number.to_string());
        vault
            .transact(morning(1 + number * 2 * 24 * 60), |writing| writing.put(&words.into()))
            .unwrap();
        vault.close().unwrap();
    };
    (1..=14).for_each(two_days_pass);
    drop(scratch.open().unwrap());
    assert_eq!(names(&scratch).len(), 2);
    (15..=16).for_each(two_days_pass);
    let vault = scratch.open().unwrap();
    assert_eq!(names(&scratch).len(), 1, "only what the store knows");
    assert_eq!(read(&vault, &recorded).unwrap(), CANARY);
}
