use std::collections::HashSet;

use super::{Fact, Live, full_stop, in_one_line, meetings::Meetings};
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
    if let Some((enrolment, day)) = records.enrolment.and_then(|e| Some((e, words::date(e.registered_on?)))) {
        let mut fact = Fact::new(TRAINING, "registered", "Registered for Level C").from([enrolment.id.clone()]);
        let on = fact.live(&day);
        facts.push(fact.says(day, format!("I registered for SCIP Level C certification on {on}.")));
    }
    let supervisor = supervisor(records);
    if let Some(name) = &supervisor {
        let mut fact = Fact::new(TRAINING, "supervisor", name.label.clone()).from(name.records.clone());
        let sentence = full_stop(format!("My supervisor was {}", fact.shared(name)));
        facts.push(fact.says(&name.value, sentence));
    }
    facts.extend(Meetings::new(records.sessions, TRAINING).facts(programme, &supervisor));
    facts
}

/// The supervisor's name, when it is known.
fn supervisor(records: &CandidateRecords<'_>) -> Option<Live> {
    let enrolment = records.enrolment?;
    let name = enrolment.supervisor_name.trim();
    (!name.is_empty()).then(|| Live::new("supervisor", "Supervisor", name, vec![enrolment.id.clone()]))
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
    let mut fact = Fact::new(TRAINING, key, name).from([training.id.clone()]);
    let (value, when) = match training.started_on {
        Some(first) if first < last => {
            let dates = words::dates(first, last);
            (dates.clone(), format!(" ({})", fact.part("dates", dates)))
        }
        _ => (
            words::date(last),
            format!(" on {}", fact.part("dates", words::date(last))),
        ),
    };
    let teachers = match training.teachers.trim() {
        "" => String::new(),
        names => format!(" with {}", fact.part("teachers", names)),
    };
    let sentence = format!("I completed {name}{teachers}{when}.");
    Some(fact.says(value, sentence))
}

/// "The total number of client sessions in which you integrated self-compassion"
fn client_sessions(records: &CandidateRecords<'_>) -> Vec<Fact> {
    let sessions: Vec<&ClientSession> = records.client_sessions.iter().filter(|s| s.self_compassion).collect();
    if sessions.is_empty() {
        return Vec::new();
    }
    let clients: HashSet<_> = sessions.iter().map(|s| &s.client).collect();
    let mut people: Vec<_> = clients.iter().map(|id| (*id).clone()).collect();
    people.sort();
    let label = "Client sessions with self-compassion";
    let ids = sessions.iter().map(|s| s.id.clone());
    let mut held = Fact::new(CLIENT_SESSIONS, "client_sessions", label).from(ids);
    let count = held.live(words::count(sessions.len(), "client session", "client sessions"));
    let mut with = Fact::new(CLIENT_SESSIONS, "clients", "Clients in these sessions").from(people);
    let people = with.live(words::count(clients.len(), "client", "clients"));
    vec![
        held.says(
            words::grouped(sessions.len() as u64),
            format!("I have explicitly integrated self-compassion in {count}."),
        ),
        with.says(clients.len().to_string(), format!("These sessions were with {people}.")),
    ]
}

/// "Key insights and areas of growth from your mentorship experience"
fn insights(programme: &Programme, records: &CandidateRecords<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let finished: Vec<&CaseStudy> = records.case_studies.iter().filter(|c| c.finished && c.counts).collect();
    if !finished.is_empty() {
        let ids = || finished.iter().map(|c| c.id.clone());
        let mut fact = Fact::new(INSIGHTS, "case_studies", "Case studies finished").from(ids());
        let count = fact.live(words::count(finished.len(), "case study", "case studies"));
        let sentence = format!("I have documented {count} for my portfolio.");
        facts.push(fact.says(finished.len().to_string(), sentence));
        let touched = |key: &String| finished.iter().any(|c| c.competencies.contains(key));
        let names: Vec<String> = programme
            .competencies
            .iter()
            .filter(|c| touched(&c.key))
            .map(|c| words::small(&c.name))
            .collect();
        if !names.is_empty() {
            let list = words::list(&names);
            let mut fact = Fact::new(INSIGHTS, "case_competencies", "Competencies in the case studies").from(ids());
            let shown = fact.live(&list);
            let sentence = format!("They show work with these SCIP competencies: {shown}.");
            facts.push(fact.says(words::capital(&list), sentence));
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
                let (key, label) = (
                    format!("guidance_{}", s.id),
                    format!("Guidance in session {}", s.number),
                );
                let mut fact = Fact::new(INSIGHTS, key, label).from([s.id.clone()]);
                let when = s
                    .date
                    .map_or_else(String::new, |day| format!(" on {}", fact.part("on", words::date(day))));
                let guidance = in_one_line(&s.guidance);
                fact.says(
                    s.guidance.trim(),
                    format!("In our session{when} I received this guidance: {guidance}"),
                )
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
        let ids = || records.practice.iter().map(|p| p.id.clone());
        let mut fact = Fact::new(PRACTICE, "practice_notes", "Practice notes").from(ids());
        let count = fact.live(words::count(records.practice.len(), "entry", "entries"));
        let period = match (dated.iter().min(), dated.iter().max()) {
            (Some(first), Some(last)) if first != last => {
                let first = fact.part("first", words::date(*first));
                format!(" between {first} and {}", fact.part("last", words::date(*last)))
            }
            (Some(only), _) => format!(" of {}", fact.part("first", words::date(*only))),
            _ => String::new(),
        };
        let sentence = format!("My practice journal holds {count}{period}.");
        facts.push(fact.says(records.practice.len().to_string(), sentence));
        let minutes = records.practice.iter().filter_map(|p| u64::try_from(p.minutes?).ok());
        let total: u64 = minutes.sum();
        if total > 0 {
            let mut fact = Fact::new(PRACTICE, "practice_time", "Time of practice").from(ids());
            let time = fact.live(words::time(total));
            facts.push(fact.says(words::time(total), format!("It records {time} of practice.")));
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
    let label = match retreat.title.trim() {
        "" => words::capital(kind),
        title => title.to_owned(),
    };
    let mut fact = Fact::new(PRACTICE, format!("retreat_{}", retreat.id), label).from([retreat.id.clone()]);
    let when = if first == last {
        format!("On {}", fact.part("first", words::date(first)))
    } else {
        let began = fact.part("first", words::date(first));
        format!("From {began} to {}", fact.part("last", words::date(last)))
    };
    let title = match retreat.title.trim() {
        "" => String::new(),
        title => format!("“{}”, ", fact.part("title", title)),
    };
    let what = fact.part("kind", format!("a {kind} of {length}, {place}"));
    let (with, taught) = match retreat.teachers.trim() {
        "" => (String::new(), String::new()),
        names => (
            format!("; teachers: {names}"),
            format!(", taught by {}", fact.part("teachers", names)),
        ),
    };
    let sentence = full_stop(format!("{when} I took part in {title}{what}{taught}"));
    let value = format!("{}; {length}, {place}{with}", words::dates(first, last));
    Some(fact.says(value, sentence))
}
