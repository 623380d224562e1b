//! Whatever is typed: a clear message beside its field, and nothing else is lost.
#![allow(clippy::unwrap_used, clippy::panic)]

use companion::{
    Code, Overwrite,
    keep::Saved,
    pathway::{
        ProblemCode, Record,
        records::{
            Action, Client, ClientSession, Letter, LetterKind, Retreat, SectionText, SessionState, SupervisionSession,
        },
    },
};
use tests::desk::{Desk, day, today};

/// The one problem that a save has: its field and its kind.
fn problem(saved: &Saved) -> (&str, ProblemCode) {
    match saved.problems.as_slice() {
        [one] => {
            assert!(one.message.len() > 20, "it says how to mend it");
            (&one.field, one.code)
        }
        other => panic!("one problem, not {other:?}"),
    }
}

fn with_session() -> (Desk, SupervisionSession) {
    let mut desk = Desk::supervisor();
    desk.begin_candidate("Ada", today()).unwrap();
    let session = desk.first();
    (desk, session)
}

fn with_client_session() -> (Desk, ClientSession) {
    let mut desk = Desk::candidate();
    let client: Client = desk.new_record(None);
    let session: ClientSession = desk.new_record(Some(&client.id));
    desk.keeps(Client {
        pseudonym: "Wren".into(),
        ..client
    });
    desk.keeps(session.clone());
    (desk, session)
}

#[test]
fn a_wrong_field_is_named_and_all_others_are_saved() {
    let (mut desk, session) = with_session();
    let typed = SupervisionSession {
        duration_minutes: Some(-50),
        summary: "A page of writing.".into(),
        ..session.clone()
    };
    let saved = desk.save(typed.into(), today()).unwrap();
    assert_eq!(problem(&saved), ("duration_minutes", ProblemCode::Negative));
    let kept: SupervisionSession = desk.first();
    assert_eq!(kept.summary, "A page of writing.");
    assert_eq!(
        kept.duration_minutes, session.duration_minutes,
        "the earlier duration stays"
    );
}

#[test]
fn dates_before_1900_and_in_the_future_are_refused_where_something_has_happened() {
    let (mut desk, session) = with_client_session();
    for (date, code) in [
        (day(1899, 12, 31), ProblemCode::TooEarly),
        (day(2026, 11, 24), ProblemCode::InTheFuture),
    ] {
        let saved = desk
            .save(
                ClientSession {
                    date: Some(date),
                    ..session.clone()
                }
                .into(),
                today(),
            )
            .unwrap();
        assert_eq!(problem(&saved), ("date", code));
    }
    desk.keeps(ClientSession {
        date: Some(today().today),
        ..session
    });
}

#[test]
fn a_planned_session_may_lie_ahead_and_a_held_one_may_not() {
    let (mut desk, session) = with_session();
    let date = Some(day(2027, 1, 14));
    desk.keeps(SupervisionSession {
        date,
        ..session.clone()
    });
    let summary = "We met early.".to_owned();
    let held = SupervisionSession {
        date,
        state: SessionState::Held,
        summary: summary.clone(),
        ..session
    };
    assert_eq!(
        problem(&desk.save(held.into(), today()).unwrap()),
        ("date", ProblemCode::InTheFuture)
    );
    let kept: SupervisionSession = desk.first();
    assert_eq!(
        (kept.date, kept.state, kept.summary),
        (date, SessionState::Planned, summary),
        "the words are kept"
    );
}

#[test]
fn an_end_before_its_start_is_refused() {
    let mut desk = Desk::candidate();
    let retreat: Retreat = desk.new_record(None);
    desk.keeps(retreat.clone());
    let started_on = Some(day(2025, 10, 8));
    let typed = Retreat {
        started_on,
        ended_on: Some(day(2025, 10, 7)),
        teachers: "Elin".into(),
        ..retreat
    };
    let saved = desk.save(typed.into(), today()).unwrap();
    assert_eq!(problem(&saved), ("ended_on", ProblemCode::EndBeforeStart));
    let kept: Retreat = desk.first();
    assert_eq!(
        (kept.started_on, kept.ended_on, kept.teachers.as_str()),
        (started_on, None, "Elin")
    );

    desk.keeps(Retreat {
        ended_on: Some(day(2025, 10, 12)),
        ..kept.clone()
    });
    let late = Some(day(2025, 10, 20));
    let later = Retreat {
        started_on: late,
        note: "Kept.".into(),
        ..desk.first()
    };
    assert_eq!(problem(&desk.save(later.into(), today()).unwrap()).0, "ended_on");
    let kept: Retreat = desk.first();
    assert_eq!(
        (kept.started_on, kept.note.as_str()),
        (started_on, "Kept."),
        "the start that was to blame goes back"
    );
}

#[test]
fn two_clients_never_share_a_pseudonym() {
    let (mut desk, _) = with_client_session();
    let second: Client = desk.new_record(None);
    let refused = desk
        .save(
            Client {
                pseudonym: " wren".into(),
                ..second.clone()
            }
            .into(),
            today(),
        )
        .unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("pseudonym"));
    assert!(
        refused.message.contains("already has this pseudonym"),
        "{}",
        refused.message
    );
    desk.keeps(Client {
        pseudonym: "Harbour".into(),
        ..second
    });
}

#[test]
fn a_text_of_a_megabyte_is_refused_and_the_rest_is_kept() {
    let (mut desk, session) = with_session();
    let typed = SupervisionSession {
        summary: "ä".repeat(1 << 20),
        guidance: "Slow down.".into(),
        ..session
    };
    let saved = desk.save(typed.into(), today()).unwrap();
    assert_eq!(problem(&saved), ("summary", ProblemCode::TooLong));
    assert_eq!(desk.first::<SupervisionSession>().guidance, "Slow down.");
}

#[test]
fn nul_is_refused_wherever_it_is_typed() {
    let (mut desk, session) = with_session();
    let saved = desk
        .save(
            SupervisionSession {
                summary: "a\0b".into(),
                ..session.clone()
            }
            .into(),
            today(),
        )
        .unwrap();
    assert_eq!(problem(&saved), ("summary", ProblemCode::UnreadableCharacter));
    let action = Action {
        text: "a\0b".into(),
        due_on: None,
        done: false,
        whose: pathway::records::Whose::Candidate,
    };
    let saved = desk
        .save(
            SupervisionSession {
                actions: vec![action],
                ..session.clone()
            }
            .into(),
            today(),
        )
        .unwrap();
    assert_eq!(problem(&saved), ("actions/0/text", ProblemCode::UnreadableCharacter));
    let refused = desk.save_private_note(&session.id, "a\0b", today()).unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("private_note"));
}

#[test]
fn right_to_left_text_and_emoji_are_kept_letter_by_letter() {
    let (mut desk, session) = with_session();
    for text in ["שלום, מה שלומך?", "مرحبا \u{202e}abc", "👩🏽‍⚕️🌿", "e\u{301}", "日本語"]
    {
        desk.keeps(SupervisionSession {
            summary: text.into(),
            ..session.clone()
        });
        assert_eq!(desk.first::<SupervisionSession>().summary, text);
    }
}

#[test]
fn an_empty_name_is_refused_beside_its_field() {
    let mut desk = Desk::supervisor();
    for name in ["", "   "] {
        let refused = desk.begin_candidate(name, today()).unwrap_err();
        assert_eq!((refused.code, refused.field.as_deref()), (Code::Invalid, Some("name")));
    }
    assert!(desk.candidates(today()).unwrap().is_empty(), "nothing was begun");
}

#[test]
fn a_lone_surrogate_is_told_with_its_place() {
    let mut desk = Desk::candidate();
    let json = br#"{"format": "scip-companion", "version": 1, "workspace": "candidate", "records": ["\ud800"]}"#;
    let refused = desk.import(json, today()).unwrap_err();
    assert_eq!(refused.code, Code::Invalid);
    assert!(refused.message.contains("line 1"), "{}", refused.message);
}

#[test]
fn a_character_that_no_font_has_is_named_and_the_letter_stays() {
    let mut desk = Desk::candidate();
    let mut letter: Letter = desk.letter(LetterKind::Application, None, today()).unwrap().letter;
    letter.sections = vec![SectionText {
        section: "training".into(),
        text: "I grew 🌿 slowly.".into(),
    }];
    desk.keeps(letter.clone());
    let file = desk.path("letter.pdf");
    let refused = desk
        .export_letter(LetterKind::Application, None, &file, true, Overwrite::Never, today())
        .unwrap_err();
    assert_eq!(refused.code, Code::UnknownCharacter);
    assert!(
        refused.message.contains("🌿") && !refused.message.contains("slowly"),
        "{}",
        refused.message
    );
    assert!(!file.exists());
    assert_eq!(desk.record(&letter.id).unwrap(), Record::from(letter));
}

#[test]
fn a_folder_that_cannot_be_written_leaves_the_letter_in_the_vault() {
    let (mut desk, _) = with_session();
    let about = desk.candidates(today()).unwrap()[0].id.clone();
    for file in [
        desk.path("no-such-folder/letter.pdf"),
        desk.path("desk.scipvault/vault.db/letter.pdf"),
    ] {
        let kind = LetterKind::Recommendation;
        let refused = desk
            .export_letter(kind, Some(&about), &file, true, Overwrite::Never, today())
            .unwrap_err();
        assert!(
            matches!(refused.code, Code::NotFound | Code::CannotWrite),
            "{refused:?}"
        );
    }
    assert!(desk.check().unwrap().is_whole());
}

#[test]
fn a_new_record_with_one_wrong_field_is_begun_with_all_others() {
    let mut desk = Desk::candidate();
    let retreat: Retreat = desk.new_record(None);
    let typed = Retreat {
        started_on: Some(day(2030, 1, 1)),
        teachers: "Elin".into(),
        ..retreat
    };
    assert_eq!(
        problem(&desk.save(typed.into(), today()).unwrap()),
        ("started_on", ProblemCode::InTheFuture)
    );
    let kept: Retreat = desk.first();
    assert_eq!((kept.started_on, kept.teachers.as_str()), (None, "Elin"));
}

#[test]
fn a_section_that_is_too_long_leaves_the_others_in_the_letter() {
    let mut desk = Desk::candidate();
    let mut letter: Letter = desk.letter(LetterKind::Application, None, today()).unwrap().letter;
    let section = |section: &str, text: String| SectionText {
        section: section.into(),
        text,
    };
    letter.sections = vec![
        section("training", "a".repeat(1 << 20)),
        section("insights", "I learnt to wait.".into()),
        section("practice", "b\0".into()),
    ];
    let saved = desk.save(letter.into(), today()).unwrap();
    assert_eq!(saved.problems.len(), 2);
    let kept: Letter = desk.first();
    assert_eq!(kept.sections, [section("insights", "I learnt to wait.".into())]);
}

#[test]
fn a_value_that_was_already_wrong_never_holds_up_other_words() {
    let (mut desk, session) = with_client_session();
    desk.keeps(ClientSession {
        date: Some(today().today),
        ..session
    });
    // The clock is set back: what was today now lies ahead.
    let mut earlier = today();
    earlier.today = day(2026, 11, 20);
    let typed = ClientSession {
        note: "Written after the flight.".into(),
        ..desk.first()
    };
    assert_eq!(problem(&desk.save(typed.into(), earlier).unwrap()).0, "date");
    assert_eq!(desk.first::<ClientSession>().note, "Written after the flight.");
}

#[test]
fn what_others_speak_of_stays_and_what_no_longer_fits_is_not_brought_back() {
    let (mut desk, session) = with_client_session();
    assert_eq!(desk.remove(&session.client, today()).unwrap_err().code, Code::Invalid);
    desk.remove(&session.id, today()).unwrap();
    desk.remove(&session.client, today()).unwrap();
    assert_eq!(
        desk.bring_back(&session.id, today()).unwrap_err().field.as_deref(),
        Some("client")
    );
    assert!(desk.all::<ClientSession>().is_empty());
    desk.bring_back(&session.client, today()).unwrap();
    desk.bring_back(&session.id, today()).unwrap();
    assert_eq!(desk.first::<ClientSession>(), session);
}
