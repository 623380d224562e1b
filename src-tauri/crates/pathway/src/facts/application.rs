use std::collections::HashSet;

use super::{Fact, full_stop, in_one_line, meetings::Meetings};
use crate::{
    programme::Programme,
    readiness::CandidateRecords,
    records::{CaseStudy, ClientSession, Level, Retreat, Training},
    words,
};

const TRAINING: &str = "training";
const CLIENT_SESSIONS: &str = "client_sessions";
const INSIGHTS: &str = "insights";
const PRACTICE: &str = "practice";

/// The facts of the letter of application, by the sections that the programme asks for. Of clients only their number
/// appears: no pseudonym, and no date of a session with one.
#[must_use]
pub fn application_facts(programme: &Programme, records: &CandidateRecords<'_>) -> Vec<Fact> {
    let mut facts = training(programme, records);
    facts.extend(client_sessions(records));
    facts.extend(insights(programme, records));
    facts.extend(practice(records));
    facts
}

/// "A summary of your SCIP training pathway (Levels A, B, and C)"
fn training(programme: &Programme, records: &CandidateRecords<'_>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = [
        (Level::A, "level_a", "SCIP Level A (Learning Cohort)"),
        (Level::B, "level_b", "SCIP Level B (Consultation Groups)"),
        (Level::C, "level_c", "SCIP Level C (supervision)"),
    ]
    .into_iter()
    .flat_map(|(level, key, name)| {
        let of_level = records.trainings.iter().filter(move |t| t.level == level);
        of_level
            .enumerate()
            .filter_map(move |(at, training)| level_fact(training, &numbered(key, at), name))
    })
    .collect();
    let enrolment = records.enrolment;
    let supervisor = enrolment.map_or("", |e| e.supervisor_name.trim());
    if let Some((enrolment, day)) = enrolment.and_then(|e| Some((e, words::date(e.registered_on?)))) {
        let sentence = format!("I registered for SCIP Level C certification on {day}.");
        let fact = Fact::new(TRAINING, "registered", "Registered for Level C");
        facts.push(fact.says(day, sentence).from([enrolment.id.clone()]));
    }
    if let Some(enrolment) = enrolment.filter(|_| !supervisor.is_empty()) {
        let fact = Fact::new(TRAINING, "supervisor", "Supervisor");
        let sentence = full_stop(format!("My supervisor was {supervisor}"));
        facts.push(fact.says(supervisor, sentence).from([enrolment.id.clone()]));
    }
    let with = match supervisor {
        "" => "My supervisor and I".to_owned(),
        name => format!("{name} and I"),
    };
    facts.extend(Meetings::new(records.sessions, TRAINING).facts(programme, &with));
    facts
}

/// The first keeps the plain key; a further one of the same level gets its number.
fn numbered(key: &str, at: usize) -> String {
    if at == 0 {
        key.to_owned()
    } else {
        format!("{key}_{}", at + 1)
    }
}

fn level_fact(training: &Training, key: &str, name: &str) -> Option<Fact> {
    let last = training.completed_on?;
    let (value, when) = match training.started_on {
        Some(first) if first < last => {
            let dates = words::dates(first, last);
            (dates.clone(), format!(" ({dates})"))
        }
        _ => (words::date(last), format!(" on {}", words::date(last))),
    };
    let teachers = match training.teachers.trim() {
        "" => String::new(),
        names => format!(" with {names}"),
    };
    let sentence = format!("I completed {name}{teachers}{when}.");
    Some(
        Fact::new(TRAINING, key, name)
            .says(value, sentence)
            .from([training.id.clone()]),
    )
}

/// "The total number of client sessions in which you integrated self-compassion"
fn client_sessions(records: &CandidateRecords<'_>) -> Vec<Fact> {
    let sessions: Vec<&ClientSession> = records.client_sessions.iter().filter(|s| s.self_compassion).collect();
    if sessions.is_empty() {
        return Vec::new();
    }
    let clients: HashSet<_> = sessions.iter().map(|s| &s.client).collect();
    let count = words::count(sessions.len(), "client session", "client sessions");
    let mut people: Vec<_> = clients.iter().map(|id| (*id).clone()).collect();
    people.sort();
    vec![
        Fact::new(
            CLIENT_SESSIONS,
            "client_sessions",
            "Client sessions with self-compassion",
        )
        .says(
            words::grouped(sessions.len() as u64),
            format!("I have explicitly integrated self-compassion in {count}."),
        )
        .from(sessions.iter().map(|s| s.id.clone())),
        Fact::new(CLIENT_SESSIONS, "clients", "Clients in these sessions")
            .says(
                clients.len().to_string(),
                format!(
                    "These sessions were with {}.",
                    words::count(clients.len(), "client", "clients")
                ),
            )
            .from(people),
    ]
}

/// "Key insights and areas of growth from your mentorship experience"
fn insights(programme: &Programme, records: &CandidateRecords<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let finished: Vec<&CaseStudy> = records.case_studies.iter().filter(|c| c.finished && c.counts).collect();
    if !finished.is_empty() {
        let count = words::count(finished.len(), "case study", "case studies");
        facts.push(
            Fact::new(INSIGHTS, "case_studies", "Case studies finished")
                .says(
                    finished.len().to_string(),
                    format!("I have documented {count} for my portfolio."),
                )
                .from(finished.iter().map(|c| c.id.clone())),
        );
        let touched = |key: &String| finished.iter().any(|c| c.competencies.contains(key));
        let names: Vec<String> = programme
            .competencies
            .iter()
            .filter(|c| touched(&c.key))
            .map(|c| words::small(&c.name))
            .collect();
        if !names.is_empty() {
            let list = words::list(&names);
            facts.push(
                Fact::new(INSIGHTS, "case_competencies", "Competencies in the case studies")
                    .says(
                        words::capital(&list),
                        format!("They show work with these SCIP competencies: {list}."),
                    )
                    .from(finished.iter().map(|c| c.id.clone())),
            );
        }
    }
    // The supervisor's guidance is where insight and growth are remembered from, so it is offered session by session.
    let meetings = Meetings::new(records.sessions, INSIGHTS);
    facts.extend(
        meetings
            .held()
            .iter()
            .filter(|s| !s.guidance.trim().is_empty())
            .map(|s| {
                let when = s
                    .date
                    .map_or_else(String::new, |day| format!(" on {}", words::date(day)));
                Fact::new(
                    INSIGHTS,
                    format!("guidance_{}", s.id),
                    format!("Guidance in session {}", s.number),
                )
                .says(
                    s.guidance.trim(),
                    format!(
                        "In our session{when} I received this guidance: {}",
                        in_one_line(&s.guidance)
                    ),
                )
                .from([s.id.clone()])
            }),
    );
    facts
}

/// "A brief reflection on your personal self-compassion and mindfulness practice, including details of your silent
/// retreat participation (include dates, duration, and teachers)"
fn practice(records: &CandidateRecords<'_>) -> Vec<Fact> {
    let mut retreats: Vec<&Retreat> = records.retreats.iter().collect();
    retreats.sort_by_key(|r| r.started_on);
    let mut facts: Vec<Fact> = retreats.into_iter().filter_map(retreat).collect();
    let dated: Vec<_> = records.practice.iter().filter_map(|p| p.date).collect();
    if !records.practice.is_empty() {
        let count = words::count(records.practice.len(), "entry", "entries");
        let period = match (dated.iter().min(), dated.iter().max()) {
            (Some(first), Some(last)) if first != last => {
                format!(" between {} and {}", words::date(*first), words::date(*last))
            }
            (Some(only), _) => format!(" of {}", words::date(*only)),
            _ => String::new(),
        };
        let ids = || records.practice.iter().map(|p| p.id.clone());
        facts.push(
            Fact::new(PRACTICE, "practice_notes", "Practice notes")
                .says(
                    records.practice.len().to_string(),
                    format!("My practice journal holds {count}{period}."),
                )
                .from(ids()),
        );
        let minutes = records.practice.iter().filter_map(|p| u64::try_from(p.minutes?).ok());
        let total: u64 = minutes.sum();
        if total > 0 {
            let time = words::time(total);
            let sentence = format!("It records {time} of practice.");
            facts.push(
                Fact::new(PRACTICE, "practice_time", "Time of practice")
                    .says(time, sentence)
                    .from(ids()),
            );
        }
    }
    facts
}

fn retreat(retreat: &Retreat) -> Option<Fact> {
    let (first, last) = (retreat.started_on?, retreat.ended_on?);
    let days = usize::try_from(retreat.days()?).ok()?;
    let place = if retreat.online { "online" } else { "in person" };
    let length = words::count(days, "day", "days");
    let kind = if retreat.silent { "silent retreat" } else { "retreat" };
    let title = match retreat.title.trim() {
        "" => String::new(),
        title => format!("“{title}”, "),
    };
    let teachers = retreat.teachers.trim();
    let (with, taught) = match teachers {
        "" => (String::new(), String::new()),
        names => (format!("; teachers: {names}"), format!(", taught by {names}")),
    };
    let when = if first == last {
        format!("On {}", words::date(first))
    } else {
        format!("From {} to {}", words::date(first), words::date(last))
    };
    let sentence = full_stop(format!(
        "{when} I took part in {title}a {kind} of {length}, {place}{taught}"
    ));
    Some(
        Fact::new(
            PRACTICE,
            format!("retreat_{}", retreat.id),
            match retreat.title.trim() {
                "" => words::capital(kind),
                title => title.to_owned(),
            },
        )
        .says(
            format!("{}; {length}, {place}{with}", words::dates(first, last)),
            sentence,
        )
        .from([retreat.id.clone()]),
    )
}
