//! Appointments as a calendar file (.ics).

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, Property};

/// One planned session, as a calendar shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment<'a> {
    /// Stays the same when the session is moved, so that a calendar moves its entry too.
    pub uid: &'a str,
    pub title: &'a str,
    pub date: NaiveDate,
    pub begins: Begins,
    pub minutes: i64,
}

/// When on its day an appointment begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    /// It lasts the whole day.
    AllDay,
    /// By the clock of whoever reads the calendar.
    Local(NaiveTime),
    At(DateTime<Utc>),
}

/// The file's bytes. `now` is the moment of writing.
#[must_use]
pub fn calendar(appointments: &[Appointment<'_>], now: DateTime<Utc>) -> String {
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//SCIP Companion//EN"),
        ("CALSCALE", "GREGORIAN"),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    for appointment in appointments {
        calendar.push(event(appointment, now));
    }
    calendar.to_string()
}

fn event(appointment: &Appointment<'_>, now: DateTime<Utc>) -> Event {
    let mut event = Event::with_uid(appointment.uid);
    event.timestamp(now).summary(appointment.title);
    let length = Duration::minutes(appointment.minutes);
    match appointment.begins {
        Begins::AllDay => event.all_day(appointment.date),
        Begins::Local(time) => {
            let start = appointment.date.and_time(time);
            event.starts(start).ends(start + length)
        }
        Begins::At(start) => event.starts(start).ends(start + length),
    }
    .done()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn written(appointment: &Appointment<'_>) -> String {
        calendar(
            std::slice::from_ref(appointment),
            Utc.timestamp_opt(1_780_000_000, 0).unwrap(),
        )
    }

    fn session(begins: Begins) -> Appointment<'static> {
        Appointment {
            uid: "a1",
            title: "Supervision; session, 4",
            date: day("2026-03-29"),
            begins,
            minutes: 50,
        }
    }

    #[test]
    fn a_moment_is_written_as_it_is_and_a_title_cannot_end_its_line() {
        let text = written(&session(Begins::At(
            Utc.with_ymd_and_hms(2026, 3, 29, 14, 0, 0).unwrap(),
        )));
        assert!(text.contains("DTSTART:20260329T140000Z"), "{text}");
        assert!(text.contains("DTEND:20260329T145000Z"));
        assert!(text.contains("SUMMARY:Supervision\\; session\\, 4"));
        assert!(text.contains("UID:a1\r\n"));
        assert_eq!(text.matches("PRODID").count(), 1, "{text}");
    }

    #[test]
    fn without_a_zone_the_time_floats_and_without_a_time_it_is_the_day() {
        let local = Begins::Local("16:00:00".parse().unwrap());
        assert!(written(&session(local)).contains("DTSTART:20260329T160000\r\n"));
        assert!(written(&session(Begins::AllDay)).contains("DTSTART;VALUE=DATE:20260329"));
    }
}
