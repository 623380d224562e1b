use std::collections::HashMap;

use super::Programme;
use crate::records::SessionKind;

/// Whether keys are unique and every reference leads somewhere; otherwise what to mend.
pub(super) fn holds_together(programme: &Programme) -> Result<(), String> {
    unique_keys(programme)?;
    agenda_keys_belong_to_one_kind(programme)?;
    steps_exist(programme)?;
    contradictions_exist(programme)?;
    stages_count_up(programme)
}

fn unique_keys(p: &Programme) -> Result<(), String> {
    once("steps", p.steps.iter().map(|x| x.key.as_str()))?;
    once("rules", p.eligibility.iter().chain(&p.rules).map(|x| x.key.as_str()))?;
    once("competencies", p.competencies.iter().map(|x| x.key.as_str()))?;
    once("portfolio", p.portfolio.iter().map(|x| x.key.as_str()))?;
    once("fees", p.fees.list.iter().map(|x| x.key.as_str()))?;
    once("notices", p.notices.iter().map(|x| x.key.as_str()))?;
    once("afterwards", p.afterwards.iter().map(|x| x.key.as_str()))?;
    once("contradictions", p.contradictions.iter().map(|x| x.key.as_str()))?;
    let letters = [&p.letters.recommendation, &p.letters.application];
    once(
        "letter sections",
        letters
            .into_iter()
            .flat_map(|l| l.sections.iter().map(|s| s.key.as_str())),
    )?;
    for session in &p.sessions {
        once("agenda", session.agenda.iter().map(|x| x.key.as_str()))?;
    }
    Ok(())
}

fn once<'a>(list: &str, keys: impl Iterator<Item = &'a str>) -> Result<(), String> {
    let mut seen = std::collections::HashSet::new();
    for key in keys {
        if !seen.insert(key) {
            return Err(format!("in {list}, the key \"{key}\" stands twice"));
        }
    }
    Ok(())
}

/// The five supervision sessions share one agenda; no other kind may use its keys.
fn agenda_keys_belong_to_one_kind(p: &Programme) -> Result<(), String> {
    let mut kinds: HashMap<&str, SessionKind> = HashMap::new();
    for session in &p.sessions {
        for item in &session.agenda {
            if kinds
                .insert(&item.key, session.kind)
                .is_some_and(|kind| kind != session.kind)
            {
                return Err(format!(
                    "the agenda key \"{}\" belongs to two kinds of session",
                    item.key
                ));
            }
        }
    }
    Ok(())
}

fn steps_exist(p: &Programme) -> Result<(), String> {
    let rules = p.eligibility.iter().chain(&p.rules).map(|r| (&r.key, &r.step));
    let fees = p.fees.list.iter().map(|f| (&f.key, &f.step));
    for (key, step) in rules.chain(fees) {
        if p.step(step).is_none() {
            return Err(format!("\"{key}\" names the step \"{step}\", which does not exist"));
        }
    }
    for session in &p.sessions {
        if p.step(&session.step).is_none() {
            return Err(format!(
                "session {} names the step \"{}\", which does not exist",
                session.number, session.step
            ));
        }
    }
    Ok(())
}

fn contradictions_exist(p: &Programme) -> Result<(), String> {
    let letters = [&p.letters.recommendation, &p.letters.application];
    let named = p
        .eligibility
        .iter()
        .chain(&p.rules)
        .filter_map(|x| x.contradiction.as_deref())
        .chain(p.portfolio.iter().filter_map(|x| x.contradiction.as_deref()))
        .chain(p.fees.list.iter().filter_map(|x| x.contradiction.as_deref()))
        .chain(p.notices.iter().filter_map(|x| x.contradiction.as_deref()))
        .chain(letters.into_iter().filter_map(|x| x.contradiction.as_deref()))
        .chain(p.scale.contradiction.as_deref());
    for key in named {
        if p.contradiction(key).is_none() {
            return Err(format!("the contradiction \"{key}\" is named but not recorded"));
        }
    }
    Ok(())
}

fn stages_count_up(p: &Programme) -> Result<(), String> {
    if p.scale
        .stages
        .iter()
        .zip(1..)
        .any(|(stage, number)| stage.number != number)
    {
        return Err("the stages are not numbered 1, 2, 3 and so on".into());
    }
    Ok(())
}
