use super::*;
use crate::{
    programme::Strength,
    readiness::{Count, candidate_readiness},
    records::{Fee, SessionState, Verdict},
    sample::{CandidateVault, case_study, client_session, day, programme, retreat, today},
};

fn asked(vault: &CandidateVault) -> Readiness {
    candidate_readiness(programme(), &vault.records(), today())
}

fn complete_but(change: impl FnOnce(&mut CandidateVault)) -> Readiness {
    let mut vault = CandidateVault::complete();
    change(&mut vault);
    asked(&vault)
}

#[test]
fn a_complete_way_is_ready_and_leaves_nothing_to_do() {
    let readiness = asked(&CandidateVault::complete());
    assert_eq!(open_keys(&readiness), Vec::<&str>::new());
    assert!(readiness.ready && readiness.next.is_none());
    assert_eq!(states(&readiness), [StepState::Done; 5]);
}

#[test]
fn an_empty_vault_asks_for_eligibility_first_and_nothing_later_is_due() {
    let readiness = asked(&CandidateVault::empty());
    for requirement in &readiness.requirements {
        let expected = if requirement.step == "registration" {
            NotMet
        } else {
            NotYetDue
        };
        assert_eq!(requirement.state, expected, "{}", requirement.key);
        assert!(!requirement.reason.contains("does not know"), "{}", requirement.key);
    }
    assert_eq!(readiness.requirements.iter().filter(|r| r.eligibility).count(), 7);
    assert_eq!(readiness.next.unwrap().title, "Complete SCIP Level A");
}

#[test]
fn each_missing_thing_is_named() {
    type Change = fn(&mut CandidateVault);
    let table: Vec<(&str, Change, &str)> = vec![
        (
            "level_a",
            |v| {
                v.trainings.remove(0);
            },
            "Level A is not noted yet.",
        ),
        (
            "level_b",
            |v| v.trainings[1].completed_on = None,
            "the day of its completion is missing",
        ),
        (
            "retreat_details",
            |v| v.retreats[0].teachers = " ".into(),
            "Still missing for the letter: teachers.",
        ),
        (
            "attestation",
            |v| v.enrolment.as_mut().unwrap().attested_on = None,
            "when you apply",
        ),
        (
            "registration",
            |v| v.enrolment.as_mut().unwrap().registered_on = None,
            "not noted yet",
        ),
        (
            "supervisor",
            |v| v.enrolment.as_mut().unwrap().supervisor_name.clear(),
            "No supervisor is noted yet.",
        ),
        (
            "plan",
            |v| v.enrolment.as_mut().unwrap().plan_agreed_on = None,
            "not noted yet",
        ),
        (
            "agreement",
            |v| v.enrolment.as_mut().unwrap().agreement_finalized_on = None,
            "time to finalize it",
        ),
        (
            "case_studies",
            |v| v.case_studies[0].finished = false,
            "23 of 24 are finished and chosen.",
        ),
        ("write_ups", |v| v.items[0].ready = false, "not marked as ready yet"),
        (
            "reflections",
            |v| {
                v.items.remove(1);
            },
            "Nothing of this",
        ),
        (
            "excerpts",
            |v| {
                v.items.remove(2);
            },
            "Nothing of this",
        ),
        (
            "retreat_evidence",
            |v| {
                v.items.remove(3);
            },
            "Nothing of this",
        ),
        (
            "application_training",
            |v| v.letter.as_mut().unwrap().sections[0].text.clear(),
            "Not written yet.",
        ),
        (
            "application_client_sessions",
            |v| v.letter.as_mut().unwrap().sections[1].text.clear(),
            "Not written yet.",
        ),
        (
            "application_insights",
            |v| v.letter.as_mut().unwrap().sections[2].text.clear(),
            "Not written yet.",
        ),
        (
            "application_practice",
            |v| v.letter.as_mut().unwrap().sections[3].text.clear(),
            "Not written yet.",
        ),
        ("application_exported", |v| v.exports.clear(), "Not exported yet."),
        (
            "submission",
            |v| v.enrolment.as_mut().unwrap().submitted_on = None,
            "Not submitted yet.",
        ),
        (
            "fee_registration",
            |v| v.fees[0].paid_on = None,
            "Not paid yet: USD 500.00.",
        ),
        (
            "fee_final_review",
            |v| v.fees[4].paid_on = None,
            "also names $1,000: ask before paying",
        ),
    ];
    for (key, change, words) in table {
        let readiness = complete_but(change);
        let requirement = of(&readiness, key);
        assert_eq!(requirement.state, NotMet, "{key}");
        assert!(reason(requirement).contains(words), "{key}: {}", reason(requirement));
        assert_eq!(open_keys(&readiness), [key], "nothing else is open");
        assert!(!readiness.ready);
        assert_eq!(readiness.next.as_ref().unwrap().requirement, key);
    }
}

#[test]
fn twenty_four_client_sessions_are_enough_and_twenty_three_are_not() {
    assert_eq!(of(&asked(&CandidateVault::complete()), "client_sessions").state, Met);
    for change in [
        (|v| {
            v.client_sessions.pop();
        }) as fn(&mut CandidateVault),
        |v| v.client_sessions[0].self_compassion = false,
    ] {
        let readiness = complete_but(change);
        let requirement = of(&readiness, "client_sessions");
        assert_eq!(requirement.state, NotMet);
        assert_eq!(requirement.count, Some(Count { done: 23, needed: 24 }));
        assert!(reason(requirement).starts_with("23 of 24 client sessions"));
    }
}

#[test]
fn four_clients_are_enough_and_three_are_not_however_many_sessions() {
    let readiness = complete_but(|v| {
        for session in v.client_sessions.iter_mut().filter(|s| s.client.as_str() == "client-3") {
            session.client = crate::sample::id("client-0");
        }
    });
    assert_eq!(of(&readiness, "clients").state, NotMet);
    assert_eq!(of(&readiness, "clients").count, Some(Count { done: 3, needed: 4 }));
    assert_eq!(of(&readiness, "client_sessions").state, Met);
}

#[test]
fn about_six_sessions_with_each_client_never_blocks_and_names_who_is_below() {
    let readiness = complete_but(|v| {
        v.client_sessions.remove(0);
        v.client_sessions.push(client_session(1, 7));
    });
    let requirement = of(&readiness, "sessions_per_client");
    assert_eq!(
        (requirement.state, requirement.strength),
        (NotMet, Strength::Approximate)
    );
    assert_eq!(requirement.reason, "Fewer than six so far: Heron (5).");
    assert!(readiness.ready && readiness.next.is_none());

    let further = complete_but(|v| v.client_sessions.push(client_session(9, 1)));
    let requirement = of(&further, "sessions_per_client");
    assert_eq!(
        requirement.state, Met,
        "a further client with one session takes nothing away"
    );
    assert_eq!(requirement.reason, "Fewer than six so far: a removed client (1).");
}

#[test]
fn a_retreat_is_silent_and_lasts_at_least_three_days() {
    let table = [
        (
            "2025-05-14",
            "2025-05-15",
            NotMet,
            "lasted two days; at least 3 are asked for",
        ),
        ("2025-05-14", "2025-05-16", Met, "14–16 May 2025: 3 days of silence."),
        ("2025-05-14", "2025-05-18", Met, "14–18 May 2025: 5 days of silence."),
        ("2025-05-14", "2025-05-20", Met, "3–5 days; longer is taken as met"),
        ("2025-05-14", "2025-05-13", NotMet, "first and last day are missing"),
    ];
    for (start, end, state, words) in table {
        let readiness = complete_but(|v| v.retreats = vec![retreat(start, end)]);
        let requirement = of(&readiness, "retreat");
        assert_eq!(requirement.state, state, "{start} to {end}");
        assert!(reason(requirement).contains(words), "{}", reason(requirement));
        assert_eq!(requirement.strength, Strength::Required);
    }
    let loud = complete_but(|v| v.retreats[0].silent = false);
    assert!(reason(of(&loud, "retreat")).contains("was not silent"));
    let none = complete_but(|v| v.retreats.clear());
    assert_eq!(of(&none, "retreat").state, NotMet);
}

#[test]
fn one_good_retreat_is_enough_beside_a_short_one() {
    let readiness = complete_but(|v| v.retreats.insert(0, retreat("2024-01-01", "2024-01-01")));
    assert_eq!(of(&readiness, "retreat").state, Met);
}

#[test]
fn a_25th_case_study_is_welcome_until_more_than_24_are_chosen() {
    let spare = complete_but(|v| {
        let mut more = case_study(25);
        more.counts = false;
        v.case_studies.push(more);
    });
    assert_eq!(of(&spare, "case_studies").state, Met);

    let chosen = complete_but(|v| v.case_studies.extend([case_study(25), case_study(26)]));
    let requirement = of(&chosen, "case_studies");
    assert_eq!(requirement.state, NotMet);
    assert!(
        requirement.reason.starts_with("26 are chosen; choose 24."),
        "{}",
        requirement.reason
    );
}

#[test]
fn the_clients_of_the_case_studies_are_shown_and_not_ruled() {
    let readiness = complete_but(|v| {
        v.case_studies
            .iter_mut()
            .for_each(|c| c.client = v.clients.first().map(|c| c.id.clone()))
    });
    let requirement = of(&readiness, "case_studies");
    assert_eq!(requirement.state, Met);
    assert_eq!(
        reason(requirement),
        "24 of 24 are finished and chosen. One client appears in them."
    );
}

#[test]
fn a_finished_case_study_that_is_not_chosen_is_mentioned() {
    let readiness = complete_but(|v| v.case_studies[0].counts = false);
    assert!(reason(of(&readiness, "case_studies")).contains("One more is finished but not chosen."));
}

#[test]
fn case_studies_are_not_yet_due_in_the_assessment() {
    let readiness = complete_but(|v| {
        v.sessions.truncate(1);
        v.exports.clear();
        v.enrolment.as_mut().unwrap().submitted_on = None;
        v.case_studies.truncate(3);
    });
    assert_eq!(readiness.current, "assessment");
    assert_eq!(of(&readiness, "case_studies").state, NotYetDue);
    assert_eq!(
        of(&readiness, "case_studies").count,
        Some(Count { done: 3, needed: 24 })
    );
    assert_eq!(of(&readiness, "case_and_practice_review").state, NotMet);
    assert_eq!(readiness.next.unwrap().title, "Session 2: Case and practice review");
}

#[test]
fn a_cancelled_session_does_not_count_for_the_candidate_either() {
    let readiness = complete_but(|v| v.sessions[3].state = SessionState::Cancelled);
    assert_eq!(open_keys(&readiness), ["supervision_sessions", "all_sessions"]);
}

#[test]
fn after_the_submission_the_last_step_waits_for_the_committee() {
    let waiting = complete_but(|v| v.enrolment.as_mut().unwrap().verdict = Verdict::Waiting);
    assert!(waiting.ready && waiting.next.is_none());
    assert_eq!(states(&waiting)[4], StepState::Now);
    assert_eq!(lines(&waiting)[4], "Submitted 5 November 2026");
}

#[test]
fn what_was_submitted_again_waits_for_the_committee_until_it_answers() {
    let again = |answered: &str| {
        complete_but(|v| {
            let enrolment = v.enrolment.as_mut().unwrap();
            enrolment.verdict = Verdict::MoreDevelopment;
            enrolment.verdict_on = Some(day(answered));
            enrolment.resubmitted_on = Some(day("2026-11-20"));
            let paid = v.fees[0].clone();
            v.fees.push(Fee {
                fee: "re_review".into(),
                ..paid
            });
        })
    };
    assert_eq!(lines(&again("2026-11-12"))[4], "Submitted again 20 November 2026");
    assert_eq!(lines(&again("2026-11-22"))[4], "More development asked for");
}

#[test]
fn the_re_review_fee_is_asked_for_only_when_more_development_is() {
    assert!(
        asked(&CandidateVault::complete())
            .requirement("fee_re_review")
            .is_none()
    );
    let again = complete_but(|v| v.enrolment.as_mut().unwrap().verdict = Verdict::MoreDevelopment);
    assert_eq!(of(&again, "fee_re_review").state, NotMet);
    assert_eq!(of(&again, "fee_re_review").step, "review");
    assert_eq!(again.next.unwrap().requirement, "fee_re_review");
}

#[test]
fn the_same_records_and_the_same_day_give_the_same_answer() {
    let vault = CandidateVault::complete();
    assert_eq!(asked(&vault), asked(&vault));
    let later = candidate_readiness(programme(), &vault.records(), day("2030-01-01"));
    assert_eq!(asked(&vault), later, "what is met stays met");
}
