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
    submission::{Assembled, SubmissionWanted, WantedFile},
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
        files: files
            .into_iter()
            .map(|id| WantedFile {
                id,
                name: String::new(),
            })
            .collect(),
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
    assert_eq!(inside.len(), 7, "{inside:?}");
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
    let paper = tests::paper::text_of(&place.join("index.pdf"));
    for file in &made.submission.files {
        // On paper a hash stands in groups of eight.
        assert!(
            paper.contains(&file.sha256[..8]) && paper.contains(&file.sha256[56..]),
            "{paper}"
        );
    }
    assert!(paper.contains("Retreat evidence Silent week"), "{paper}");
    assert_eq!(desk.submission_desk(today(), false).unwrap().earlier, [made.submission]);

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
    assert_eq!(refusal.field, Some(format!("files/{named}")), "beside that file");

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

#[test]
fn a_file_whose_name_must_not_leave_goes_under_another_one() {
    let (mut desk, item) = desk();
    let client: Client = desk.first();
    desk.add_client_word(&client.id, "Kolkraben", today()).unwrap();
    let id = attached(&mut desk, &item, "Kolkrabens letter.txt", b"x");
    let other_name = |desk: &Desk, others_look_on| {
        let files = desk.submission_desk(today(), others_look_on).unwrap().files;
        files.into_iter().find(|file| file.id == id).unwrap().other_name
    };
    assert_eq!(other_name(&desk, false), "Retreat evidence Silent week.txt");
    assert_eq!(other_name(&desk, true), "", "a mark would say that it is a real name");
    for (place, given, goes_as) in [
        (
            "one",
            "Retreat evidence Silent week.txt",
            "evidence/Retreat evidence Silent week.txt",
        ),
        // It still opens with what opens it here, and lies in no other folder.
        ("two", "../certificate", "evidence/certificate.txt"),
    ] {
        let mut wanted = wanted(vec![id.clone()], SubmissionForm::Folder);
        wanted.files[0].name = given.into();
        let place = desk.path(place);
        assembled(&mut desk, &wanted, &place).unwrap();
        let inside = files_in(&place);
        assert!(inside.contains(&goes_as.to_owned()), "{inside:?}");
        assert!(!inside.iter().any(|name| name.contains(CANARY)));
    }
    let mut wanted = wanted(vec![id.clone()], SubmissionForm::Folder);
    let nowhere = desk.path("nowhere");
    wanted.files[0].name = "kolkraben".into();
    let refused = assembled(&mut desk, &wanted, &nowhere).unwrap_err();
    assert_eq!(refused.field, Some(format!("files/{id}")));

    let mut item: PortfolioItem = desk
        .all()
        .into_iter()
        .find(|one: &PortfolioItem| one.id == item)
        .unwrap();
    item.title = "The Kolkrabens’ week".into();
    desk.keeps(item);
    assert_eq!(
        other_name(&desk, false),
        "Evidence.txt",
        "what it is attached to tells as much"
    );
    wanted.files[0].name = "Evidence.txt".into();
    let refused = assembled(&mut desk, &wanted, &nowhere).unwrap_err();
    assert!(
        refused.message.contains("title") && !refused.message.contains(CANARY),
        "{refused}"
    );
    let place = desk.path("Kolkraben.zip");
    let refused = desk.begin_assembling(
        &self::wanted(Vec::new(), SubmissionForm::Zip),
        (&place, Overwrite::Never),
        today(),
    );
    assert!(refused.is_err_and(|refusal| refusal.message.contains("The name that you chose")));
}

#[test]
fn a_name_that_no_font_can_show_goes_as_it_is_and_stands_otherwise_on_paper() {
    let (mut desk, item) = desk();
    let odd = attached(&mut desk, &item, "\u{1f989} day.txt", b"x");
    let place = desk.path("out");
    assembled(&mut desk, &wanted(vec![odd], SubmissionForm::Folder), &place).unwrap();
    assert!(place.join("evidence/\u{1f989} day.txt").exists());
    assert!(
        fs::read_to_string(place.join("index.csv"))
            .unwrap()
            .contains('\u{1f989}')
    );
    assert!(tests::paper::text_of(&place.join("index.pdf")).contains("? day.txt"));
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
fn a_place_that_vanishes_is_named_and_not_made_anew() {
    let (mut desk, item) = desk();
    let long = attached(&mut desk, &item, "long.bin", &vec![7; 3 << 20]);
    for form in [SubmissionForm::Folder, SubmissionForm::Zip] {
        let home = tempfile::tempdir().unwrap();
        let disk = home.path().join("stick");
        fs::create_dir(&disk).unwrap();
        let ready = desk
            .begin_assembling(
                &wanted(vec![long.clone()], form),
                (&disk.join("out"), Overwrite::Never),
                today(),
            )
            .unwrap();
        let refused = ready.run(
            &mut |_| {
                let _ = fs::remove_dir_all(&disk);
            },
            &AtomicBool::new(false),
        );
        let refusal = refused.err().unwrap();
        assert!(
            refusal.code == Code::CannotWrite && refusal.message.contains("no longer there"),
            "{form:?}: {refusal}"
        );
        assert!(!disk.exists(), "{form:?}");
    }
    assert_eq!(desk.count(Kind::Submission), 0);
}

#[test]
fn what_an_app_that_was_killed_left_behind_goes_with_the_next_assembling() {
    const HOME: &str = "SCIP_TEST_KILLED_IN";
    let (mut desk, item) = desk();
    let long = attached(&mut desk, &item, "long.bin", &vec![7; 3 << 20]);
    let wanted = wanted(vec![long], SubmissionForm::Folder);
    if let Some(home) = std::env::var_os(HOME) {
        let place = Path::new(&home).join("out");
        let ready = desk
            .begin_assembling(&wanted, (&place, Overwrite::Never), today())
            .unwrap();
        // The vault's own folder goes with the machine's scratch space.
        let _ = ready.run(
            &mut |done| {
                if done > 1 << 20 {
                    std::process::abort()
                }
            },
            &AtomicBool::new(false),
        );
        unreachable!("it was not killed");
    }
    let home = tempfile::tempdir().unwrap();
    let this = "what_an_app_that_was_killed_left_behind_goes_with_the_next_assembling";
    let mut killed = Command::new(std::env::current_exe().unwrap());
    killed
        .args([this, "--exact"])
        .env(HOME, home.path())
        .env("TMPDIR", desk.dir.path());
    assert!(!killed.output().unwrap().status.success());
    let names = || -> Vec<_> {
        let inside = fs::read_dir(home.path()).unwrap();
        inside
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    };
    assert!(
        names().len() == 1 && names()[0].starts_with(".unfinished-"),
        "{:?}",
        names()
    );
    assembled(&mut desk, &wanted, &home.path().join("out")).unwrap();
    assert_eq!(names(), ["out"]);
}

/// A disk of its own that is soon full. Mounting takes root or sudo; the machine that tests must be able to.
#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_nothing_is_left_and_the_person_is_told() {
    let (mut desk, item) = desk();
    let long = attached(&mut desk, &item, "long.bin", &vec![7; 3 << 20]);
    let home = tempfile::tempdir().unwrap();
    let mount = |words: &[&str]| {
        let does = |start: &[&str]| {
            let all: Vec<_> = start.iter().chain(words).collect();
            let done = Command::new(all[0]).args(&all[1..]).arg(home.path()).output();
            done.is_ok_and(|done| done.status.success())
        };
        does(&[]) || does(&["sudo", "-n"])
    };
    if !mount(&["mount", "-t", "tmpfs", "-o", "size=2m,mode=777", "tmpfs"]) {
        assert!(
            std::env::var_os("CI").is_none(),
            "this machine must be able to mount a small disk"
        );
        eprintln!("NOT TESTED: a small disk cannot be mounted here");
        return;
    }
    let told: Vec<_> = [
        SubmissionForm::Folder,
        SubmissionForm::Zip,
        SubmissionForm::EncryptedZip,
    ]
    .map(|form| {
        let refused = assembled(&mut desk, &wanted(vec![long.clone()], form), &home.path().join("out"));
        (form, refused.err(), fs::read_dir(home.path()).unwrap().count())
    })
    .into();
    mount(&["umount", "-l"]);
    for (form, refusal, left) in told {
        let refusal = refusal.unwrap();
        assert!(
            refusal.code == Code::DiskFull && refusal.message.contains("The disk is full"),
            "{form:?}: {refusal}"
        );
        assert_eq!(left, 0, "{form:?}");
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
    assert!(
        draft.body.contains("certification: my clinical portfolio.") && !draft.body.contains("letter of application"),
        "what is in it and nothing else: {}",
        draft.body
    );
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
