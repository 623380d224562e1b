//! Files and lists that are not as they were written.

use super::*;

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
    assert_eq!(
        names(&scratch).len(),
        2,
        "the attached file, and what perhaps another store knows"
    );
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
