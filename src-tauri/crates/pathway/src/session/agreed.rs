use chrono::NaiveDate;
use serde::Serialize;
use specta::Type;

use crate::{
    Id,
    records::{SessionState, SupervisionSession, Whose},
};

/// Something agreed in an earlier session that is still to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct OpenAction {
    /// The session in which it was agreed.
    pub session: Id,
    pub session_number: i32,
    pub agreed_on: Option<NaiveDate>,
    /// Its place among the actions of that session.
    pub index: i32,
    pub text: String,
    pub due_on: Option<NaiveDate>,
    pub whose: Whose,
    /// Its day is past.
    pub late: bool,
}

/// What was agreed before a session and is not done: carried forward from all earlier ones until it is closed, the latest
/// session first.
#[must_use]
pub fn agreed_before(session: &SupervisionSession, others: &[SupervisionSession], today: NaiveDate) -> Vec<OpenAction> {
    let mut earlier: Vec<&SupervisionSession> = others
        .iter()
        .filter(|other| other.id != session.id && comes_before(other, session))
        .collect();
    earlier.sort_by_key(|other| std::cmp::Reverse((other.number, other.date)));
    let of = |from: &&SupervisionSession| {
        let from = (*from).clone();
        let open = from
            .actions
            .into_iter()
            .enumerate()
            .filter(|(_, action)| !action.done && !action.text.trim().is_empty());
        open.map(|(index, action)| OpenAction {
            session: from.id.clone(),
            session_number: from.number,
            agreed_on: from.date,
            index: i32::try_from(index).unwrap_or(i32::MAX),
            late: action.due_on.is_some_and(|due| due < today),
            text: action.text,
            due_on: action.due_on,
            whose: action.whose,
        })
        .collect::<Vec<_>>()
    };
    earlier.iter().flat_map(of).collect()
}

/// The session that was held last before this one.
#[must_use]
pub fn last_before<'a>(
    session: &SupervisionSession,
    others: &'a [SupervisionSession],
) -> Option<&'a SupervisionSession> {
    let held = others.iter().filter(|other| other.state == SessionState::Held);
    held.filter(|other| other.id != session.id && comes_before(other, session))
        .max_by_key(|other| (other.date, other.number))
}

/// By the day, where both have one; by the place in the pathway otherwise. A session that was missed comes before the one
/// that was planned in its place.
fn comes_before(other: &SupervisionSession, session: &SupervisionSession) -> bool {
    match (other.date, session.date) {
        (Some(theirs), Some(ours)) if theirs != ours => theirs < ours,
        _ => other.number <= session.number,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{
        records::{Action, SessionKind},
        sample::session,
    };

    fn agreeing(number: i32, date: &str, actions: &[(&str, bool)]) -> SupervisionSession {
        let mut session = session(number, SessionKind::Supervision, Some(date));
        session.actions = actions
            .iter()
            .map(|(text, done)| Action {
                text: (*text).into(),
                due_on: None,
                done: *done,
                whose: Whose::Supervisor,
            })
            .collect();
        session
    }

    #[test]
    fn what_is_not_done_is_carried_forward_past_the_next_session_and_knows_its_place() {
        let all = [
            agreeing(4, "2026-02-01", &[("done", true), ("a recording", false)]),
            agreeing(5, "2026-03-01", &[("", false), ("a reading", false)]),
            agreeing(7, "2026-05-01", &[("later", false)]),
        ];
        let six = session(6, SessionKind::Supervision, Some("2026-04-01"));
        let open = agreed_before(&six, &all, "2026-04-01".parse().unwrap());
        let found: Vec<_> = open
            .iter()
            .map(|open| (open.text.as_str(), open.session_number, open.index))
            .collect();
        assert_eq!(found, [("a reading", 5, 1), ("a recording", 4, 1)]);
        assert_eq!(open[0].whose, Whose::Supervisor);
    }
}
