use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use specta::Type;

use super::{Readiness, RequirementState, candidate::CandidateRecords};
use crate::{
    records::{SessionKind, SessionState},
    words,
};

/// The pace is that of so many days up to today: long enough for a holiday, short enough to be the present one.
const LOOKED_BACK: u64 = 92;
/// With fewer than so many in that time there is no pace to speak of.
const FEWEST: usize = 2;
/// A forecast that lies further ahead says no more than that.
const FURTHEST_DAYS: i64 = 3 * 365;

/// When the rest of something countable would be done at the present pace. A calculation, no promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Forecast {
    /// Key of the requirement.
    pub requirement: String,
    pub title: String,
    pub left: i32,
    /// How many there were in the last three months.
    pub lately: i32,
    /// The month in which the last one would be, as its first day; none without a pace.
    pub month: Option<NaiveDate>,
    /// "9 to go. With 6 in the last three months, the last would be about March 2027."
    pub words: String,
}

/// A forecast for each countable requirement that is still open and has dated records.
#[must_use]
pub fn forecasts(readiness: &Readiness, records: &CandidateRecords<'_>, today: NaiveDate) -> Vec<Forecast> {
    readiness
        .requirements
        .iter()
        .filter(|requirement| requirement.state != RequirementState::Met)
        .filter_map(|requirement| {
            let days = days_of(&requirement.key, records)?;
            let count = requirement.count?;
            let left = count.needed - count.done;
            let since = today.checked_sub_days(Days::new(LOOKED_BACK))?;
            let lately = days.iter().filter(|day| **day > since && **day <= today).count();
            (left > 0).then(|| {
                let month = month_of(left, lately, today);
                Forecast {
                    requirement: requirement.key.clone(),
                    title: requirement.title.clone(),
                    left,
                    lately: i32::try_from(lately).unwrap_or(i32::MAX),
                    words: said(left, lately, month),
                    month,
                }
            })
        })
        .collect()
}

/// The days on which what a requirement counts was done; none for what has no days.
fn days_of(requirement: &str, records: &CandidateRecords<'_>) -> Option<Vec<NaiveDate>> {
    let held = |wanted: &dyn Fn(SessionKind) -> bool| {
        let held = records.sessions.iter().filter(|s| s.state == SessionState::Held);
        held.filter(|s| wanted(s.session_kind)).filter_map(|s| s.date).collect()
    };
    match requirement {
        "client_sessions" => {
            let counting = records.client_sessions.iter().filter(|s| s.self_compassion);
            Some(counting.filter_map(|s| s.date).collect())
        }
        "supervision_sessions" => Some(held(&|kind| kind == SessionKind::Supervision)),
        "all_sessions" => Some(held(&|_| true)),
        _ => None,
    }
}

fn month_of(left: i32, lately: usize, today: NaiveDate) -> Option<NaiveDate> {
    if lately < FEWEST {
        return None;
    }
    let days = i64::from(left) * i64::try_from(LOOKED_BACK).ok()? / i64::try_from(lately).ok()?;
    let day = today.checked_add_days(Days::new(u64::try_from(days).ok()?))?;
    (days <= FURTHEST_DAYS).then_some(day.with_day(1)?)
}

fn said(left: i32, lately: usize, month: Option<NaiveDate>) -> String {
    let left = words::number(usize::try_from(left).unwrap_or(0));
    match month {
        Some(month) => format!(
            "{} to go. With {} in the last three months, the last would be about {}.",
            words::capital(&left),
            words::number(lately),
            month.format("%B %Y"),
        ),
        None if lately < FEWEST => format!(
            "{} to go. There were too few in the last three months to say when.",
            words::capital(&left)
        ),
        None => format!(
            "{} to go. At this pace it would be years from now.",
            words::capital(&left)
        ),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_present_pace_is_carried_on_and_no_further_than_it_can_bear() {
        let today = day("2026-11-23");
        // Six in three months: nine more take four and a half.
        assert_eq!(month_of(9, 6, today), Some(day("2027-04-01")));
        assert_eq!(month_of(9, 1, today), None, "one is no pace");
        assert_eq!(month_of(5_000, 2, today), None, "years ahead is no forecast");
    }

    #[test]
    fn a_forecast_says_what_it_rests_on() {
        assert_eq!(
            said(9, 6, Some(day("2027-04-01"))),
            "Nine to go. With six in the last three months, the last would be about April 2027."
        );
        assert_eq!(
            said(9, 1, None),
            "Nine to go. There were too few in the last three months to say when."
        );
    }
}
