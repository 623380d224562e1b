//! The trash: how long a removed record waits, by the life of the vault.

use chrono::{DateTime, TimeDelta, Utc};
use vault::{TRASH_DAYS, Vault};

use crate::support::{Scratch, id, morning, session};

const DAY: i64 = 24 * 60;

fn with_one_removed(scratch: &Scratch) -> Vault {
    let mut vault = scratch.open().unwrap();
    for name in ["first", "second"] {
        vault
            .transact(morning(0), |writing| writing.put(&session(name, "text").into()))
            .unwrap();
    }
    vault
        .transact(morning(1), |writing| writing.remove(&id("first")))
        .unwrap();
    vault
}

fn days_left(vault: &Vault, now: DateTime<Utc>) -> i64 {
    let trash = vault.trash(now).unwrap();
    assert_eq!(trash.len(), 1);
    trash[0].days_left
}

#[test]
fn what_was_removed_says_what_when_and_how_long_it_waits() {
    let scratch = Scratch::new();
    let mut vault = with_one_removed(&scratch);
    vault
        .transact(morning(2), |writing| writing.remove(&id("second")))
        .unwrap();
    let trash = vault.trash(morning(3)).unwrap();
    let lines: Vec<_> = trash
        .iter()
        .map(|removed| (removed.thing.id().as_str(), removed.at, removed.days_left))
        .collect();
    assert_eq!(
        lines,
        [("second", morning(2), TRASH_DAYS), ("first", morning(1), TRASH_DAYS)]
    );

    vault
        .transact(morning(4), |writing| writing.restore(&id("second")))
        .unwrap();
    assert_eq!(days_left(&vault, morning(5)), TRASH_DAYS);
    assert_eq!(
        vault.record(&id("second")).unwrap(),
        Some(session("second", "text").into())
    );
    assert_eq!(vault.record(&id("first")).unwrap(), None);
    assert!(vault.record_even_removed(&id("first")).unwrap().is_some());
}

#[test]
fn thirty_days_of_use_make_it_due_and_so_do_days_of_only_reading() {
    let scratch = Scratch::new();
    let mut vault = with_one_removed(&scratch);
    for day in 1..TRASH_DAYS {
        vault.thin_histories(morning(day * DAY)).unwrap();
        assert_eq!(days_left(&vault, morning(day * DAY)), TRASH_DAYS - day + 1, "day {day}");
    }
    assert_eq!(days_left(&vault, morning(TRASH_DAYS * DAY + 1)), 0);
}

#[test]
fn a_clock_that_jumps_ten_years_makes_nothing_due() {
    let years = TimeDelta::days(3653);
    for jump in [years, -years] {
        let scratch = Scratch::new();
        let mut vault = with_one_removed(&scratch);
        vault.thin_histories(morning(1) + jump).unwrap();
        assert!(days_left(&vault, morning(1) + jump) >= TRASH_DAYS - 2);
        vault.close().unwrap();
        let mut vault = scratch.open().unwrap();
        vault.thin_histories(morning(2)).unwrap();
        assert!(days_left(&vault, morning(2)) >= TRASH_DAYS - 2, "and back again");
    }
}

#[test]
fn removed_again_waits_anew() {
    let scratch = Scratch::new();
    let mut vault = with_one_removed(&scratch);
    for day in 1..20 {
        vault.thin_histories(morning(day * DAY)).unwrap();
    }
    let now = morning(20 * DAY);
    vault.transact(now, |writing| writing.restore(&id("first"))).unwrap();
    assert!(vault.trash(now).unwrap().is_empty());
    vault.transact(now, |writing| writing.remove(&id("first"))).unwrap();
    assert_eq!(days_left(&vault, now), TRASH_DAYS);
}
