//! The history of each text: what it keeps, how it grows sparse, and what a clock that jumps does to it.

use chrono::TimeDelta;
use pathway::{Id, Record, records::SupervisionSession};
use vault::{Vault, VaultError};

use crate::support::{Scratch, id, morning, put, session};

const DAY: i64 = 24 * 60;

fn summaries(vault: &Vault, id: &Id) -> Vec<String> {
    let versions = vault.versions(id).unwrap();
    let summary = |record| match record {
        Record::SupervisionSession(SupervisionSession { summary, .. }) => summary,
        other => panic!("{other:?}"),
    };
    versions.into_iter().map(|version| summary(version.body)).collect()
}

/// One text a day, and a private note beside it, each rewritten every two hours.
fn write_for(vault: &mut Vault, days: i64) {
    for hour in (0..days * 24).step_by(2) {
        put(vault, hour * 60, session("first", &format!("hour {hour}")));
        vault
            .transact(morning(hour * 60), |writing| {
                writing.put_private_note(&id("first"), &format!("for me, hour {hour}"))
            })
            .unwrap();
    }
}

#[test]
fn a_history_is_thinned_by_its_age_and_a_second_time_changes_nothing() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    write_for(&mut vault, 20);
    let before = vault.versions(&id("first")).unwrap().len();
    assert_eq!(before, 20 * 12 - 1, "every text but the present one");

    let now = morning(20 * DAY);
    let gone = vault.thin_histories(now).unwrap();
    let left = vault.versions(&id("first")).unwrap();
    // Twelve of the last day, twelve a day for the week, one a day before.
    assert!(
        (12 * 7 + 13 - 2..=12 * 7 + 13 + 2).contains(&left.len()),
        "{}",
        left.len()
    );
    let notes = vault.private_note_versions(&id("first")).unwrap();
    assert_eq!(notes.len(), left.len(), "private notes have the same history");
    assert_eq!(gone, 2 * (before - left.len()));
    assert_eq!(left[0].at, morning(20 * DAY - 4 * 60), "the newest of them stays");
    assert_eq!(vault.thin_histories(now).unwrap(), 0);
}

#[test]
fn the_text_of_a_letter_that_was_exported_is_never_thinned() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    for hour in 0..24 {
        put(&mut vault, hour * 60, session("first", &format!("hour {hour}")));
        if hour == 5 {
            vault
                .transact(morning(hour * 60), |writing| writing.pin_version(&id("first")))
                .unwrap();
        }
    }
    for day in 1..200 {
        vault.thin_histories(morning(day * DAY)).unwrap();
    }
    assert_eq!(summaries(&vault, &id("first")), ["hour 22", "hour 5"]);
    let versions = vault.versions(&id("first")).unwrap();
    assert_eq!(versions.iter().map(|v| v.pinned).collect::<Vec<_>>(), [false, true]);
    let again = vault.version(&id("first"), versions[1].number).unwrap().unwrap();
    assert_eq!(again, versions[1]);
    assert_eq!(
        vault.version(&id("second"), versions[1].number).unwrap(),
        None,
        "of another record"
    );
}

#[test]
fn pinning_the_same_text_twice_keeps_it_once() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    put(&mut vault, 0, session("first", "as it went out"));
    for minute in [1, 2] {
        vault
            .transact(morning(minute), |writing| writing.pin_version(&id("first")))
            .unwrap();
    }
    assert_eq!(summaries(&vault, &id("first")), ["as it went out"]);
    let refused = vault.transact(morning(3), |writing| writing.pin_version(&id("nobody")));
    assert!(matches!(refused, Err(VaultError::NoSuchRecord)));
}

#[test]
fn a_clock_that_jumps_ten_years_thins_and_disorders_nothing() {
    let years = TimeDelta::days(3653);
    for jump in [years, -years] {
        let scratch = Scratch::new();
        let mut vault = scratch.open().unwrap();
        for minute in 0..12 {
            put(&mut vault, minute * 20, session("first", &format!("{minute}")));
        }
        let before = summaries(&vault, &id("first"));
        assert_eq!(before.len(), 11);

        let away = morning(240) + jump;
        vault.thin_histories(away).unwrap();
        vault
            .transact(away, |writing| {
                writing.put(&session("first", "while the clock was wrong").into())
            })
            .unwrap();
        vault.thin_histories(away).unwrap();
        put(&mut vault, 250, session("first", "afterwards"));
        vault.thin_histories(morning(255)).unwrap();
        vault.close().unwrap();

        let vault = scratch.open().unwrap();
        let after = summaries(&vault, &id("first"));
        assert_eq!(
            after[..2],
            ["while the clock was wrong", "11"],
            "in the order in which it was written"
        );
        // Two days may have passed, so the last text of each of the four hours stays, and not ten years.
        let survivors = after[2..].iter().filter(|text| before.contains(text)).count();
        assert!(survivors >= 3 && survivors == after.len() - 2, "{after:?}");
        assert_eq!(vault.all_records().unwrap(), [session("first", "afterwards").into()]);
    }
}

#[test]
fn a_history_that_goes_back_and_forth_keeps_no_text_twice_in_a_row() {
    let scratch = Scratch::new();
    let mut vault = scratch.open().unwrap();
    for (minute, text) in [(0, "A"), (60, "B"), (61, "A"), (120, "C")] {
        put(&mut vault, minute, session("first", text));
    }
    assert_eq!(summaries(&vault, &id("first")), ["A"]);
}
