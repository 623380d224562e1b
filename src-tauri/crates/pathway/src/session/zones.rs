use chrono::{DateTime, Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use serde::Serialize;
use specta::Type;

use crate::words;

/// The time of a session as each of the two people reads it on their own clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct Told {
    /// "16:00 in Berlin · 10:00 in New York"; empty when the zone of the time is not known.
    pub words: String,
    /// What to look out for, when the clocks change about that time; empty otherwise.
    pub note: String,
}

/// Tells a local time of one IANA zone in others too. An unknown zone is left out.
#[must_use]
pub fn told(day: NaiveDate, time: NaiveTime, zone: &str, others: &[&str]) -> Told {
    let Ok(own) = zone.parse::<Tz>() else {
        return Told::default();
    };
    let there = Reading::of(own, day.and_time(time));
    let mut said = vec![format!("{} in {}", time.format("%H:%M"), place(zone))];
    let mut seen = vec![zone];
    for other in others {
        let Ok(elsewhere) = other.parse::<Tz>() else { continue };
        if seen.contains(other) {
            continue;
        }
        seen.push(other);
        let local = there.instant.with_timezone(&elsewhere).naive_local();
        let which = match (local.date() - day).num_days() {
            ..0 => " the day before",
            0 => "",
            1.. => " the day after",
        };
        said.push(format!("{}{which} in {}", local.format("%H:%M"), place(other)));
    }
    Told {
        words: said.join(" · "),
        note: there.note(day, time, &place(zone)),
    }
}

/// The instant of a local time, as [`told`] reads it; none in an unknown zone.
#[must_use]
pub fn starts_at(day: NaiveDate, time: NaiveTime, zone: &str) -> Option<DateTime<Utc>> {
    zone.parse()
        .ok()
        .map(|zone| Reading::of(zone, day.and_time(time)).instant)
}

/// A local time as an instant, and what the clocks did about it.
struct Reading {
    instant: DateTime<Utc>,
    clocks: Clocks,
}

enum Clocks {
    Steady,
    /// The time does not exist: the clocks show this one instead.
    Forward(NaiveTime),
    /// The time comes twice. The first is meant.
    Back,
}

impl Reading {
    fn of(zone: Tz, local: NaiveDateTime) -> Self {
        match zone.from_local_datetime(&local) {
            LocalResult::Single(one) => Self {
                instant: one.to_utc(),
                clocks: Clocks::Steady,
            },
            LocalResult::Ambiguous(first, _) => Self {
                instant: first.to_utc(),
                clocks: Clocks::Back,
            },
            LocalResult::None => {
                // By the offset that held before the gap: half past two becomes half past three.
                let before = zone.offset_from_utc_datetime(&(local - Duration::days(1)));
                let instant = (local - before.fix()).and_utc();
                Self {
                    instant,
                    clocks: Clocks::Forward(instant.with_timezone(&zone).time()),
                }
            }
        }
    }

    fn note(&self, day: NaiveDate, time: NaiveTime, place: &str) -> String {
        let (date, time) = (words::date(day), time.format("%H:%M"));
        match &self.clocks {
            Clocks::Steady => String::new(),
            Clocks::Forward(shown) => format!(
                "On {date} the clocks in {place} go forward and skip {time}: it is read as {}.",
                shown.format("%H:%M")
            ),
            Clocks::Back => {
                format!("On {date} the clocks in {place} go back, and {time} comes twice: the first is meant.")
            }
        }
    }
}

/// The place that a zone is named after: "Buenos Aires" of "America/Argentina/Buenos_Aires".
fn place(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(day: &str, time: &str, zone: &str, others: &[&str]) -> Told {
        let mut told = told(day.parse().unwrap(), time.parse().unwrap(), zone, others);
        told.note = told.note.replace(words::NBSP, " ");
        told
    }

    #[test]
    fn a_time_is_told_in_both_zones_and_in_one_when_both_are_the_same() {
        let both = read("2027-02-03", "16:00:00", "Europe/Berlin", &["America/New_York"]);
        assert_eq!(both.words, "16:00 in Berlin · 10:00 in New York");
        assert_eq!(both.note, "");
        let one = read("2027-02-03", "16:00:00", "Europe/Berlin", &["Europe/Berlin"]);
        assert_eq!(one.words, "16:00 in Berlin");
        assert_eq!(read("2027-02-03", "16:00:00", "", &["Europe/Berlin"]).words, "");
    }

    #[test]
    fn the_weeks_in_which_only_one_of_two_has_summer_time_are_counted_right() {
        let before = read("2027-03-10", "16:00:00", "Europe/Berlin", &["America/New_York"]);
        assert_eq!(before.words, "16:00 in Berlin · 10:00 in New York");
        let between = read("2027-03-17", "16:00:00", "Europe/Berlin", &["America/New_York"]);
        assert_eq!(between.words, "16:00 in Berlin · 11:00 in New York");
    }

    #[test]
    fn another_day_elsewhere_is_said() {
        let early = read("2027-02-03", "02:30:00", "Europe/Berlin", &["America/Los_Angeles"]);
        assert_eq!(early.words, "02:30 in Berlin · 17:30 the day before in Los Angeles");
        let late = read("2027-02-03", "20:00:00", "Europe/Berlin", &["Pacific/Auckland"]);
        assert_eq!(late.words, "20:00 in Berlin · 08:00 the day after in Auckland");
    }

    #[test]
    fn a_time_that_the_clocks_skip_or_repeat_is_said_in_words() {
        let skipped = read("2027-03-28", "02:30:00", "Europe/Berlin", &["Europe/London"]);
        assert_eq!(
            skipped.note,
            "On 28 March 2027 the clocks in Berlin go forward and skip 02:30: it is read as 03:30."
        );
        assert_eq!(skipped.words, "02:30 in Berlin · 02:30 in London");
        let twice = read("2027-10-31", "02:30:00", "Europe/Berlin", &["America/New_York"]);
        assert_eq!(
            twice.note,
            "On 31 October 2027 the clocks in Berlin go back, and 02:30 comes twice: the first is meant."
        );
        assert_eq!(twice.words, "02:30 in Berlin · 20:30 the day before in New York");
    }
}
