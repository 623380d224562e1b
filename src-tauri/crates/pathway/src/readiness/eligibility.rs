use std::collections::HashMap;

use super::{candidate::CandidateRecords, finding::Finding};
use crate::{
    Id,
    programme::Rule,
    records::{ClientSession, Level, Retreat},
    words,
};

/// "Completed SCIP Level A (Learning Cohort)", "Completed SCIP Level B (Consultation Groups)"
pub(super) fn level(records: &CandidateRecords<'_>, level: Level) -> Finding {
    let of_level = || records.trainings.iter().filter(|t| t.level == level);
    let completed = of_level()
        .filter(|t| t.completed_on.is_some())
        .max_by_key(|t| t.completed_on);
    match (completed, of_level().next()) {
        (Some(training), _) => Finding::by_day(training.completed_on, "Completed", "").from([training.id.clone()]),
        (None, Some(training)) => Finding::open(format!(
            "Level {level:?} is noted; the day of its completion is missing."
        ))
        .from([training.id.clone()]),
        (None, None) => Finding::open(format!("Level {level:?} is not noted yet.")),
    }
}

fn integrated<'a>(records: &CandidateRecords<'a>) -> Vec<&'a ClientSession> {
    records.client_sessions.iter().filter(|s| s.self_compassion).collect()
}

/// "Delivered at least 24 client sessions where self-compassion was explicitly integrated"
pub(super) fn client_sessions(records: &CandidateRecords<'_>, rule: &Rule) -> Finding {
    let sessions = integrated(records);
    let needed = rule.at_least.unwrap_or(0);
    let reason = format!(
        "{} of {needed} client sessions in which self-compassion was explicitly integrated.",
        sessions.len()
    );
    Finding::when(reaches(sessions.len(), needed), reason)
        .counting(sessions.len(), needed)
        .from(sessions.iter().map(|s| s.id.clone()))
        .on(sessions.iter().filter_map(|s| s.date).max())
}

/// How many such sessions each client had, in the order of their first session in the records.
fn by_client(sessions: &[&ClientSession]) -> Vec<(Id, usize)> {
    let mut order: Vec<(Id, usize)> = Vec::new();
    let mut place: HashMap<&Id, usize> = HashMap::new();
    for session in sessions {
        let at = *place.entry(&session.client).or_insert_with(|| {
            order.push((session.client.clone(), 0));
            order.len() - 1
        });
        if let Some(entry) = order.get_mut(at) {
            entry.1 += 1;
        }
    }
    order
}

/// "across a minimum of four clients"
pub(super) fn clients(records: &CandidateRecords<'_>, rule: &Rule) -> Finding {
    let clients = by_client(&integrated(records));
    let needed = rule.at_least.unwrap_or(0);
    let reason = format!("Sessions with {} of at least {needed} clients.", clients.len());
    Finding::when(reaches(clients.len(), needed), reason)
        .counting(clients.len(), needed)
        .from(clients.into_iter().map(|(client, _)| client))
}

/// "approximately six sessions per client": shown, never blocking. Met when as many clients as are asked for reach it.
pub(super) fn sessions_per_client(records: &CandidateRecords<'_>, rule: &Rule, clients_needed: i32) -> Finding {
    let clients = by_client(&integrated(records));
    let about = rule.at_least.unwrap_or(0);
    let (reached, below): (Vec<_>, Vec<_>) = clients.into_iter().partition(|(_, n)| reaches(*n, about));
    let name = |id: &Id| {
        let client = records.clients.iter().find(|c| &c.id == id);
        client.map_or_else(|| "a removed client".to_owned(), |c| c.pseudonym.clone())
    };
    let below_names: Vec<String> = below.iter().map(|(id, n)| format!("{} ({n})", name(id))).collect();
    let reason = match (reached.is_empty(), below.is_empty()) {
        (true, true) => "No sessions yet.".to_owned(),
        (false, true) => format!(
            "Each client has had at least {}.",
            words::count(to_usize(about), "session", "sessions")
        ),
        _ => format!(
            "Fewer than {} so far: {}.",
            words::number(to_usize(about)),
            words::list(&below_names)
        ),
    };
    Finding::when(reaches(reached.len(), clients_needed), reason)
        .counting(reached.len(), clients_needed)
        .from(below.into_iter().map(|(id, _)| id))
}

/// "Participated in a 3–5-day silent MSC retreat (online or in person)". A longer one is taken as met, and said to be
/// longer.
pub(super) fn retreat(records: &CandidateRecords<'_>, rule: &Rule) -> Finding {
    let (least, most) = (
        i64::from(rule.at_least.unwrap_or(0)),
        i64::from(rule.at_most.unwrap_or(i32::MAX)),
    );
    let fits = |r: &&Retreat| r.silent && r.days().is_some_and(|days| days >= least);
    // One of just the asked length speaks for itself; a longer one needs a word.
    let best = records.retreats.iter().filter(fits).min_by_key(|r| r.days());
    if let (Some(retreat), Some(first), Some(last)) =
        (best, best.and_then(|r| r.started_on), best.and_then(|r| r.ended_on))
    {
        let days = retreat.days().unwrap_or_default();
        let mut reason = format!("{}: {days} days of silence.", words::dates(first, last));
        if days > most {
            reason = format!("{reason} The document speaks of {least}–{most} days; longer is taken as met.");
        }
        return Finding::met(reason).from([retreat.id.clone()]).on(Some(last));
    }
    let Some(retreat) = records.retreats.first() else {
        return Finding::open("No retreat is noted yet.");
    };
    let near = records.retreats.iter().find(|r| r.silent).unwrap_or(retreat);
    let reason = match near.days() {
        _ if !near.silent => "The retreat that is noted was not silent.".to_owned(),
        None => "A silent retreat is noted; its first and last day are missing.".to_owned(),
        Some(days) => {
            let days = words::count(usize::try_from(days).unwrap_or_default(), "day", "days");
            format!("The silent retreat that is noted lasted {days}; at least {least} are asked for.")
        }
    };
    Finding::open(reason).from([near.id.clone()])
}

/// "details of your silent retreat participation (include dates, duration, and teachers)"
pub(super) fn retreat_details(records: &CandidateRecords<'_>) -> Finding {
    let mut silent = records.retreats.iter().filter(|r| r.silent).peekable();
    if silent.peek().is_none() {
        return Finding::open("No silent retreat is noted yet.");
    }
    let missing = |r: &Retreat| {
        let mut missing = Vec::new();
        if r.days().is_none() {
            missing.push("dates");
        }
        if r.teachers.trim().is_empty() {
            missing.push("teachers");
        }
        missing
    };
    let (fullest, gaps) = match silent.map(|r| (r, missing(r))).min_by_key(|(_, gaps)| gaps.len()) {
        Some(found) => found,
        None => return Finding::open("No silent retreat is noted yet."),
    };
    let finding = if gaps.is_empty() {
        Finding::met("Dates, duration and teachers are noted.")
    } else {
        Finding::open(format!("Still missing for the letter: {}.", words::list(&gaps)))
    };
    finding.from([fullest.id.clone()])
}

pub(super) fn reaches(count: usize, needed: i32) -> bool {
    count >= to_usize(needed)
}

fn to_usize(n: i32) -> usize {
    usize::try_from(n).unwrap_or(0)
}
