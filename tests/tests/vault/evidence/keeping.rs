//! Files that are kept: what comes back, and who may look.

use super::*;

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
