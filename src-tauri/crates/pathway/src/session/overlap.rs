use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};

use super::zones;
use crate::records::{SessionState, SupervisionSession};

/// How long a session is taken to last when nobody said, in minutes.
pub const USUAL: i32 = 60;

/// The first of these sessions that takes place while this one does. Cancelled and missed ones take no time, and what
/// has no time of day meets nothing.
///
/// `here` is the zone of a time for which nobody named one.
#[must_use]
pub fn overlap<'a>(
    session: &SupervisionSession,
    others: &'a [SupervisionSession],
    here: &str,
) -> Option<&'a SupervisionSession> {
    let (from, until) = span(session, here)?;
    others
        .iter()
        .filter(|other| other.id != session.id)
        .find(|other| span(other, here).is_some_and(|(begins, ends)| begins < until && from < ends))
}

fn span(session: &SupervisionSession, here: &str) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    if !matches!(session.state, SessionState::Planned | SessionState::Held) {
        return None;
    }
    let (day, time): (NaiveDate, NaiveTime) = (session.date?, session.start?);
    let zone = if session.zone.is_empty() { here } else { &session.zone };
    let from = zones::starts_at(day, time, zone)?;
    let minutes = session.duration_minutes.filter(|minutes| *minutes > 0).unwrap_or(USUAL);
    Some((from, from.checked_add_signed(Duration::minutes(minutes.into()))?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{records::SessionKind, sample::session};

    fn at(number: i32, time: &str, zone: &str, minutes: i32) -> SupervisionSession {
        SupervisionSession {
            start: Some(time.parse().unwrap()),
            zone: zone.into(),
            duration_minutes: Some(minutes),
            state: SessionState::Planned,
            ..session(number, SessionKind::Supervision, Some("2027-02-03"))
        }
    }

    #[test]
    fn two_sessions_at_one_time_meet_even_when_their_times_are_told_in_two_zones() {
        let here = "Europe/Berlin";
        let mine = at(4, "16:00:00", here, 50);
        let theirs = [at(5, "10:30:00", "America/New_York", 50)];
        assert_eq!(overlap(&mine, &theirs, here), Some(&theirs[0]));
        assert_eq!(overlap(&mine, &[at(5, "10:30:00", "", 50)], here), None);
    }

    #[test]
    fn a_session_that_begins_as_another_ends_does_not_meet_it_nor_itself_nor_a_cancelled_one() {
        let here = "Europe/Berlin";
        let mine = at(4, "16:00:00", here, 50);
        assert_eq!(overlap(&mine, &[at(5, "16:50:00", here, 50), mine.clone()], here), None);
        let cancelled = SupervisionSession {
            state: SessionState::Cancelled,
            ..at(6, "16:00:00", here, 50)
        };
        assert_eq!(overlap(&mine, &[cancelled], here), None);
    }
}
