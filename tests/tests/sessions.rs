//! What stands around a supervision session, through the door that the window uses.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveTime;
use companion::{
    Overwrite,
    pathway::{
        Id, Kind,
        records::{
            Action, Agreement, Candidate, CaseMaterial, CompetencyNote, Concern, Plan, SessionState,
            SupervisionSession, Template, Whose, Workspace,
        },
    },
    search::Asked,
    session::TimeAsked,
};
use tests::{
    desk::{Desk, day, today},
    paper::text_of,
};

const CANARY: &str = "canary of a concern";

/// A supervisor with one candidate.
fn with_maren() -> (Desk, Id) {
    let mut desk = Desk::supervisor();
    let maren = desk.begin_candidate("Maren Ødegård", today()).unwrap();
    (desk, maren)
}

fn session(desk: &Desk, candidate: &Id, number: i32) -> SupervisionSession {
    let all = desk.all::<SupervisionSession>();
    let is_it = |one: &SupervisionSession| one.candidate.as_ref() == Some(candidate) && one.number == number;
    all.into_iter().find(is_it).unwrap()
}

fn action(text: &str) -> Action {
    Action {
        text: text.into(),
        due_on: Some(day(2026, 11, 1)),
        done: false,
        whose: Whose::Candidate,
    }
}

#[test]
fn what_was_agreed_is_carried_to_later_sessions_until_it_is_closed_where_it_was_agreed() {
    let (mut desk, maren) = with_maren();
    let mut first = session(&desk, &maren, 1);
    first.date = Some(day(2026, 10, 1));
    first.state = SessionState::Held;
    first.summary = "We began.".into();
    first.actions = vec![action("a transcript"), action("a reading")];
    desk.keeps(first.clone());
    let third = session(&desk, &maren, 3).id;

    let before = desk.session_desk(&third, today()).unwrap();
    let texts: Vec<_> = before.open_actions.iter().map(|open| open.text.as_str()).collect();
    assert_eq!(texts, ["a transcript", "a reading"]);
    assert!(before.open_actions[0].late);
    assert_eq!(before.last.unwrap().summary, "We began.");

    desk.close_action(&first.id, 1, "a reading", true, today()).unwrap();
    assert!(session(&desk, &maren, 1).actions[1].done);
    assert_eq!(desk.session_desk(&third, today()).unwrap().open_actions.len(), 1);
    // What is no longer there as it was seen closes nothing else.
    desk.close_action(&first.id, 0, "something else", true, today())
        .unwrap_err();
    assert!(!session(&desk, &maren, 1).actions[0].done);
}

#[test]
fn a_missed_session_is_planned_again_once_and_stays_as_it_was() {
    let (mut desk, maren) = with_maren();
    let mut fourth = session(&desk, &maren, 4);
    desk.plan_again(&fourth.id, today()).unwrap_err();
    fourth.date = Some(day(2026, 11, 3));
    fourth.state = SessionState::NoShow;
    fourth.missed_because = "A strike of the trains.".into();
    fourth.zone = "Europe/Berlin".into();
    desk.keeps(fourth.clone());

    let again = desk.plan_again(&fourth.id, today()).unwrap();
    assert_eq!(desk.plan_again(&fourth.id, today()).unwrap(), again, "only once");
    let all = desk.all::<SupervisionSession>();
    assert_eq!(all.len(), 11);
    assert!(all.contains(&fourth), "the missed one is untouched");
    let planned = all.iter().find(|one| one.id == again).unwrap();
    assert_eq!(
        (planned.number, planned.state, planned.date, planned.zone.as_str()),
        (4, SessionState::Planned, None, "Europe/Berlin")
    );
    assert_eq!(desk.session_desk(&fourth.id, today()).unwrap().again, Some(again));
}

#[test]
fn a_time_is_told_in_the_zone_of_the_candidate_and_meets_sessions_with_others() {
    let (mut desk, maren) = with_maren();
    let mut person = desk.first::<Candidate>();
    person.zone = "America/New_York".into();
    desk.keeps(person);
    let ada = desk.begin_candidate("Ada Løvdal", today()).unwrap();
    let mut theirs = session(&desk, &ada, 1);
    theirs.date = Some(day(2027, 2, 3));
    theirs.start = NaiveTime::from_hms_opt(16, 30, 0);
    theirs.zone = "Europe/Berlin".into();
    desk.keeps(theirs.clone());

    let mut asked = TimeAsked {
        session: session(&desk, &maren, 1).id,
        date: day(2027, 2, 3),
        start: NaiveTime::from_hms_opt(16, 0, 0).unwrap(),
        duration_minutes: Some(50),
        zone: String::new(),
        here: "Europe/Berlin".into(),
    };
    let time = desk.session_time(&asked).unwrap();
    assert_eq!(time.told.words, "16:00 in Berlin · 10:00 in New York");
    let overlap = time.overlap.unwrap();
    assert_eq!((overlap.session, overlap.candidate), (theirs.id, Some(ada)));
    assert!(
        overlap.words.contains("with Ada") && overlap.words.contains("16:30 in Berlin"),
        "{}",
        overlap.words
    );
    asked.duration_minutes = Some(30);
    assert_eq!(desk.session_time(&asked).unwrap().overlap, None);
}

#[test]
fn the_fourth_session_warns_until_the_agreement_is_settled() {
    let (mut desk, maren) = with_maren();
    let (third, fourth) = (session(&desk, &maren, 3).id, session(&desk, &maren, 4).id);
    assert_eq!(desk.session_desk(&third, today()).unwrap().ahead, None);
    let ahead = desk.session_desk(&fourth, today()).unwrap().ahead.unwrap();
    assert_eq!(ahead.cite, "Finalize the supervision agreement and payment schedule.");
    let mut agreement = desk.first::<Agreement>();
    agreement.candidate_signed_on = Some(day(2026, 11, 1));
    desk.keeps(agreement.clone());
    assert!(
        desk.session_desk(&fourth, today()).unwrap().ahead.is_some(),
        "one has not signed"
    );
    agreement.supervisor_signed_on = Some(day(2026, 11, 2));
    desk.keeps(agreement);
    assert_eq!(desk.session_desk(&fourth, today()).unwrap().ahead, None);
}

#[test]
fn the_focus_says_what_is_known_of_it_and_what_nobody_has_observed() {
    let (mut desk, maren) = with_maren();
    let mut plan = desk.first::<Plan>();
    plan.focus = vec!["presence".into(), "inner_critic".into()];
    desk.keeps(plan);
    let mut note = desk.new_record::<CompetencyNote>(Some(&maren));
    note.competency = "presence".into();
    note.stage = Some(3);
    note.date = Some(day(2026, 11, 2));
    desk.keeps(note);
    let found = desk.session_desk(&session(&desk, &maren, 5).id, today()).unwrap();
    assert!(
        found.focus[0]
            .standing
            .contains("from a recording on 2\u{a0}November 2026"),
        "{:?}",
        found.focus
    );
    assert_eq!(found.focus[1].standing, "Not observed yet");
    assert_eq!(found.not_observed.len(), 5);
}

#[test]
fn material_for_a_missed_session_is_there_for_the_one_in_its_place() {
    let (mut desk, maren) = with_maren();
    let mut second = session(&desk, &maren, 2);
    let asks = |desk: &Desk, id: &Id| desk.session_desk(id, today()).unwrap().asks_for_material;
    let sentence = "Candidate submits relevant case material (transcripts, audio/video excerpts).";
    assert_eq!(asks(&desk, &second.id).as_deref(), Some(sentence));
    assert_eq!(
        asks(&desk, &session(&desk, &maren, 3).id),
        None,
        "no other session asks for it"
    );
    let mut material = desk.new_record::<CaseMaterial>(Some(&maren));
    material.session = Some(second.id.clone());
    material.title = "A first session".into();
    desk.keeps(material.clone());
    second.state = SessionState::Cancelled;
    desk.keeps(second.clone());
    let again = desk.plan_again(&second.id, today()).unwrap();
    assert_eq!(desk.session_desk(&again, today()).unwrap().materials, [material]);
    assert_eq!(asks(&desk, &again), None);
}

#[test]
fn a_template_is_filled_from_the_session_and_one_with_a_wrong_placeholder_is_not_kept() {
    let (mut desk, maren) = with_maren();
    let first = session(&desk, &maren, 1);
    let begun = desk
        .fill_template("{candidate}: {session}, {datum}", &first.id)
        .unwrap();
    assert_eq!(begun.text, "Maren Ødegård: Orientation, {datum}");
    assert_eq!(begun.unknown, "{datum}");
    for ready in desk.ready_templates().templates {
        assert_eq!(
            desk.fill_template(&ready.text, &first.id).unwrap().unknown,
            "",
            "{}",
            ready.name
        );
    }
    let mut template = desk.new_record::<Template>(None);
    template.name = "Mine".into();
    template.text = "{candidate}".into();
    desk.keeps(template.clone());
    template.text = "{candidate} {datum}".into();
    let saved = desk.save(template.into(), today()).unwrap();
    assert_eq!(saved.problems[0].field, "text");
    assert!(
        saved.problems[0].message.starts_with("{datum} is nothing"),
        "{}",
        saved.problems[0].message
    );
    assert_eq!(
        desk.first::<Template>().text,
        "{candidate}",
        "what was kept before stays"
    );
}

#[test]
fn a_concern_is_found_by_nobody_who_looks_on_and_stands_on_no_paper() {
    let (mut desk, maren) = with_maren();
    let mut concern = desk.new_record::<Concern>(Some(&maren));
    concern.words = CANARY.into();
    concern.follow_up = CANARY.into();
    desk.keeps(concern);
    let asked = |kinds: &[Kind], private| Asked {
        words: "canary".into(),
        kinds: kinds.to_vec(),
        candidate: None,
        private,
    };
    let found = desk.search(&asked(&[], true)).unwrap().hits;
    assert!(found.len() == 1 && found[0].private, "{found:?}");
    for kinds in [&[][..], &[Kind::Concern], &[Kind::Concern, Kind::SupervisionSession]] {
        assert_eq!(desk.search(&asked(kinds, false)).unwrap().hits, [], "{kinds:?}");
    }
    assert_eq!(
        desk.session_desk(&session(&desk, &maren, 1).id, today())
            .unwrap()
            .concerns
            .len(),
        1
    );

    assert_eq!(desk.workspace(), Workspace::Supervisor);
    for line in desk.documents(Some(&maren)).unwrap() {
        let file = desk.path("document.pdf");
        desk.export_document(&line.wanted, &file, Overwrite::Agreed, today())
            .unwrap();
        assert!(!text_of(&file).contains("canary"), "{}", line.title);
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(6).any(|part| part == b"canary"), "{}", line.title);
    }
}
