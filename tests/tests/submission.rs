//! What goes to the committee: put together whole or not at all, and nothing in it that must not leave.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    fs,
    path::Path,
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
};

use companion::{
    Code, Overwrite, Refusal,
    evidence::Consent,
    message::MessageWords,
    pathway::{
        Id, Kind, Record,
        records::{
            Client, ConsideredSupervisor, Enrolment, PortfolioItem, PortfolioItemKind, PracticeNote, SubmissionForm,
            Workspace,
        },
    },
    submission::{Assembled, SubmissionWanted},
};
use sha2::{Digest, Sha256};
use tests::desk::{Desk, day, today};

const CANARY: &str = "Kolkrabe";

/// A sample vault with a portfolio item that files can be attached to.
fn desk() -> (Desk, Id) {
    let mut desk = Desk::sample(Workspace::Candidate);
    let mut item: PortfolioItem = desk.new_record(None);
    item.item_kind = PortfolioItemKind::RetreatEvidence;
    item.title = "Silent week".into();
    let id = item.id.clone();
    desk.keeps(item);
    (desk, id)
}

fn attached(desk: &mut Desk, record: &Id, name: &str, bytes: &[u8]) -> Id {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, bytes).unwrap();
    desk.attach(record, &file, today()).unwrap().id
}

fn wanted(files: Vec<Id>, form: SubmissionForm) -> SubmissionWanted {
    SubmissionWanted {
        letter: false,
        portfolio: true,
        files,
        form,
    }
}

fn assembled(desk: &mut Desk, wanted: &SubmissionWanted, place: &Path) -> Result<Assembled, Refusal> {
    let ready = desk.begin_assembling(wanted, (place, Overwrite::Never), today())?;
    let written = ready.run(&mut |_| {}, &AtomicBool::new(false))?;
    desk.finish_assembling(written, today())
}

/// Every file under a folder, as its path from there.
fn files_in(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(here) = open.pop() {
        for entry in fs::read_dir(here).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                open.push(entry);
            } else {
                found.push(entry.strip_prefix(folder).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_folder_holds_what_was_chosen_and_an_index_of_their_hashes() {
    let (mut desk, item) = desk();
    let names = ["retreat.pdf", "Retreat.pdf", "a\u{202e}fdp.txt"];
    let mut chosen: Vec<Id> = names
        .iter()
        .map(|name| attached(&mut desk, &item, name, name.as_bytes()))
        .collect();
    let long = format!("{}.txt", "n".repeat(251));
    chosen.push(attached(&mut desk, &item, &long, b"long"));
    let place = desk.path("out");
    let made = assembled(&mut desk, &wanted(chosen, SubmissionForm::Folder), &place).unwrap();

    let inside = files_in(&place);
    assert_eq!(inside.len(), 6, "{inside:?}");
    assert!(inside.contains(&"evidence/Retreat (2).pdf".to_owned()), "{inside:?}");
    assert!(
        inside.contains(&"evidence/afdp.txt".to_owned()),
        "no name shows itself otherwise"
    );
    let index = fs::read_to_string(place.join("index.csv")).unwrap();
    for file in &made.submission.files {
        let bytes = fs::read(place.join(&file.name)).unwrap();
        let hash: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(file.sha256, hash, "{}", file.name);
        assert!(
            index.contains(&format!("{},{},{hash}", file.name, bytes.len())),
            "{index}"
        );
    }
    assert_eq!(desk.submission_desk(today()).unwrap().earlier, [made.submission]);

    let again = desk.begin_assembling(
        &wanted(Vec::new(), SubmissionForm::Folder),
        (&place, Overwrite::Never),
        today(),
    );
    let refused = again.unwrap().run(&mut |_| {}, &AtomicBool::new(false));
    assert!(refused.is_err_and(|refusal| refusal.code == Code::AlreadyThere));
    assert_eq!(files_in(&place), inside, "what was there is as it was");
}

#[test]
fn nothing_private_is_in_it_and_no_letter_of_recommendation_can_be() {
    let (mut desk, _) = desk();
    let mut client: Client = desk.first();
    client.note = CANARY.into();
    let id = client.id.clone();
    desk.keeps(client);
    desk.add_client_word(&id, "Kolkraben", today()).unwrap();
    let mut note: PracticeNote = desk.new_record(None);
    note.text = CANARY.into();
    desk.keeps(note);
    desk.save_private_note(&id, CANARY, today()).unwrap();
    let place = desk.path("out");
    assembled(&mut desk, &wanted(Vec::new(), SubmissionForm::Folder), &place).unwrap();
    for file in files_in(&place) {
        let bytes = fs::read(place.join(&file)).unwrap();
        assert!(
            !bytes.windows(CANARY.len()).any(|here| here == CANARY.as_bytes()),
            "{file}"
        );
        if file.ends_with(".pdf") {
            assert!(!tests::paper::text_of(&place.join(&file)).contains(CANARY), "{file}");
        }
        assert!(!file.contains("Recommendation"));
    }
    let mut other = Desk::sample(Workspace::Supervisor);
    let place = other.path("out");
    let refused = assembled(&mut other, &wanted(Vec::new(), SubmissionForm::Folder), &place);
    assert!(refused.is_err_and(|refusal| refusal.code == Code::Invalid) && !place.exists());
}

#[test]
fn an_ended_consent_a_word_of_the_register_and_a_damaged_file_each_refuse_all_of_it() {
    let (mut desk, item) = desk();
    let client: Client = desk.first();
    desk.add_client_word(&client.id, "Kolkraben", today()).unwrap();
    let place = desk.path("out.zip");
    let refused = |desk: &mut Desk, file: &Id| {
        let refusal = assembled(
            desk,
            &wanted(vec![file.clone()], SubmissionForm::Zip),
            &desk_place(desk),
        )
        .unwrap_err();
        assert!(
            !desk_place(desk).exists() && desk.count(Kind::Submission) == 0,
            "nothing half there"
        );
        refusal
    };

    let ended = attached(&mut desk, &item, "talk.mp3", b"ID3");
    let consent = Consent {
        until: Some(day(2026, 11, 22)),
        ..Consent::default()
    };
    desk.save_consent(&ended, consent, today()).unwrap();
    let refusal = refused(&mut desk, &ended);
    assert!(
        refusal.code == Code::Incomplete && refusal.message.contains("The consent ended on"),
        "{refusal}"
    );

    let named = attached(&mut desk, &item, "Kolkrabens letter.txt", b"x");
    let refusal = refused(&mut desk, &named);
    assert!(
        refusal.message.contains("Silent week") && !refusal.message.contains(CANARY),
        "{refusal}"
    );

    let gone = attached(&mut desk, &item, "gone.txt", b"Gone with the folder");
    let folder = desk.folder().join("evidence");
    for file in fs::read_dir(&folder).unwrap() {
        fs::remove_file(file.unwrap().path()).unwrap();
    }
    let refusal = refused(&mut desk, &gone);
    assert!(
        refusal.code == Code::Damaged && refusal.message.contains("gone.txt"),
        "{refusal}"
    );
    assert!(!place.exists());
}

fn desk_place(desk: &Desk) -> std::path::PathBuf {
    desk.path("out.zip")
}

#[test]
fn cancelled_or_without_room_nothing_is_left() {
    let (mut desk, item) = desk();
    let long = attached(&mut desk, &item, "long.bin", &vec![7; 3 << 20]);
    for form in [SubmissionForm::Folder, SubmissionForm::Zip] {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("out");
        let wanted = wanted(vec![long.clone()], form);
        let ready = desk
            .begin_assembling(&wanted, (&place, Overwrite::Never), today())
            .unwrap();
        let cancel = AtomicBool::new(false);
        let refused = ready.run(&mut |done| cancel.store(done > 1 << 20, Ordering::Relaxed), &cancel);
        assert!(refused.is_err_and(|refusal| refusal.code == Code::Cancelled));
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "{form:?}");
    }
    assert_eq!(desk.count(Kind::Submission), 0);
}

#[test]
fn a_picture_leaves_without_what_its_camera_wrote() {
    let (mut desk, item) = desk();
    let mut bytes = b"\xff\xd8\xff\xe1\0\x10Exif\0\0Kolkrabe\xff\xda\0\x02scan\xff\xd9".to_vec();
    bytes.extend_from_slice(CANARY.as_bytes());
    let picture = attached(&mut desk, &item, "certificate.jpg", &bytes);
    let broken = attached(&mut desk, &item, "broken.jpg", b"\xff\xd8\xff\xe1\xff\xff");
    let place = desk.path("out");
    assembled(&mut desk, &wanted(vec![picture], SubmissionForm::Folder), &place).unwrap();
    let out = fs::read(place.join("evidence/certificate.jpg")).unwrap();
    assert_eq!(out, b"\xff\xd8\xff\xda\0\x02scan\xff\xd9");
    let place = desk.path("second");
    let refused = assembled(&mut desk, &wanted(vec![broken], SubmissionForm::Folder), &place);
    assert!(refused.is_err_and(|refusal| refusal.message.contains("broken.jpg")) && !place.exists());
}

#[test]
fn an_archive_opens_for_others_and_an_encrypted_one_only_with_its_words() {
    let (mut desk, item) = desk();
    let file = attached(&mut desk, &item, "notes.txt", CANARY.as_bytes());
    let read = |place: &Path, words: &str| {
        let script = "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.read('evidence/notes.txt',sys.argv[2].encode()))";
        let out = Command::new("python3")
            .args(["-c", script])
            .arg(place)
            .arg(words)
            .output();
        out.map(|out| String::from_utf8_lossy(&out.stdout).into_owned())
            .unwrap_or_default()
    };
    let plain = desk.path("plain.zip");
    let made = assembled(&mut desk, &wanted(vec![file.clone()], SubmissionForm::Zip), &plain).unwrap();
    assert!(made.passphrase.is_none() && made.fits_a_mail);
    assert!(read(&plain, "").contains(CANARY));
    let sealed = desk.path("sealed.zip");
    let made = assembled(&mut desk, &wanted(vec![file], SubmissionForm::EncryptedZip), &sealed).unwrap();
    assert_eq!(made.passphrase.unwrap().split(' ').count(), 5);
    let bytes = fs::read(&sealed).unwrap();
    assert!(!bytes.windows(CANARY.len()).any(|here| here == CANARY.as_bytes()));
}

#[test]
fn the_draft_goes_to_the_programme_with_the_archive_as_it_was_put_together() {
    let (mut desk, _) = desk();
    let draft = desk.submission_draft().unwrap();
    assert!(draft.attached.is_empty(), "there is no archive yet");
    let archive = desk.path("out.zip");
    assembled(&mut desk, &wanted(Vec::new(), SubmissionForm::Zip), &archive).unwrap();
    let draft = desk.submission_draft().unwrap();
    assert_eq!(draft.email, "professionaltraining@centerformsc.org");
    assert_eq!(draft.attached, "out.zip");
    assert!(
        !draft.body.contains('{') && !draft.subject.contains('{'),
        "{}",
        draft.body
    );
    let words = MessageWords {
        email: draft.email,
        subject: draft.subject,
        body: draft.body,
    };
    let file = desk.path("mail.eml");
    desk.export_submission_draft(&words, &file, Overwrite::Never, today())
        .unwrap();
    let mail = fs::read_to_string(&file).unwrap();
    assert!(mail.contains("To: <professionaltraining@centerformsc.org>") && mail.contains("out.zip"));
    fs::write(&archive, b"changed").unwrap();
    let refused = desk.export_submission_draft(&words, &file, Overwrite::Agreed, today());
    assert!(refused.is_err_and(|refusal| refusal.code == Code::NotFound));
    let submissions = desk.records(&[Kind::Submission], None).unwrap();
    assert!(matches!(&submissions[..], [Record::Submission(one)] if one.name == "out.zip"));
}

#[test]
fn one_supervisor_is_chosen_and_the_enrolment_takes_over_their_name_where_it_has_none() {
    let mut desk = Desk::candidate();
    let mut ids = Vec::new();
    for name in ["Aila Tuomi", "Björn Falk"] {
        let mut one: ConsideredSupervisor = desk.new_record(None);
        one.name = name.into();
        ids.push(one.id.clone());
        desk.keeps(one);
    }
    for id in &ids {
        desk.choose_supervisor(id, today()).unwrap();
    }
    let chosen: Vec<ConsideredSupervisor> = desk.all();
    let days = |name: &str| chosen.iter().find(|one| one.name == name).unwrap().chosen_on;
    assert_eq!(
        (days("Aila Tuomi"), days("Björn Falk")),
        (None, Some(day(2026, 11, 23)))
    );
    assert_eq!(
        desk.first::<Enrolment>().supervisor_name,
        "Aila Tuomi",
        "what stands there stays"
    );
}
