//! What a supervisor may like to be pointed to in their own competency notes. Suggestions all: the programme encourages to
//! document progress, and asks for no note.
//!
//! "Supervisors are encouraged to provide developmental feedback and document progress toward these competencies in alignment
//! with the agreed supervision plan."

use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use crate::{
    programme::{Competency, Programme},
    records::{CompetencyNote, SessionState, Source, SupervisionSession},
    words,
};

/// So many sessions in a row without a note are pointed to.
const SILENT_SESSIONS: usize = 4;
/// So many stages at once want words.
const LARGE_STEP: i32 = 2;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Remark {
    pub kind: RemarkKind,
    /// Key of the competency; none when it is about all of them.
    pub competency: Option<String>,
    /// In plain words: "Presence: only from discussion so far."
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RemarkKind {
    NotObservedYet,
    OnlyFromDiscussion,
    NoNoteLately,
    /// All six were given the same stage at once.
    AllTheSame,
    /// Two stages or more from one note to the next, without a word.
    JumpWithoutWords,
    StageWithoutWords,
}

/// What stands out in the notes about one candidate; nothing while no session was held and no note written.
#[must_use]
pub fn remarks(programme: &Programme, sessions: &[SupervisionSession], notes: &[CompetencyNote]) -> Vec<Remark> {
    let held: Vec<&SupervisionSession> = sessions.iter().filter(|s| s.state == SessionState::Held).collect();
    if held.is_empty() && notes.is_empty() {
        return Vec::new();
    }
    let mut remarks: Vec<Remark> = Vec::new();
    for competency in &programme.competencies {
        let mut here: Vec<&CompetencyNote> = notes.iter().filter(|n| n.competency == competency.key).collect();
        here.sort_by_key(|note| note.date);
        remarks.extend(of_one(competency, &here, &held));
    }
    remarks.extend(all_the_same(programme, notes));
    remarks
}

fn of_one(competency: &Competency, notes: &[&CompetencyNote], held: &[&SupervisionSession]) -> Vec<Remark> {
    let remark = |kind, said: &str| Remark {
        kind,
        competency: Some(competency.key.clone()),
        words: format!("{}: {said}", competency.name),
    };
    let staged: Vec<&&CompetencyNote> = notes.iter().filter(|note| note.stage.is_some()).collect();
    let mut found = Vec::new();
    if staged.is_empty() {
        found.push(remark(RemarkKind::NotObservedYet, "not observed yet."));
        return found;
    }
    if staged.iter().all(|note| note.source == Source::Discussion) {
        let said = "only from discussion so far. A recording, a transcript or a live practice may show more.";
        found.push(remark(RemarkKind::OnlyFromDiscussion, said));
    }
    let since = sessions_since(notes, held);
    if since >= SILENT_SESSIONS {
        let said = format!("no note for {} sessions.", words::number(since));
        found.push(remark(RemarkKind::NoNoteLately, &said));
    }
    for pair in staged.windows(2) {
        let [earlier, later] = pair else { continue };
        let step = later.stage.unwrap_or(0) - earlier.stage.unwrap_or(0);
        if step.abs() >= LARGE_STEP && later.words.trim().is_empty() {
            let said = format!(
                "{} stages at once{}, without words. What did you see?",
                words::number(usize::try_from(step.abs()).unwrap_or(0)),
                on(later.date)
            );
            found.push(remark(RemarkKind::JumpWithoutWords, &said));
        }
    }
    let silent = |note: &&&CompetencyNote| note.words.trim().is_empty();
    let jumps = found.iter().any(|remark| remark.kind == RemarkKind::JumpWithoutWords);
    if !jumps && let Some(note) = staged.iter().rev().find(|note| silent(note)) {
        let said = format!(
            "a stage without words{}. A word of what you saw is worth more than the stage.",
            on(note.date)
        );
        found.push(remark(RemarkKind::StageWithoutWords, &said));
    }
    found
}

fn on(day: Option<NaiveDate>) -> String {
    day.map_or_else(String::new, |day| format!(" on {}", words::date(day)))
}

/// How many sessions were held after the last note: after the session that it came from, or else after its day.
fn sessions_since(notes: &[&CompetencyNote], held: &[&SupervisionSession]) -> usize {
    let newest_session = notes
        .iter()
        .filter_map(|note| held.iter().find(|session| Some(&session.id) == note.session.as_ref()))
        .map(|session| session.number)
        .max();
    let newest_day = notes.iter().filter_map(|note| note.date).max();
    let is_later = |session: &&&SupervisionSession| match (newest_session, newest_day, session.date) {
        (_, Some(noted), Some(day)) => day > noted && newest_session.is_none_or(|number| session.number > number),
        (Some(number), _, _) => session.number > number,
        _ => false,
    };
    held.iter().filter(is_later).count()
}

/// A sitting in which each competency was given one and the same stage.
fn all_the_same(programme: &Programme, notes: &[CompetencyNote]) -> Option<Remark> {
    let mut sittings: Vec<(Option<&crate::Id>, Option<NaiveDate>)> =
        notes.iter().map(|note| (note.session.as_ref(), note.date)).collect();
    sittings.sort();
    sittings.dedup();
    sittings.into_iter().rev().find_map(|(session, date)| {
        let stages: Vec<i32> = programme
            .competencies
            .iter()
            .filter_map(|competency| {
                let here = notes
                    .iter()
                    .filter(|note| note.session.as_ref() == session && note.date == date);
                here.filter(|note| note.competency == competency.key)
                    .find_map(|note| note.stage)
            })
            .collect();
        let whole = stages.len() == programme.competencies.len();
        (whole && stages.windows(2).all(|pair| pair.first() == pair.last())).then(|| Remark {
            kind: RemarkKind::AllTheSame,
            competency: None,
            words: format!(
                "All {} were given the same stage{}. People are rarely even: where was the difference?",
                words::number(stages.len()),
                on(date)
            ),
        })
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::Id;

    fn programme() -> &'static Programme {
        Programme::shipped().unwrap()
    }

    fn day(number: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 3, number)
    }

    fn held(number: i32) -> SupervisionSession {
        let mut session = crate::sample::sessions().remove(0);
        session.id = Id::from_random(number as u128);
        session.number = number;
        session.state = SessionState::Held;
        session.date = day(number as u32);
        session
    }

    fn note(competency: &str, on: u32, stage: Option<i32>, said: &str) -> CompetencyNote {
        CompetencyNote {
            id: Id::from_random(u128::from(on) + 1_000),
            candidate: Id::from_random(1),
            session: None,
            competency: competency.into(),
            date: day(on),
            stage,
            source: Source::Recording,
            words: said.into(),
            use_in_letter: false,
        }
    }

    fn kinds(sessions: &[SupervisionSession], notes: &[CompetencyNote], competency: Option<&str>) -> Vec<RemarkKind> {
        remarks(programme(), sessions, notes)
            .into_iter()
            .filter(|remark| remark.competency.as_deref() == competency)
            .map(|remark| remark.kind)
            .collect()
    }

    #[test]
    fn before_anything_was_held_or_noted_nothing_is_missing() {
        assert_eq!(remarks(programme(), &[], &[]), []);
    }

    #[test]
    fn a_note_that_it_was_not_observed_is_no_observation() {
        let notes = [note("presence", 1, None, "No occasion.")];
        assert_eq!(
            kinds(&[held(1)], &notes, Some("presence")),
            [RemarkKind::NotObservedYet]
        );
    }

    #[test]
    fn what_was_only_talked_about_is_pointed_to() {
        let mut talked = note("presence", 1, Some(3), "As she told it.");
        talked.source = Source::Discussion;
        assert_eq!(
            kinds(&[], &[talked.clone()], Some("presence")),
            [RemarkKind::OnlyFromDiscussion]
        );
        let seen = note("presence", 2, Some(3), "In the recording.");
        assert_eq!(kinds(&[], &[talked, seen], Some("presence")), []);
    }

    #[test]
    fn four_sessions_without_a_note_are_pointed_to_and_three_are_not() {
        let notes = [note("presence", 1, Some(3), "Steady.")];
        let sessions: Vec<_> = (1..=4).map(held).collect();
        assert_eq!(kinds(&sessions, &notes, Some("presence")), []);
        let sessions: Vec<_> = (1..=5).map(held).collect();
        assert_eq!(kinds(&sessions, &notes, Some("presence")), [RemarkKind::NoNoteLately]);
    }

    #[test]
    fn two_stages_at_once_want_words() {
        let jump = |said| {
            [
                note("presence", 1, Some(2), "Begins."),
                note("presence", 2, Some(4), said),
            ]
        };
        assert_eq!(kinds(&[], &jump(""), Some("presence")), [RemarkKind::JumpWithoutWords]);
        assert_eq!(kinds(&[], &jump("She stayed with him."), Some("presence")), []);
        let silent = [note("presence", 1, Some(2), "")];
        assert_eq!(kinds(&[], &silent, Some("presence")), [RemarkKind::StageWithoutWords]);
    }

    #[test]
    fn six_times_the_same_stage_in_one_sitting_is_pointed_to() {
        let mut all: Vec<_> = programme()
            .competencies
            .iter()
            .map(|competency| note(&competency.key, 3, Some(4), "Well."))
            .collect();
        assert_eq!(kinds(&[], &all, None), [RemarkKind::AllTheSame]);
        all[2].stage = Some(3);
        assert_eq!(kinds(&[], &all, None), []);
    }
}
