use super::{DOCUMENT, Programme, ProgrammeError, SHIPPED};
use crate::records::{Payee, SessionKind};

fn shipped() -> &'static Programme {
    Programme::shipped().unwrap()
}

/// Line ends are a matter of layout; every other character must agree.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// Whether a text stands in the document word for word, neither beginning nor ending inside a word.
fn cited(cite: &str) -> bool {
    let (document, cite) = (one_line(DOCUMENT), one_line(cite));
    if cite.is_empty() {
        return false;
    }
    document.match_indices(&cite).any(|(at, _)| {
        let before = document[..at].chars().next_back();
        let after = document[at + cite.len()..].chars().next();
        let begins_inside = before.is_some_and(char::is_alphanumeric) && cite.starts_with(char::is_alphanumeric);
        let ends_inside = after.is_some_and(char::is_alphanumeric) && cite.ends_with(char::is_alphanumeric);
        !begins_inside && !ends_inside
    })
}

/// Calls `see` with every table of the file and its path.
fn walk(path: &str, value: &toml::Value, see: &mut impl FnMut(&str, &toml::Table)) {
    match value {
        toml::Value::Table(table) => {
            see(path, table);
            for (key, value) in table {
                walk(&format!("{path}/{key}"), value, see);
            }
        }
        toml::Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                walk(&format!("{path}/{index}"), value, see);
            }
        }
        _ => {}
    }
}

fn file() -> toml::Value {
    toml::Value::Table(toml::from_str(SHIPPED).unwrap())
}

#[test]
fn every_citation_stands_word_for_word_in_the_document() {
    let mut seen = 0;
    let mut wrong = Vec::new();
    walk("", &file(), &mut |path, table| {
        for (key, value) in table {
            let texts: Vec<&str> = match value {
                toml::Value::String(text) if key == "cite" || key.ends_with("_cite") => vec![text],
                toml::Value::Array(list) if key == "cites" => list.iter().filter_map(|v| v.as_str()).collect(),
                _ => continue,
            };
            seen += texts.len();
            wrong.extend(
                texts
                    .into_iter()
                    .filter(|t| !cited(t))
                    .map(|t| format!("{path}/{key}: {t}")),
            );
        }
    });
    assert!(wrong.is_empty(), "not in the document:\n{}", wrong.join("\n"));
    assert!(seen > 120, "the walk must reach the citations, saw {seen}");
}

#[test]
fn a_changed_word_is_not_a_citation() {
    assert!(cited(
        "Participated in a 3–5-day silent MSC retreat (online or in person)"
    ));
    assert!(!cited(
        "Participated in a 3-5-day silent MSC retreat (online or in person)"
    ));
    assert!(!cited("upervisor notifies CMSC that CA has been completed."));
    assert!(!cited(""));
}

#[test]
fn every_rule_has_a_strength_and_a_citation_unless_it_is_ours() {
    let mut rules = 0;
    walk("", &file(), &mut |path, table| {
        let is_rule = table.contains_key("strength");
        let is_named = table.contains_key("key") && !path.starts_with("/contradictions/") && path != "/about";
        assert_eq!(
            is_rule,
            is_named || path.starts_with("/sessions/"),
            "strength of {path}"
        );
        if is_rule && table["strength"].as_str() != Some("ours") {
            assert!(table.contains_key("cite"), "{path} has no citation");
        }
        rules += i32::from(is_rule);
    });
    assert!(rules > 90, "the walk must reach the rules, saw {rules}");
}

#[test]
fn there_are_ten_sessions_three_five_one_and_one() {
    use SessionKind::{
        CaseAndPracticeReview, ExitInterview, Orientation, PortfolioReview, Supervision, SupervisionPlanMeeting,
    };
    let kinds: Vec<_> = shipped().sessions.iter().map(|s| s.kind).collect();
    let expected = [
        Orientation,
        CaseAndPracticeReview,
        SupervisionPlanMeeting,
        Supervision,
        Supervision,
        Supervision,
        Supervision,
        Supervision,
        PortfolioReview,
        ExitInterview,
    ];
    assert_eq!(kinds, expected);
    let numbers: Vec<_> = shipped().sessions.iter().map(|s| s.number).collect();
    assert_eq!(numbers, (1..=10).collect::<Vec<_>>());
    let of = |step: &str| shipped().sessions.iter().filter(|s| s.step == step).count();
    assert_eq!((of("assessment"), of("supervision"), of("portfolio")), (3, 5, 2));
}

#[test]
fn others_can_count_on_these_keys() {
    let p = shipped();
    let keys = |list: Vec<&String>| list.into_iter().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(
        keys(p.steps.iter().map(|x| &x.key).collect()),
        "registration assessment supervision portfolio review"
    );
    assert_eq!(
        keys(p.competencies.iter().map(|x| &x.key).collect()),
        "inner_critic presence alliance practices integration reflection"
    );
    assert_eq!(p.competency_keys().len(), 6);
    assert_eq!(
        keys(p.portfolio.iter().map(|x| &x.key).collect()),
        "case_studies write_ups excerpts retreat"
    );
    assert_eq!(
        keys(p.notices.iter().map(|x| &x.key).collect()),
        "agreement_finalized assessment_completed recommendation"
    );
    assert_eq!(
        keys(p.fees.list.iter().map(|x| &x.key).collect()),
        "registration assessment supervision portfolio_and_exit final_review re_review"
    );
    assert_eq!(
        keys(p.letters.recommendation.sections.iter().map(|x| &x.key).collect()),
        "focus competence growth"
    );
    assert_eq!(
        keys(p.letters.application.sections.iter().map(|x| &x.key).collect()),
        "training client_sessions insights practice"
    );
    let agenda = |n: usize| keys(p.sessions[n - 1].agenda.iter().map(|x| &x.key).collect());
    assert_eq!(agenda(1), "context background structure");
    assert_eq!(agenda(2), "case_material initial_feedback growth_areas");
    assert_eq!(agenda(3), "supervision_plan finalize_agreement assessment_notice");
    for number in 4..=8 {
        assert_eq!(agenda(number), "material presence_attunement feedback embodiment");
    }
    assert_eq!(agenda(9), "case_studies write_ups excerpts retreat");
    assert_eq!(agenda(10), "portfolio_feedback next_steps readiness");
}

#[test]
fn the_fees_add_up_to_the_programmes_total_with_the_review_at_750() {
    let fees = &shipped().fees;
    let sum: i32 = fees.list.iter().filter(|f| f.in_total).map(|f| f.amount).sum();
    assert_eq!((sum, fees.total), (3050, 3050));
    assert_eq!(shipped().fee("final_review").unwrap().amount, 750);
    for fee in &fees.list {
        if let Some(sessions) = fee.sessions {
            assert_eq!(fee.amount, sessions * fees.per_session, "{}", fee.key);
            assert_eq!(fee.payee, Payee::Supervisor, "{}", fee.key);
        }
    }
}

#[test]
fn every_contradiction_of_the_reading_is_recorded_with_the_sentences_that_disagree() {
    let expected = [
        "final_review_fee",
        "session_count",
        "who_recommends",
        "twenty_four",
        "case_studies",
        "recommendation_route",
        "competency_scale",
        "agreement_time",
        "step_numbers",
    ];
    let keys: Vec<_> = shipped().contradictions.iter().map(|c| c.key.as_str()).collect();
    assert_eq!(keys, expected);
    for contradiction in &shipped().contradictions {
        assert!(
            contradiction.cites.len() >= 2,
            "{} needs both sentences",
            contradiction.key
        );
        assert!(contradiction.cites.iter().all(|c| cited(c)), "{}", contradiction.key);
        assert!(!contradiction.default.is_empty() && !contradiction.advice.is_empty());
    }
    let review = shipped().contradiction("final_review_fee").unwrap();
    assert!(review.cites.iter().any(|c| c.contains("$750")) && review.cites.iter().any(|c| c.contains("$1000")));
}

#[test]
fn no_address_is_invented() {
    let p = shipped();
    assert!(DOCUMENT.contains(&p.letters.application.email));
    assert_eq!(p.letters.recommendation.email, "");
    assert!(p.notices.iter().all(|n| n.email.is_empty() && !n.email_note.is_empty()));
}

#[test]
fn a_file_that_does_not_fit_says_what_to_mend() {
    let unknown = SHIPPED.replacen("independence =", "independance =", 1);
    assert!(matches!(Programme::read(&unknown), Err(ProgrammeError::Unreadable(why)) if why.contains("independance")));
    let twice = SHIPPED.replacen("key = \"level_b\"", "key = \"level_a\"", 1);
    assert!(matches!(Programme::read(&twice), Err(ProgrammeError::Inconsistent(why)) if why.contains("level_a")));
    let lost = SHIPPED.replacen("contradiction = \"twenty_four\"", "contradiction = \"twenty_five\"", 1);
    assert!(matches!(Programme::read(&lost), Err(ProgrammeError::Inconsistent(why)) if why.contains("twenty_five")));
    let nowhere = SHIPPED.replacen("step = \"registration\"", "step = \"nowhere\"", 1);
    assert!(matches!(Programme::read(&nowhere), Err(ProgrammeError::Inconsistent(why)) if why.contains("nowhere")));
}
