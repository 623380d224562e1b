//! A candidate's whole way, from an empty vault to the letter of application, without a window.
#![allow(clippy::unwrap_used)]

use companion::{
    Overwrite,
    pathway::{
        Id, Kind,
        fees::prepared,
        readiness::RequirementState,
        records::{
            CaseStudy, Client, ClientSession, Enrolment, Letter, LetterKind, Level, PortfolioItem, PortfolioItemKind,
            PracticeNote, Profile, Retreat, SectionText, SessionState, SupervisionSession, Training, Workspace,
        },
    },
};
use tests::{
    desk::{Desk, day, today},
    paper::text_of,
};

const KIND: LetterKind = LetterKind::Application;

#[test]
fn everything_done_makes_the_candidate_ready_and_the_letter_final() {
    let mut desk = Desk::candidate();
    let mut profile: Profile = desk.first();
    profile.place = "Lisbon".into();
    desk.keeps(profile);
    for (level, year) in [(Level::A, 2024), (Level::B, 2025)] {
        let training: Training = desk.new_record(None);
        let completed_on = Some(day(year, 6, 11));
        desk.keeps(Training {
            level,
            started_on: Some(day(year, 2, 1)),
            completed_on,
            ..training
        });
    }
    for name in ["Juniper", "Harbour", "Wren", "Larch"] {
        let client: Client = desk.new_record(None);
        let id = client.id.clone();
        desk.keeps(Client {
            pseudonym: name.into(),
            ..client
        });
        for week in 1..=6 {
            let session: ClientSession = desk.new_record(Some(&id));
            desk.keeps(ClientSession {
                date: Some(day(2025, 9, week)),
                ..session
            });
        }
    }
    let retreat: Retreat = desk.new_record(None);
    desk.keeps(Retreat {
        title: "Silent retreat".into(),
        started_on: Some(day(2025, 10, 8)),
        ended_on: Some(day(2025, 10, 12)),
        teachers: "Elin Vasstrand-Moreau".into(),
        ..retreat
    });
    let practice: PracticeNote = desk.new_record(None);
    desk.keeps(PracticeNote {
        text: "I sat.".into(),
        ..practice
    });
    let mut enrolment: Enrolment = desk.first();
    enrolment.attested_on = Some(day(2025, 12, 1));
    enrolment.registered_on = Some(day(2025, 12, 4));
    enrolment.supervisor_name = "Ingrid Solheim".into();
    enrolment.agreement_finalized_on = Some(day(2026, 2, 20));
    enrolment.plan_agreed_on = Some(day(2026, 2, 20));
    enrolment.submitted_on = Some(day(2026, 11, 20));
    desk.keeps(enrolment);
    for number in 1..=10 {
        let session: SupervisionSession = desk.new_record(None);
        let date = Some(day(2026, u32::try_from(number).unwrap(), 20));
        desk.keeps(SupervisionSession {
            state: SessionState::Held,
            date,
            duration_minutes: Some(60),
            ..session
        });
        assert_eq!(desk.all::<SupervisionSession>().len(), usize::try_from(number).unwrap());
    }
    for _ in 0..24 {
        let study: CaseStudy = desk.new_record(None);
        desk.keeps(CaseStudy {
            title: "A voice".into(),
            work: "We listened.".into(),
            finished: true,
            ..study
        });
    }
    for item_kind in [
        PortfolioItemKind::WriteUp,
        PortfolioItemKind::Reflection,
        PortfolioItemKind::Transcript,
        PortfolioItemKind::RetreatEvidence,
    ] {
        let item: PortfolioItem = desk.new_record(None);
        desk.keeps(PortfolioItem {
            item_kind,
            title: "One".into(),
            ready: true,
            ..item
        });
    }
    let mut n = 0;
    let number = || {
        n += 1;
        Id::new(format!("fee-{n}")).unwrap()
    };
    for mut fee in prepared(desk.programme(), Workspace::Candidate, None, number) {
        fee.paid_on = Some(day(2026, 11, 1));
        desk.keeps(fee);
    }
    let mut letter: Letter = desk.letter(KIND, None, today()).unwrap().letter;
    letter.sections = ["training", "client_sessions", "insights", "practice"]
        .map(|section| SectionText {
            section: section.into(),
            text: format!(
                "What I write of *{section}*. {}",
                "It has a beginning, a middle and an end. ".repeat(4)
            ),
        })
        .into();
    desk.keeps(letter);

    let file = desk.path("application.pdf");
    desk.export_letter(KIND, None, &file, false, Overwrite::Never, today())
        .unwrap();
    let text = text_of(&file);
    for words in [
        "Lisbon, 23 November 2026",
        "What I write of training.",
        "professionaltraining@centerformsc.org",
    ] {
        assert!(text.contains(words), "{words:?} is on paper: {text}");
    }

    let readiness = desk.readiness(None, today()).unwrap();
    let open: Vec<(&str, &str)> = readiness
        .requirements
        .iter()
        .filter(|r| r.state != RequirementState::Met)
        .map(|r| (r.key.as_str(), r.reason.as_str()))
        .collect();
    assert_eq!(open, [], "nothing is left to do");
    assert!(readiness.ready);
}

#[test]
fn the_letter_s_facts_are_those_of_the_records() {
    let mut desk = Desk::candidate();
    let client: Client = desk.new_record(None);
    let id = client.id.clone();
    desk.keeps(Client {
        pseudonym: "Wren".into(),
        ..client
    });
    for self_compassion in [true, true, false] {
        let session: ClientSession = desk.new_record(Some(&id));
        desk.keeps(ClientSession {
            self_compassion,
            ..session
        });
    }
    let view = desk.letter(KIND, None, today()).unwrap();
    let section = view
        .sections
        .iter()
        .find(|s| s.section.key == "client_sessions")
        .unwrap();
    assert!(
        section.facts.iter().any(|fact| fact.value == "2"),
        "two of three sessions count: {:?}",
        section.facts
    );
}

#[test]
fn a_25th_case_study_is_welcome_and_the_person_chooses_which_24_count() {
    let mut desk = Desk::candidate();
    for _ in 0..25 {
        let study: CaseStudy = desk.new_record(None);
        desk.keeps(CaseStudy {
            title: "A voice".into(),
            ..study
        });
    }
    let studies: Vec<CaseStudy> = desk.all();
    assert_eq!(studies.len(), 25);
    assert_eq!(
        studies.iter().filter(|study| study.counts).count(),
        24,
        "the 25th waits to be chosen"
    );
    assert_eq!(studies.last().unwrap().number, 25);
}

#[test]
fn both_sample_vaults_hold_finished_letters() {
    for (workspace, kind) in [
        (Workspace::Supervisor, LetterKind::Recommendation),
        (Workspace::Candidate, LetterKind::Application),
    ] {
        let desk = Desk::sample(workspace);
        let about = (workspace == Workspace::Supervisor).then(|| {
            desk.candidates(today())
                .unwrap()
                .into_iter()
                .find(|c| c.name.starts_with("Marisol"))
                .unwrap()
                .id
        });
        let view = desk.letter(kind, about.as_ref(), today()).unwrap();
        assert_eq!(view.missing, Vec::<String>::new());
        assert!(
            view.sections.iter().all(|section| !section.facts.is_empty()),
            "each part has facts beside it"
        );
        assert!(desk.check().unwrap().is_whole());
    }
    assert!(Desk::sample(Workspace::Candidate).count(Kind::CaseStudy) > 24);
}
