//! A supervisor's whole way, from an empty vault to the letter of recommendation, without a window.
#![allow(clippy::unwrap_used)]

use companion::{
    Code, Overwrite,
    pathway::{
        Id, Kind,
        readiness::RequirementState,
        records::{
            Agreement, CaseMaterial, CompetencyNote, Decision, Export, Letter, LetterKind, Notice, Outcome, Plan,
            PortfolioReview, Profile, SectionText, SessionState, Source, SupervisionSession,
        },
    },
};
use tests::{
    desk::{Desk, day, today},
    paper::text_of,
};

const KIND: LetterKind = LetterKind::Recommendation;

fn with_candidate() -> (Desk, Id) {
    let mut desk = Desk::supervisor();
    let id = desk.begin_candidate("Marisol Ferreira-Nakagawa", today()).unwrap();
    (desk, id)
}

fn write_letter(desk: &mut Desk, candidate: &Id, sections: &[(&str, &str)]) {
    let mut letter: Letter = desk.letter(KIND, Some(candidate), today()).unwrap().letter;
    letter.sections = sections
        .iter()
        .map(|(section, text)| SectionText {
            section: (*section).into(),
            text: (*text).into(),
        })
        .collect();
    desk.keeps(letter);
}

#[test]
fn a_new_candidate_has_the_ten_sessions_that_the_programme_prepares() {
    let (desk, id) = with_candidate();
    let sessions: Vec<SupervisionSession> = desk.all();
    assert_eq!(
        sessions.iter().map(|s| s.number).collect::<Vec<_>>(),
        (1..=10).collect::<Vec<_>>()
    );
    assert!(
        sessions
            .iter()
            .all(|s| s.candidate.as_ref() == Some(&id) && s.state == SessionState::Planned)
    );
    let readiness = desk.readiness(Some(&id), today()).unwrap();
    assert!(!readiness.ready);
    assert!(readiness.next.is_some(), "there is always a first thing to do");
}

#[test]
fn everything_done_makes_the_candidate_ready_and_the_letter_final() {
    let (mut desk, id) = with_candidate();
    let about = Some(&id);

    let mut profile: Profile = desk.first();
    profile.place = "Oslo".into();
    desk.keeps(profile);
    let mut person: companion::pathway::records::Candidate = desk.first();
    person.registered_on = Some(day(2026, 1, 12));
    person.eligibility_seen = true;
    desk.keeps(person);
    let mut agreement: Agreement = desk.first();
    agreement.goals = "To slow down where it hurts.".into();
    agreement.schedule = "Every third Thursday.".into();
    agreement.payment = "180 USD for each session.".into();
    agreement.drafted_on = Some(day(2026, 1, 12));
    agreement.finalized_on = Some(day(2026, 2, 20));
    desk.keeps(agreement);
    let mut plan: Plan = desk.first();
    plan.objectives = "To lead a practice without a script.".into();
    plan.focus = vec!["inner_critic".into(), "practices".into()];
    plan.agreed_on = Some(day(2026, 2, 20));
    desk.keeps(plan);
    for (index, mut session) in desk.all::<SupervisionSession>().into_iter().enumerate() {
        session.state = SessionState::Held;
        session.date = Some(day(2026, 1 + u32::try_from(index).unwrap(), 20));
        session.duration_minutes = Some(60);
        let slot = desk
            .programme()
            .sessions
            .iter()
            .find(|slot| slot.number == session.number)
            .unwrap();
        session.agenda_done = slot.agenda.iter().map(|item| item.key.clone()).collect();
        session.summary = "We listened to a recording.".into();
        desk.keeps(session);
    }
    let material: CaseMaterial = desk.new_record(about);
    desk.keeps(material);
    for competency in desk.programme().competencies.iter().map(|c| c.key.clone()) {
        let note: CompetencyNote = desk.new_record(about);
        let words = "She stayed with it.".into();
        desk.keeps(CompetencyNote {
            competency,
            stage: Some(4),
            source: Source::Recording,
            words,
            ..note
        });
    }
    let mut review: PortfolioReview = desk.first();
    for study in &mut review.case_studies {
        (study.seen, study.accepted) = (true, true);
    }
    for item in [&mut review.write_ups, &mut review.excerpts, &mut review.retreat] {
        (item.seen, item.accepted) = (true, true);
    }
    review.reviewed_on = Some(day(2026, 9, 20));
    desk.keeps(review);
    let mut decision: Decision = desk.first();
    decision.outcome = Outcome::Recommend;
    decision.decided_on = Some(day(2026, 10, 20));
    decision.attainment = "All six competencies were observed.".into();
    decision.next_steps = "A peer group.".into();
    desk.keeps(decision);
    for notice in desk.programme().notices.iter().map(|n| n.key.clone()) {
        let new: Notice = desk.new_record(about);
        desk.keeps(Notice {
            notice,
            sent_on: Some(day(2026, 10, 21)),
            ..new
        });
    }
    for mut fee in companion::pathway::fees::prepared(desk.programme(), desk.workspace(), about, {
        let mut n = 0;
        move || {
            n += 1;
            Id::new(format!("fee-{n}")).unwrap()
        }
    }) {
        fee.paid_on = Some(day(2026, 2, 1));
        desk.keeps(fee);
    }
    write_letter(
        &mut desk,
        &id,
        &[
            (
                "focus",
                &format!(
                    "Over **ten sessions** we worked on the inner critic. {}",
                    "We went slowly and came back to it often. ".repeat(14)
                ),
            ),
            ("competence", "She is ready. Her presence is steady and warm."),
            ("growth", "I would like her to find peers who disagree with her."),
        ],
    );

    let file = desk.path("letter.pdf");
    let exported = desk
        .export_letter(KIND, about, &file, false, Overwrite::Never, today())
        .unwrap();
    assert!(!exported.draft);
    let text = text_of(&file);
    for words in [
        "Ingrid Solheim",
        "Oslo, 23 November 2026",
        "Over ten sessions we worked on the inner critic.",
        "Page 1 of",
    ] {
        assert!(text.contains(words), "{words:?} is on paper");
    }
    assert!(!text.contains("DRAFT"));

    let readiness = desk.readiness(about, today()).unwrap();
    let open: Vec<&str> = readiness
        .requirements
        .iter()
        .filter(|r| r.state != RequirementState::Met)
        .map(|r| r.key.as_str())
        .collect();
    assert_eq!(open, Vec::<&str>::new(), "nothing is left to do");
    assert!(readiness.ready);
}

#[test]
fn a_letter_with_a_part_missing_is_exported_only_as_a_draft_that_says_so_on_each_page() {
    let (mut desk, id) = with_candidate();
    write_letter(
        &mut desk,
        &id,
        &[("focus", &"We worked on the inner critic. ".repeat(200))],
    );
    let view = desk.letter(KIND, Some(&id), today()).unwrap();
    assert_eq!(view.missing.len(), 2, "two parts are not written: {:?}", view.missing);

    let file = desk.path("letter.pdf");
    let refused = desk
        .export_letter(KIND, Some(&id), &file, false, Overwrite::Never, today())
        .unwrap_err();
    assert_eq!(refused.code, Code::Incomplete);
    assert!(!file.exists(), "nothing is written");

    let exported = desk
        .export_letter(KIND, Some(&id), &file, true, Overwrite::Never, today())
        .unwrap();
    let text = text_of(&file);
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert_eq!(pages.len(), usize::try_from(exported.pages).unwrap());
    assert!(pages.len() > 1);
    for page in pages {
        assert!(page.contains("DRAFT"), "each page says that it is a draft");
    }
    assert!(text.contains("Not written yet"));
}

#[test]
fn a_letter_never_replaces_a_file_unless_its_writer_agreed() {
    let (mut desk, id) = with_candidate();
    let file = desk.path("letter.pdf");
    std::fs::write(&file, "somebody's").unwrap();
    let refused = desk
        .export_letter(KIND, Some(&id), &file, true, Overwrite::Never, today())
        .unwrap_err();
    assert_eq!(refused.code, Code::AlreadyThere);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "somebody's");
    assert_eq!(
        desk.count(Kind::Export),
        0,
        "what was not exported is not recorded as exported"
    );

    desk.export_letter(KIND, Some(&id), &file, true, Overwrite::Agreed, today())
        .unwrap();
    assert!(std::fs::read(&file).unwrap().starts_with(b"%PDF"));
}

#[test]
fn each_export_is_recorded_with_its_day_name_and_hash() {
    let (mut desk, id) = with_candidate();
    let name = desk.letter(KIND, Some(&id), today()).unwrap().file_name;
    assert_eq!(name, "Recommendation - Marisol Ferreira-Nakagawa - 2026-11-23.pdf");
    let file = desk.path(&name);
    desk.export_letter(KIND, Some(&id), &file, true, Overwrite::Never, today())
        .unwrap();
    let export: Export = desk.first();
    assert_eq!(
        (export.file_name, export.draft, export.exported_on),
        (name, true, today().today)
    );
    assert_eq!(export.sha256, tests::paper::sha256_of(&file));
    assert_eq!(desk.letter(KIND, Some(&id), today()).unwrap().exports.len(), 1);
}

#[test]
fn a_stage_stays_out_of_the_letter_unless_the_writer_puts_one_in() {
    let (mut desk, id) = with_candidate();
    let note: CompetencyNote = desk.new_record(Some(&id));
    let words = "She named the critic with warmth.".into();
    desk.keeps(CompetencyNote {
        stage: Some(4),
        words,
        use_in_letter: true,
        ..note
    });
    let scale = "the writer’s own developmental scale";
    let file = desk.path("without.pdf");
    write_letter(&mut desk, &id, &[("competence", "She named the critic with warmth.")]);
    desk.export_letter(KIND, Some(&id), &file, true, Overwrite::Never, today())
        .unwrap();
    let text = text_of(&file);
    assert!(!text.contains("Competent") && !text.contains(scale));

    let file = desk.path("with.pdf");
    write_letter(
        &mut desk,
        &id,
        &[("competence", "Her presence is at the stage Competent.")],
    );
    desk.export_letter(KIND, Some(&id), &file, true, Overwrite::Never, today())
        .unwrap();
    assert!(
        text_of(&file).contains(scale),
        "a letter that names a stage says whose scale it is"
    );
}

#[test]
fn a_private_note_never_reaches_the_letter_nor_the_readable_copy() {
    let (mut desk, id) = with_candidate();
    let session: SupervisionSession = desk.first();
    desk.save_private_note(&session.id, "my-canary-of-a-doubt", today())
        .unwrap();
    assert_eq!(desk.private_note(&session.id).unwrap(), "my-canary-of-a-doubt");

    let file = desk.path("letter.pdf");
    desk.export_letter(KIND, Some(&id), &file, true, Overwrite::Never, today())
        .unwrap();
    assert!(!text_of(&file).contains("canary"));
    let copy = desk.path("copy.json");
    desk.export_copy(&copy, Overwrite::Never).unwrap();
    assert!(!std::fs::read_to_string(copy).unwrap().contains("canary"));
}

#[test]
fn what_was_kept_is_there_after_a_lock() {
    let (mut desk, id) = with_candidate();
    let mut session: SupervisionSession = desk.first();
    session.summary = "We spoke of pace. 🌿 שלום".into();
    desk.keeps(session.clone());
    desk.reopen();
    assert_eq!(desk.record(&session.id).unwrap(), session.into());
    assert_eq!(desk.candidates(today()).unwrap()[0].id, id);
}
