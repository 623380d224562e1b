use std::collections::HashSet;

use super::{Fact, application_facts, recommendation_facts, stale, token};
use crate::{
    records::{Medium, Outcome, SessionState, Source},
    sample::{CandidateVault, SupervisorVault, id, programme},
};

fn recommendation(change: impl FnOnce(&mut SupervisorVault)) -> Vec<Fact> {
    let mut vault = SupervisorVault::complete();
    change(&mut vault);
    recommendation_facts(programme(), &vault.records())
}

fn application(change: impl FnOnce(&mut CandidateVault)) -> Vec<Fact> {
    let mut vault = CandidateVault::complete();
    change(&mut vault);
    application_facts(programme(), &vault.records())
}

fn sentence(facts: &[Fact], key: &str) -> String {
    let fact = facts
        .iter()
        .find(|f| f.key == key)
        .unwrap_or_else(|| panic!("no fact {key}"));
    token::plain(&fact.sentence).replace('\u{a0}', " ")
}

fn value(facts: &[Fact], key: &str) -> String {
    facts
        .iter()
        .find(|f| f.key == key)
        .unwrap()
        .value
        .replace('\u{a0}', " ")
}

#[test]
fn the_recommendation_says_what_the_records_say() {
    let facts = recommendation(|v| {
        v.sessions[0].medium = Medium::InPerson;
        v.notes[0].source = Source::Transcript;
    });
    let table = [
        (
            "sessions_held",
            "Maya Lindqvist and I met for ten supervision sessions.",
        ),
        (
            "sessions_period",
            "The first session took place on 14 January 2026, the last on 14 October 2026.",
        ),
        ("sessions_time", "In all, we spent 8 hours and 20 minutes together."),
        ("sessions_media", "We met nine times online and once in person."),
        (
            "sessions_kinds",
            "Our sessions comprised the Collaborative Assessment (three sessions), five supervision sessions, the portfolio review and the exit interview.",
        ),
        ("agreement", "We finalized our supervision agreement on 14 March 2026."),
        ("plan", "We agreed on a personalized supervision plan on 14 March 2026."),
        (
            "objectives",
            "The plan’s learning objectives: Work with shame. Slow down.",
        ),
        (
            "focus_areas",
            "Our plan focused on the ability to recognize and work skillfully with inner critic dynamics; to establish and maintain therapeutic presence.",
        ),
        (
            "competencies_observed",
            "I had occasion to observe all six SCIP competencies: inner critic, presence, alliance, practices, integration and reflection.",
        ),
        ("sources", "My observations rest on recordings and transcripts."),
        (
            "case_studies",
            "I reviewed 24 case studies in the clinical portfolio (review completed on 14 September 2026).",
        ),
        (
            "portfolio",
            "From the portfolio I also saw clinical reflections and case write-ups, excerpts or transcripts of sessions, and evidence of retreat attendance.",
        ),
        ("decision", "I recommend Maya Lindqvist for SCIP Level C certification."),
        (
            "next_steps",
            "Together we identified these next steps for ongoing professional growth: Teach a group.",
        ),
    ];
    for (key, expected) in table {
        assert_eq!(sentence(&facts, key), expected);
    }
    assert_eq!(facts.len(), table.len(), "and nothing else");
    assert_eq!(value(&facts, "sessions_period"), "14 January – 14 October 2026");
}

#[test]
fn the_application_says_what_the_records_say() {
    let facts = application(|v| v.sessions[3].guidance = "Stay with\nthe pause".into());
    let table = [
        (
            "level_a",
            "I completed SCIP Level A (Learning Cohort) with Ana Ruiz (1 March – 31 May 2024).",
        ),
        (
            "level_b",
            "I completed SCIP Level B (Consultation Groups) with Ana Ruiz (1 March – 31 May 2024).",
        ),
        (
            "registered",
            "I registered for SCIP Level C certification on 2 January 2026.",
        ),
        ("supervisor", "My supervisor was Dr. Ingrid Sol."),
        (
            "sessions_held",
            "Dr. Ingrid Sol and I met for ten supervision sessions.",
        ),
        ("sessions_media", "We met ten times online."),
        (
            "client_sessions",
            "I have explicitly integrated self-compassion in 24 client sessions.",
        ),
        ("clients", "These sessions were with four clients."),
        ("case_studies", "I have documented 24 case studies for my portfolio."),
        (
            "case_competencies",
            "They show work with these SCIP competencies: presence.",
        ),
        (
            "guidance_session-4",
            "In our session on 14 April 2026 I received this guidance: Stay with the pause.",
        ),
        (
            "retreat_retreat",
            "From 14 May 2025 to 18 May 2025 I took part in “Silent MSC Retreat”, a silent retreat of five days, in person, taught by Ana Ruiz and Ben Weiss.",
        ),
        (
            "practice_notes",
            "My practice journal holds one entry of 1 February 2026.",
        ),
        ("practice_time", "It records 20 minutes of practice."),
    ];
    for (key, expected) in table {
        assert_eq!(sentence(&facts, key), expected);
    }
}

#[test]
fn every_fact_has_a_key_of_its_own_a_section_of_its_letter_and_its_records() {
    let letters = &programme().letters;
    let of = |facts: Vec<Fact>, content: &crate::programme::LetterContent| {
        let keys: HashSet<_> = facts.iter().map(|f| f.key.clone()).collect();
        assert_eq!(keys.len(), facts.len());
        for fact in facts {
            assert!(content.sections.iter().any(|s| s.key == fact.section), "{}", fact.key);
            assert!(!fact.records.is_empty(), "{} leads back to a record", fact.key);
            assert!(
                !fact.value.is_empty() && !fact.sentence.is_empty() && !fact.label.is_empty(),
                "{}",
                fact.key
            );
        }
    };
    of(recommendation(|_| {}), &letters.recommendation);
    of(application(|_| {}), &letters.application);
}

#[test]
fn no_stage_is_ever_a_fact() {
    let facts = recommendation(|v| v.notes.iter_mut().for_each(|n| n.use_in_letter = true));
    let text = format!("{facts:?}");
    for stage in &programme().scale.stages {
        assert!(!text.contains(&stage.name), "{}", stage.name);
    }
    assert!(!text.to_lowercase().contains("stage"));
    let higher = recommendation(|v| {
        v.notes.iter_mut().for_each(|n| {
            n.use_in_letter = true;
            n.stage = Some(6);
        });
    });
    assert_eq!(facts, higher, "another stage changes nothing");
}

#[test]
fn only_notes_marked_for_the_letter_lend_their_words() {
    let facts = recommendation(|v| v.notes[1].use_in_letter = true);
    let notes: Vec<_> = facts.iter().filter(|f| f.key.starts_with("note_")).collect();
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].sentence, "Words on presence");
    assert_eq!(notes[0].label.replace('\u{a0}', " "), "Presence, 14 May 2026");
    assert_eq!(notes[0].records, [id("note-presence")]);
}

#[test]
fn sessions_that_were_not_held_are_no_facts() {
    let facts = recommendation(|v| {
        v.sessions[0].state = SessionState::Cancelled;
        v.sessions[9].state = SessionState::Planned;
    });
    assert_eq!(value(&facts, "sessions_held"), "8");
    assert_eq!(value(&facts, "sessions_period"), "14 February – 14 September 2026");
    let none = recommendation(|v| v.sessions.clear());
    assert!(none.iter().all(|f| !f.key.starts_with("sessions_")));
}

#[test]
fn a_session_without_a_length_is_said_and_not_guessed() {
    let facts = recommendation(|v| v.sessions[0].duration_minutes = None);
    assert_eq!(
        sentence(&facts, "sessions_time"),
        "The nine sessions whose length was noted add up to 7 hours and 30 minutes."
    );
}

#[test]
fn a_competency_that_was_not_observed_is_not_claimed() {
    let facts = recommendation(|v| v.notes[5].stage = None);
    assert_eq!(
        sentence(&facts, "competencies_observed"),
        "I had occasion to observe five of the six SCIP competencies: inner critic, presence, alliance, practices and integration."
    );
}

#[test]
fn not_yet_is_said_as_plainly_as_a_recommendation() {
    let facts = recommendation(|v| {
        let decision = v.decision.as_mut().unwrap();
        decision.outcome = Outcome::NotYet;
        decision.reasons = "More work with silence".into();
    });
    assert_eq!(
        sentence(&facts, "decision"),
        "I do not yet recommend Maya Lindqvist for SCIP Level C certification."
    );
    assert_eq!(sentence(&facts, "reasons"), "My reasons: More work with silence.");
    let open = recommendation(|v| v.decision.as_mut().unwrap().outcome = Outcome::Open);
    assert!(open.iter().all(|f| f.key != "decision"));
}

#[test]
fn no_client_is_named_in_the_application() {
    let vault = CandidateVault::complete();
    let facts = application(|_| {});
    for client in &vault.clients {
        assert!(
            facts
                .iter()
                .all(|f| !f.sentence.contains(&client.pseudonym) && !f.value.contains(&client.pseudonym))
        );
    }
}

#[test]
fn empty_records_give_no_facts() {
    assert_eq!(
        recommendation_facts(programme(), &SupervisorVault::empty().records()),
        []
    );
    assert_eq!(application_facts(programme(), &CandidateVault::empty().records()), []);
}

/// What stands in the brackets of a fact's sentence.
fn tokens(facts: &[Fact], key: &str) -> Vec<(String, String)> {
    let fact = facts.iter().find(|f| f.key == key).unwrap();
    let found = token::find(&fact.sentence).into_iter();
    found.map(|t| (t.key, t.value.replace('\u{a0}', " "))).collect()
}

#[test]
fn numbers_dates_and_names_in_a_sentence_are_live() {
    let facts = recommendation(|_| {});
    let of = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect()
    };
    let held = [
        ("candidate_name", "Maya Lindqvist"),
        ("sessions_held", "ten supervision sessions"),
    ];
    assert_eq!(tokens(&facts, "sessions_held"), of(&held));
    let period = [
        ("sessions_period.first", "14 January 2026"),
        ("sessions_period.last", "14 October 2026"),
    ];
    assert_eq!(tokens(&facts, "sessions_period"), of(&period));
    assert_eq!(tokens(&facts, "next_steps"), [], "prose is the writer's to shape");
    for fact in facts.iter().chain(&application(|_| {})) {
        let mut held: Vec<_> = token::find(&fact.sentence)
            .into_iter()
            .map(|t| (t.key, t.value))
            .collect();
        let mut known: Vec<_> = fact
            .lives
            .iter()
            .map(|live| (live.key.clone(), live.value.clone()))
            .collect();
        held.sort();
        known.sort();
        assert_eq!(held, known, "{}", fact.key);
        assert!(fact.lives.iter().all(|live| !live.records.is_empty()), "{}", fact.key);
    }
}

#[test]
fn one_key_says_one_value() {
    for facts in [recommendation(|_| {}), application(|_| {})] {
        let lives: Vec<_> = facts.iter().flat_map(|fact| &fact.lives).collect();
        for live in &lives {
            assert!(
                lives.iter().all(|other| other.key != live.key || other == live),
                "{}",
                live.key
            );
        }
    }
}

#[test]
fn a_changed_record_makes_exactly_its_own_facts_stale() {
    let before = recommendation(|_| {});
    let text: String = before.iter().map(|fact| fact.sentence.clone() + " ").collect();
    assert_eq!(stale(&text, &before), []);
    let after = recommendation(|v| {
        v.sessions[9].date = v.sessions[9].date.and_then(|day| day.succ_opt());
        v.agreement.as_mut().unwrap().finalized_on = None;
    });
    let stale: Vec<_> = stale(&text, &after)
        .into_iter()
        .map(|s| (s.key, s.was, s.now))
        .collect();
    let (was, now) = ("14\u{a0}October 2026".to_owned(), "15\u{a0}October 2026".to_owned());
    let gone = ("agreement".to_owned(), "14\u{a0}March 2026".to_owned(), None);
    assert_eq!(stale, [("sessions_period.last".to_owned(), was, Some(now)), gone]);
}
