use super::*;
use crate::{
    programme::Strength,
    readiness::{Count, supervisor_readiness},
    records::{Outcome, SessionKind, SessionState},
    sample::{SupervisorVault, day, id, programme, today},
};

pub(super) fn asked(vault: &SupervisorVault) -> Readiness {
    supervisor_readiness(programme(), &vault.records(), today())
}

pub(super) fn complete_but(change: impl FnOnce(&mut SupervisorVault)) -> Readiness {
    let mut vault = SupervisorVault::complete();
    change(&mut vault);
    asked(&vault)
}

/// The first `held` sessions are held; nothing follows them.
pub(super) fn after(held: usize) -> SupervisorVault {
    let mut vault = SupervisorVault::complete();
    vault.sessions.truncate(held);
    vault.review = None;
    vault.decision = None;
    vault.letter = None;
    vault.exports.clear();
    vault.notices.retain(|n| n.notice != "recommendation");
    vault
}

#[test]
fn a_complete_way_is_ready_and_leaves_nothing_to_do() {
    let readiness = asked(&SupervisorVault::complete());
    assert_eq!(open_keys(&readiness), Vec::<&str>::new());
    assert!(readiness.ready && readiness.next.is_none());
    assert_eq!(states(&readiness), [StepState::Done; 5]);
    assert_eq!(
        lines(&readiness),
        [
            "2 January 2026",
            "2 November 2026",
            "14 August 2026",
            "14 October 2026",
            "2 November 2026"
        ]
    );
}

#[test]
fn a_new_candidate_begins_with_eligibility_and_nothing_later_is_due() {
    let readiness = asked(&SupervisorVault::empty());
    assert_eq!(readiness.current, "registration");
    assert!(!readiness.ready);
    for requirement in &readiness.requirements {
        let expected = if requirement.step == "registration" {
            NotMet
        } else {
            NotYetDue
        };
        assert_eq!(requirement.state, expected, "{}", requirement.key);
        assert!(
            !requirement.cite.is_empty() && !requirement.reason.is_empty(),
            "{}",
            requirement.key
        );
    }
    assert_eq!(readiness.next.as_ref().unwrap().requirement, "attestation");
    assert_eq!(states(&readiness)[0], StepState::Now);
    assert_eq!(
        lines(&readiness),
        ["2 to do", "3 sessions", "5 sessions", "2 sessions", ""]
    );
}

#[test]
fn every_rule_of_the_programme_is_answered_from_records() {
    for readiness in [asked(&SupervisorVault::empty()), asked(&SupervisorVault::complete())] {
        assert!(
            readiness
                .requirements
                .iter()
                .all(|r| !r.reason.contains("does not know"))
        );
        let keys: std::collections::HashSet<_> = readiness.requirements.iter().map(|r| &r.key).collect();
        assert_eq!(keys.len(), readiness.requirements.len(), "keys are unique");
    }
}

/// What is taken from a complete way, which demand then stands open, and the words that say so.
#[test]
fn each_missing_thing_is_named_and_only_what_is_required_blocks() {
    type Change = fn(&mut SupervisorVault);
    let table: Vec<(&str, Change, &str)> = vec![
        (
            "attestation",
            |v| v.candidate.eligibility_seen = false,
            "once the candidate has attested",
        ),
        ("registration", |v| v.candidate.registered_on = None, "not noted yet"),
        ("plan", |v| v.plan = None, "No supervision plan yet."),
        (
            "plan",
            |v| v.plan.as_mut().unwrap().agreed_on = None,
            "day of agreement is not noted",
        ),
        (
            "plan",
            |v| v.plan.as_mut().unwrap().focus.clear(),
            "still without competency focus areas",
        ),
        (
            "agreement",
            |v| v.agreement.as_mut().unwrap().finalized_on = None,
            "Drafted, and session 10 is held",
        ),
        (
            "agreement_finalized",
            |v| v.notices.retain(|n| n.notice != "agreement_finalized"),
            "Not sent yet.",
        ),
        (
            "assessment_completed",
            |v| v.notices.retain(|n| n.notice != "assessment_completed"),
            "Not sent yet.",
        ),
        ("assessment_completed", |v| v.notices[1].sent_on = None, "Not sent yet."),
        (
            "recommendation",
            |v| v.notices.retain(|n| n.notice != "recommendation"),
            "Not sent yet.",
        ),
        (
            "case_studies_reviewed",
            |v| v.review.as_mut().unwrap().case_studies[23].seen = false,
            "23 of 24",
        ),
        (
            "case_studies_reviewed",
            |v| v.review.as_mut().unwrap().case_studies[23].number = 1,
            "23 of 24",
        ),
        (
            "write_ups_reviewed",
            |v| v.review.as_mut().unwrap().write_ups.seen = false,
            "Not seen yet.",
        ),
        (
            "excerpts_reviewed",
            |v| v.review.as_mut().unwrap().excerpts.seen = false,
            "Not seen yet.",
        ),
        (
            "retreat_reviewed",
            |v| v.review.as_mut().unwrap().retreat.seen = false,
            "Not seen yet.",
        ),
        ("decision", |v| v.decision = None, "Not decided yet."),
        (
            "decision",
            |v| v.decision.as_mut().unwrap().outcome = Outcome::Open,
            "Not decided yet.",
        ),
        (
            "decision",
            |v| v.decision.as_mut().unwrap().outcome = Outcome::NotYet,
            "an appeal is open",
        ),
        (
            "recommendation_focus",
            |v| v.letter.as_mut().unwrap().sections[0].text = " \n".into(),
            "Not written yet.",
        ),
        (
            "recommendation_competence",
            |v| v.letter.as_mut().unwrap().sections[1].text.clear(),
            "Not written yet.",
        ),
        (
            "recommendation_growth",
            |v| {
                v.letter.as_mut().unwrap().sections.remove(2);
            },
            "Not written yet.",
        ),
        ("recommendation_exported", |v| v.exports[0].draft = true, "Only a draft"),
        (
            "fee_assessment",
            |v| v.fees[0].paid_on = None,
            "Not paid yet: USD 540.00.",
        ),
        (
            "fee_supervision",
            |v| {
                v.fees.remove(1);
            },
            "names USD 900.00",
        ),
        (
            "fee_portfolio_and_exit",
            |v| {
                v.fees[2].paid_on = None;
                v.fees[2].due_on = Some(day("2026-12-01"));
            },
            "USD 360.00, due on 1 December 2026",
        ),
    ];
    for (key, change, words) in table {
        let readiness = complete_but(change);
        let requirement = of(&readiness, key);
        assert_eq!(requirement.state, NotMet, "{key}");
        assert!(reason(requirement).contains(words), "{key}: {}", reason(requirement));
        assert!(!readiness.ready, "{key} blocks");
        assert_eq!(open_keys(&readiness), [key], "nothing else is open");
        assert_eq!(readiness.next.as_ref().unwrap().requirement, key);
    }
}

#[test]
fn a_case_review_without_material_is_pointed_out_and_blocks_nothing() {
    let readiness = complete_but(|v| v.materials.clear());
    let requirement = of(&readiness, "case_material");
    assert_eq!(
        (requirement.state, requirement.strength),
        (NotMet, Strength::Encouraged)
    );
    assert_eq!(reason(requirement), "Session 2 is held, and no case material is noted.");
    assert!(readiness.ready && readiness.next.is_none());
    let before = asked(&SupervisorVault::empty());
    assert_eq!(
        of(&before, "case_material").state,
        NotYetDue,
        "nobody asks before the session"
    );
}

#[test]
fn a_missing_session_is_missed_where_it_belongs_and_in_the_ten() {
    let places = [
        (0, "orientation"),
        (1, "case_and_practice_review"),
        (2, "supervision_plan_meeting"),
        (5, "supervision_sessions"),
        (8, "portfolio_review"),
        (9, "exit_interview"),
    ];
    for (at, key) in places {
        for state in [SessionState::Planned, SessionState::Cancelled] {
            let readiness = complete_but(|v| v.sessions[at].state = state);
            assert_eq!(
                open_keys(&readiness),
                [key, "all_sessions"],
                "a {state:?} session does not count"
            );
            assert_eq!(
                of(&readiness, "all_sessions").count,
                Some(Count { done: 9, needed: 10 })
            );
            assert_eq!(readiness.next.as_ref().unwrap().requirement, key);
        }
    }
}

#[test]
fn a_session_more_of_one_kind_does_not_stand_in_for_another() {
    let readiness = complete_but(|v| v.sessions[4].session_kind = SessionKind::ExitInterview);
    assert_eq!(open_keys(&readiness), ["supervision_sessions"]);
    assert_eq!(
        reason(of(&readiness, "supervision_sessions")),
        "4 of 5 supervision sessions held. The next one is not planned yet."
    );
    assert_eq!(
        readiness.next.unwrap().session_number,
        Some(5),
        "the free place among 4 to 8"
    );
}

#[test]
fn competencies_not_observed_are_named_and_block_nothing() {
    let readiness = complete_but(|v| {
        v.notes[0].stage = None;
        v.notes.remove(5);
    });
    let requirement = of(&readiness, "competencies_observed");
    assert_eq!(
        (requirement.state, requirement.strength),
        (NotMet, Strength::Encouraged)
    );
    assert_eq!(requirement.reason, "Not observed yet: inner critic and reflection.");
    assert_eq!(requirement.count, Some(Count { done: 4, needed: 6 }));
    assert!(readiness.ready && readiness.next.is_none());
    assert_eq!(states(&readiness), [StepState::Done; 5]);
}

#[test]
fn after_two_supervision_sessions_the_next_one_is_next() {
    let mut vault = after(5);
    let mut planned = SupervisorVault::complete().sessions[5].clone();
    planned.state = SessionState::Planned;
    planned.date = Some(day("2026-12-01"));
    vault.sessions.push(planned);
    let readiness = asked(&vault);
    assert_eq!(readiness.current, "supervision");
    use StepState::{Done, Next, Now};
    assert_eq!(states(&readiness), [Done, Done, Now, Next, Next]);
    assert_eq!(lines(&readiness)[2..], ["2 of 5 sessions", "2 sessions", ""]);
    let requirement = of(&readiness, "supervision_sessions");
    assert_eq!(requirement.records, [id("session-4"), id("session-5")]);
    let next = readiness.next.as_ref().unwrap();
    assert_eq!(
        (next.title.as_str(), next.session_number),
        ("Session 6: Supervision", Some(6))
    );
    assert_eq!(next.reason.replace('\u{a0}', " "), "Planned for 1 December 2026.");
    assert_eq!(next.session, Some(id("session-6")));
    assert_eq!(of(&readiness, "decision").state, NotYetDue);
    assert_eq!(of(&readiness, "portfolio_review").state, NotYetDue);
}

#[test]
fn a_planned_day_that_has_passed_asks_whether_it_was_held() {
    let outlook = |date: Option<&str>| {
        let readiness = complete_but(|v| {
            v.sessions[9].state = SessionState::Planned;
            v.sessions[9].date = date.map(day);
        });
        reason(of(&readiness, "exit_interview"))
    };
    assert_eq!(
        outlook(Some("2026-11-22")),
        "Planned for 22 November 2026: note whether it was held."
    );
    assert_eq!(outlook(Some("2026-11-23")), "Planned for today.");
    assert_eq!(outlook(Some("2026-11-24")), "Planned for 24 November 2026.");
    assert_eq!(outlook(None), "The next one has no date yet.");
}

#[test]
fn what_is_forgotten_early_stays_visible_and_sends_nobody_back() {
    let mut vault = after(6);
    vault.candidate.registered_on = None;
    let readiness = asked(&vault);
    assert_eq!(readiness.current, "supervision");
    assert_eq!(states(&readiness)[0], StepState::Now);
    assert_eq!(states(&readiness)[2], StepState::Now);
    assert_eq!(lines(&readiness)[0], "1 to do");
    assert_eq!(of(&readiness, "registration").state, NotMet);
}

#[test]
fn an_archived_candidate_has_nothing_next() {
    let mut vault = after(4);
    vault.candidate.archived = true;
    let readiness = asked(&vault);
    assert!(readiness.next.is_none() && !readiness.ready);
    assert_eq!(
        of(&readiness, "supervision_sessions").state,
        NotMet,
        "the records still say where it stopped"
    );
}

#[test]
fn a_contradiction_stands_beside_the_demand_that_it_touches() {
    let readiness = asked(&SupervisorVault::complete());
    for (key, contradiction) in [
        ("all_sessions", "session_count"),
        ("recommendation", "recommendation_route"),
        ("agreement", "agreement_time"),
        ("competencies_observed", "competency_scale"),
        ("case_studies_reviewed", "case_studies"),
    ] {
        assert_eq!(of(&readiness, key).contradiction.as_deref(), Some(contradiction));
    }
}
