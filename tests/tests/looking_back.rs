//! History, trash, undo and removal for good, as a person meets them.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::atomic::AtomicBool;

use chrono::TimeDelta;
use companion::{
    Code, Moment, Overwrite,
    history::{How, NOW},
    pathway::{
        Id, Kind, Record,
        records::{Candidate, CaseStudy, Client, ClientSession, Letter, LetterKind, SectionText, SupervisionSession},
    },
    trash::Why,
};
use tests::desk::{Desk, day, today};

fn later(minutes: i64) -> Moment {
    Moment {
        instant: today().instant + TimeDelta::minutes(minutes),
        ..today()
    }
}

fn days_later(days: i64) -> Moment {
    later(days * 24 * 60)
}

/// A supervisor with the candidate Maren, whose third session has a date.
fn with_maren() -> (Desk, Id, SupervisionSession) {
    let mut desk = Desk::supervisor();
    let maren = desk.begin_candidate("Maren Oduya", today()).unwrap();
    let mut session = desk.all::<SupervisionSession>().remove(2);
    session.date = Some(day(2026, 9, 14));
    desk.save(session.clone().into(), later(10)).unwrap();
    (desk, maren, session)
}

fn write(desk: &mut Desk, session: &mut SupervisionSession, minute: i64, summary: &str) {
    session.summary = summary.to_owned();
    desk.save(session.clone().into(), later(minute)).unwrap();
}

#[test]
fn a_history_says_when_how_long_and_what_was_changed() {
    let (mut desk, _, mut session) = with_maren();
    write(&mut desk, &mut session, 20, "We spoke about kindness.");
    session.duration_minutes = Some(50);
    write(&mut desk, &mut session, 60, "We spoke at length about kindness.");

    let history = desk.history(&session.id).unwrap();
    let lines: Vec<_> = history
        .iter()
        .map(|line| (line.at, line.what_changed.clone()))
        .collect();
    let expected = [
        (None, vec!["Duration".to_owned(), "Summary".to_owned()]),
        (Some(later(20).instant), vec!["Summary".to_owned()]),
        (Some(later(10).instant), vec!["Date".to_owned()]),
        (Some(today().instant), vec![]),
    ];
    assert_eq!(lines, expected);
    assert_eq!(history[0].number, NOW);
    assert!(history[0].words > history[3].words);

    let changes = desk.compare_versions(&session.id, &history[1].number, NOW).unwrap();
    assert_eq!(
        changes.iter().map(|change| change.label.as_str()).collect::<Vec<_>>(),
        ["Duration", "Summary"]
    );
    let parts: Vec<_> = changes[1]
        .parts
        .iter()
        .map(|part| (part.how, part.text.as_str()))
        .collect();
    assert_eq!(
        parts,
        [
            (How::Kept, "We spoke "),
            (How::Added, "at length "),
            (How::Kept, "about kindness.")
        ]
    );
    assert!(desk.compare_versions(&session.id, NOW, NOW).unwrap().is_empty());
    for wrong in ["", "seven", "99999", "-1"] {
        assert_eq!(
            desk.version(&session.id, wrong).unwrap_err().code,
            Code::NotFound,
            "{wrong:?}"
        );
    }
}

#[test]
fn an_earlier_version_comes_back_and_the_present_one_stays_in_the_history() {
    let (mut desk, _, mut session) = with_maren();
    write(&mut desk, &mut session, 20, "Before.");
    write(&mut desk, &mut session, 40, "After.");
    let before = desk.history(&session.id).unwrap()[1].number.clone();
    let summary = |desk: &Desk| match desk.record(&session.id).unwrap() {
        Record::SupervisionSession(session) => session.summary,
        other => panic!("{other:?}"),
    };

    desk.bring_back_version(&session.id, &before, later(41)).unwrap();
    assert_eq!(summary(&desk), "Before.");
    let history = desk.history(&session.id).unwrap();
    let text = desk.version(&session.id, &history[1].number).unwrap();
    assert!(
        text.iter().any(|field| field.text == "After."),
        "the present one is kept"
    );

    assert!(
        desk.undo(later(42))
            .unwrap()
            .unwrap()
            .message
            .starts_with("Undone: changes to Session 3 with Maren")
    );
    assert_eq!(summary(&desk), "After.");
    desk.remove(&session.id, later(43)).unwrap();
    assert_eq!(
        desk.bring_back_version(&session.id, &before, later(44))
            .unwrap_err()
            .code,
        Code::NotFound
    );
    assert!(
        !desk.history(&session.id).unwrap().is_empty(),
        "the trash keeps the history"
    );
}

#[test]
fn the_text_of_an_exported_letter_is_pinned_and_no_undo_takes_the_export_back() {
    let (mut desk, maren, _) = with_maren();
    let mut letter: Letter = desk.first();
    letter.sections = vec![SectionText {
        section: "impact".into(),
        text: "As it went out.".into(),
    }];
    desk.keeps(letter.clone());
    let (kind, file) = (LetterKind::Recommendation, desk.path("letter.pdf"));
    desk.export_letter(kind, Some(&maren), &file, true, Overwrite::Never, later(20))
        .unwrap();
    letter.sections[0].text = "Written on.".into();
    desk.save(letter.clone().into(), later(30)).unwrap();

    let pinned = |desk: &Desk| {
        let history = desk.history(&letter.id).unwrap();
        let pinned = history.into_iter().find(|line| line.pinned).unwrap();
        desk.version(&letter.id, &pinned.number).unwrap()
    };
    assert!(pinned(&desk).iter().any(|field| field.text == "As it went out."));
    for days in 1..90 {
        desk.empty_due_trash(days_later(days)).unwrap();
    }
    assert!(pinned(&desk).iter().any(|field| field.text == "As it went out."));
    while let Ok(Some(_)) = desk.undo(days_later(90)) {}
    assert_eq!(desk.count(Kind::Export), 1);
}

#[test]
fn a_private_note_has_a_history_of_its_own() {
    let (mut desk, _, session) = with_maren();
    for (minute, text) in [(20, "First thoughts."), (40, "Second thoughts, for me.")] {
        desk.save_private_note(&session.id, text, later(minute)).unwrap();
    }
    let history = desk.private_history(&session.id).unwrap();
    assert_eq!(history.iter().map(|line| line.words).collect::<Vec<_>>(), [4, 2]);
    let first = &history[1].number;
    assert_eq!(desk.private_version(&session.id, first).unwrap(), "First thoughts.");
    let parts = desk.compare_private_versions(&session.id, first, NOW).unwrap();
    assert!(
        parts
            .iter()
            .any(|part| part.how == How::Removed && part.text.contains("First"))
    );
    let record = serde_json::to_string(&desk.history(&session.id).unwrap()).unwrap();
    assert!(!record.contains("thoughts"));

    desk.bring_back_private_version(&session.id, first, later(41)).unwrap();
    assert_eq!(desk.private_note(&session.id).unwrap(), "First thoughts.");
    let undone = desk.undo(later(42)).unwrap().unwrap();
    assert!(
        undone.message.contains("the private note beside Session 3 with Maren"),
        "{}",
        undone.message
    );
    assert!(!undone.message.contains("thoughts"));
    assert_eq!(desk.private_note(&session.id).unwrap(), "Second thoughts, for me.");
}

#[test]
fn undo_and_redo_say_what_they_did_and_locking_forgets_them() {
    let mut desk = Desk::supervisor();
    assert_eq!(desk.can_undo(), None, "nobody made the first records by hand");
    desk.begin_candidate("Maren Oduya", today()).unwrap();
    assert_eq!(desk.can_undo().unwrap(), "adding Candidate Maren Oduya");
    let undone = desk.undo(today()).unwrap().unwrap();
    assert_eq!(undone.message, "Undone: adding Candidate Maren Oduya.");
    assert!(undone.kinds.contains(&Kind::Candidate) && undone.kinds.contains(&Kind::SupervisionSession));
    assert_eq!(
        (desk.count(Kind::Candidate), desk.count(Kind::SupervisionSession)),
        (0, 0)
    );
    assert_eq!(desk.can_redo().unwrap(), "adding Candidate Maren Oduya");
    assert_eq!(
        desk.redo(today()).unwrap().unwrap().message,
        "Done again: adding Candidate Maren Oduya."
    );
    assert_eq!(
        (desk.count(Kind::Candidate), desk.count(Kind::SupervisionSession)),
        (1, 10)
    );
    desk.reopen();
    assert_eq!((desk.can_undo(), desk.can_redo()), (None, None));
    assert_eq!(desk.undo(today()).unwrap(), None);
}

#[test]
fn an_undo_that_would_leave_others_without_what_they_speak_of_is_refused() {
    let mut desk = Desk::supervisor();
    let maren = desk.begin_candidate("Maren Oduya", today()).unwrap();
    let (kind, file) = (LetterKind::Recommendation, desk.path("letter.pdf"));
    desk.export_letter(kind, Some(&maren), &file, true, Overwrite::Never, later(20))
        .unwrap();
    assert_eq!(desk.undo(later(21)).unwrap_err().code, Code::Invalid);
    assert_eq!(
        (desk.count(Kind::Candidate), desk.count(Kind::SupervisionSession)),
        (1, 10)
    );

    let export = desk.records(&[Kind::Export], None).unwrap().remove(0);
    desk.remove(export.id(), later(22)).unwrap();
    desk.undo(later(23)).unwrap();
    assert_eq!(desk.count(Kind::Export), 1, "its own removal can be taken back");
}

#[test]
fn the_trash_says_what_lies_in_it_and_gives_it_back() {
    let (mut desk, _, session) = with_maren();
    desk.remove(&session.id, later(20)).unwrap();
    let trash = desk.trash(later(21)).unwrap();
    assert_eq!(trash.len(), 1);
    assert_eq!(
        trash[0].title.replace('\u{a0}', " "),
        "Session 3 with Maren, 14 September 2026"
    );
    assert_eq!(
        (trash[0].kind.as_str(), trash[0].days_left),
        ("supervision_session", 30)
    );
    desk.bring_back_from_trash(&session.id, later(22)).unwrap();
    assert!(desk.trash(later(23)).unwrap().is_empty());
    assert!(desk.record(&session.id).is_ok());
}

#[test]
fn thirty_days_of_use_empty_the_trash_and_a_clock_that_jumps_does_not() {
    let (mut desk, _, session) = with_maren();
    desk.remove(&session.id, later(20)).unwrap();
    for jump in [days_later(3650), later(30), days_later(-3650), later(40)] {
        assert_eq!(desk.empty_due_trash(jump).unwrap().records, 0);
    }
    let mut gone = 0;
    for day in 1..40 {
        gone += desk.empty_due_trash(days_later(day)).unwrap().records;
        assert_eq!(
            gone == 1,
            day >= 27,
            "two jumps forward count for two days each, not for ten years: day {day}"
        );
    }
    let destroyed = desk.destructions().unwrap();
    assert_eq!((destroyed.len(), destroyed[0].why), (1, Why::Trash));
    assert_eq!(desk.history(&session.id).unwrap_err().code, Code::NotFound);
}

#[test]
fn a_candidate_goes_for_good_with_all_that_is_about_them_once_the_person_agreed_to_the_list() {
    let (mut desk, maren, session) = with_maren();
    desk.save_private_note(&session.id, "For me.", later(15)).unwrap();
    let other = desk.begin_candidate("Ines Halloran", later(16)).unwrap();
    let in_trash = desk.all::<SupervisionSession>().remove(4);
    desk.remove(&in_trash.id, later(17)).unwrap();

    let goes = desk.what_goes(&maren, later(20)).unwrap();
    assert_eq!(goes[0].title, "Candidate Maren Oduya");
    assert_eq!(
        goes.iter().filter(|line| line.kind == "supervision_session").count(),
        10
    );
    assert!(goes.iter().any(|line| line.id == session.id && line.private_note));
    assert!(goes.iter().any(|line| line.id == in_trash.id));
    assert!(goes.iter().all(|line| line.id != other));

    let refused = desk
        .remove_for_good(std::slice::from_ref(&maren), later(21))
        .unwrap_err();
    assert_eq!(refused.code, Code::Invalid);
    assert!(
        !refused.message.contains("Maren"),
        "an error names no person: {}",
        refused.message
    );
    assert!(desk.record(&maren).is_ok());

    let agreed: Vec<Id> = goes.iter().map(|line| line.id.clone()).collect();
    let gone = desk.remove_for_good(&agreed, later(22)).unwrap();
    assert_eq!(usize::try_from(gone.records).unwrap(), agreed.len());
    assert_eq!(desk.count(Kind::Candidate), 1);
    assert_eq!(desk.first::<Candidate>().id, other);
    assert_eq!(desk.count(Kind::SupervisionSession), 10);
    assert_eq!(desk.destructions().unwrap().len(), agreed.len());
    let undone = desk.undo(later(23)).unwrap().unwrap();
    assert_eq!(
        undone.message, "Undone: adding Candidate Ines Halloran.",
        "what is gone is past undoing"
    );
    let cleaned = desk
        .begin_cleaning()
        .unwrap()
        .run(&mut |_, _| {}, &AtomicBool::new(false));
    assert!(cleaned.left.is_empty());
}

#[test]
fn a_client_goes_with_the_sessions_and_a_case_study_stays() {
    let mut desk = Desk::candidate();
    let mut client: Client = desk.new_record(None);
    client.pseudonym = "Juniper".into();
    desk.keeps(client.clone());
    let session: ClientSession = desk.new_record(Some(&client.id));
    desk.keeps(session.clone());
    let mut study: CaseStudy = desk.new_record(None);
    study.client = Some(client.id.clone());
    desk.keeps(study.clone());

    let goes = desk.what_goes(&client.id, later(1)).unwrap();
    let titles: Vec<_> = goes.iter().map(|line| line.title.as_str()).collect();
    assert_eq!(titles.len(), 2, "{titles:?}");
    assert_eq!(titles[0], "Client Juniper");
    assert!(titles[1].starts_with("Client session with Juniper"));
    desk.remove_for_good(&[client.id.clone(), session.id], later(2))
        .unwrap();
    assert_eq!((desk.count(Kind::Client), desk.count(Kind::ClientSession)), (0, 0));
    assert_eq!(desk.title_of(&desk.record(&study.id).unwrap()), "Case study 1");
    desk.reopen();
    assert!(desk.readiness(None, later(3)).is_ok());
}

#[test]
fn what_each_vault_has_one_of_is_never_removed_for_good() {
    let mut desk = Desk::candidate();
    for name in ["profile", "enrolment"] {
        let refused = desk.remove_for_good(&[Id::new(name).unwrap()], today()).unwrap_err();
        assert_eq!(refused.code, Code::Invalid);
    }
    let unknown = desk
        .remove_for_good(&[Id::new("nobody").unwrap()], today())
        .unwrap_err();
    assert_eq!(unknown.code, Code::NotFound);
}

#[test]
fn every_record_of_a_whole_way_has_a_title_and_readable_fields() {
    use companion::pathway::records::Workspace;
    for workspace in [Workspace::Supervisor, Workspace::Candidate] {
        let desk = Desk::sample(workspace);
        for record in desk.records(Kind::ALL, None).unwrap() {
            let title = desk.title_of(&record);
            assert!(!title.is_empty() && !title.contains('_'), "{title}");
            for field in desk.version(record.id(), NOW).unwrap() {
                assert!(!field.label.contains('_'), "{} of {title}", field.label);
                assert!(field.text.len() < 20_000, "{} of {title}", field.field);
            }
        }
    }
}
