//! Appointments as a calendar file (.ics).

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use icalendar::{Calendar, Component, Event, EventLike, Property};

/// One planned session, as a calendar shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment<'a> {
    /// Stays the same when the session is moved, so that a calendar moves its entry too.
    pub uid: &'a str,
    pub title: &'a str,
    pub date: NaiveDate,
    /// Without one it lasts the whole day.
    pub start: Option<NaiveTime>,
    pub minutes: i64,
    /// The IANA zone of `start`; empty for whichever zone the calendar is in.
    pub zone: &'a str,
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
    let Some(start) = appointment.start else {
        return event.all_day(appointment.date).done();
    };
    let start = appointment.date.and_time(start);
    let length = Duration::minutes(appointment.minutes);
    match instant(start, appointment.zone) {
        Some(start) => event.starts(start).ends(start + length),
        None => event.starts(start).ends(start + length),
    }
    .done()
}

/// The moment of a local time; none in a zone that is not known. In the hour that summer time skips, the time that the clocks
/// show then; of one that comes twice, the first.
#[must_use]
pub fn instant(local: NaiveDateTime, zone: &str) -> Option<DateTime<Utc>> {
    let zone: Tz = zone.parse().ok()?;
    let at = zone.from_local_datetime(&local);
    let at = at.earliest().or_else(|| {
        // Skipped: as long after the gap's beginning as the hands say.
        let before = zone.from_local_datetime(&(local - Duration::hours(3))).earliest()?;
        Some(before + Duration::hours(3))
    })?;
    Some(at.with_timezone(&Utc))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
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

    fn session<'a>(zone: &'a str, start: Option<&str>) -> Appointment<'a> {
        Appointment {
            uid: "a1",
            title: "Supervision; session, 4",
            date: day("2026-03-29"),
            start: start.map(|time| time.parse().unwrap()),
            minutes: 50,
            zone,
        }
    }

    #[test]
    fn a_time_with_a_zone_is_written_as_its_moment() {
        let text = written(&session("Europe/Berlin", Some("16:00:00")));
        assert!(text.contains("DTSTART:20260329T140000Z"), "{text}");
        assert!(text.contains("DTEND:20260329T145000Z"));
        assert!(text.contains("SUMMARY:Supervision\\; session\\, 4"));
        assert!(text.contains("UID:a1\r\n"));
        assert_eq!(text.matches("PRODID").count(), 1, "{text}");
    }

    #[test]
    fn the_hour_that_summer_time_skips_is_an_hour_later() {
        // At two o'clock the clocks of Berlin go on to three.
        let text = written(&session("Europe/Berlin", Some("02:30:00")));
        assert!(text.contains("DTSTART:20260329T013000Z"), "{text}");
    }

    #[test]
    fn without_a_zone_the_time_floats_and_without_a_time_it_is_the_day() {
        assert!(written(&session("", Some("16:00:00"))).contains("DTSTART:20260329T160000\r\n"));
        assert!(written(&session("Europe/Berlin", None)).contains("DTSTART;VALUE=DATE:20260329"));
    }
}
