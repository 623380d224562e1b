//! How a history grows sparse with age: a pure question.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    Vault, VaultError,
    storage::{private_note, upkeep, version},
};

/// An entry of a history, without its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Aged {
    pub number: i64,
    /// How long the vault had lived when it was set aside. Not the clock: that can jump.
    pub lived: TimeDelta,
    pub pinned: bool,
}

/// From this age on, only one in each stretch of this length stays.
const SPARSE: [(TimeDelta, TimeDelta); 4] = [
    (TimeDelta::days(365), TimeDelta::weeks(4)),
    (TimeDelta::days(60), TimeDelta::weeks(1)),
    (TimeDelta::days(7), TimeDelta::days(1)),
    (TimeDelta::days(1), TimeDelta::hours(1)),
];

/// What a history can do without: all of the last day stays, then one an hour for a week, one a day for sixty days, one a
/// week for a year, and one in four weeks after. The newest stays, and whatever is pinned.
///
/// `history` goes from the oldest to the newest. The stretches lie fixed in the life of the vault and each is made of whole
/// shorter ones, so thinning twice is thinning once, and thinning often is thinning seldom.
pub(crate) fn superfluous(history: &[Aged], lived: TimeDelta) -> Vec<i64> {
    let mut last_kept = None;
    let mut superfluous = Vec::new();
    for (place, entry) in history.iter().rev().enumerate() {
        let age = lived - entry.lived;
        let stretch = SPARSE.iter().find(|(from, _)| age > *from).map(|(_, length)| {
            let length = length.num_milliseconds();
            (length, entry.lived.num_milliseconds().div_euclid(length))
        });
        let has_its_own = stretch.is_none() || stretch != last_kept;
        if has_its_own || entry.pinned || place == 0 {
            last_kept = stretch;
        } else {
            superfluous.push(entry.number);
        }
    }
    superfluous
}

impl Vault {
    /// Thins every history by its age, and lets the vault grow older by what has passed on the clock, two days at the most.
    /// Gives how many earlier texts went. Worth doing on opening, and once a day.
    ///
    /// # Errors
    /// When the vault cannot be read or written; nothing went then.
    pub fn thin_histories(&mut self, now: DateTime<Utc>) -> Result<usize, VaultError> {
        // No text changes, so this is neither a step to undo nor a reason for a backup.
        let (gone, _) = self.write(now, |writing| -> Result<usize, VaultError> {
            let store = &writing.transaction;
            upkeep::look(store, now)?;
            let lived = upkeep::lived(store, now)?;
            let mut gone = 0;
            for history in version::ages(store)? {
                for number in superfluous(&history, lived) {
                    version::delete(store, number)?;
                    gone += 1;
                }
            }
            for history in private_note::ages(store)? {
                for number in superfluous(&history, lived) {
                    private_note::delete_version(store, number)?;
                    gone += 1;
                }
            }
            Ok(gone)
        })?;
        Ok(gone)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// One every five minutes for so long, as one who never rests would write.
    fn every_five_minutes(length: TimeDelta) -> Vec<Aged> {
        (0..=length.num_minutes() / 5)
            .map(|number| Aged {
                number,
                lived: TimeDelta::minutes(number * 5),
                pinned: false,
            })
            .collect()
    }

    fn thinned(history: &[Aged], lived: TimeDelta) -> Vec<Aged> {
        let gone: HashSet<i64> = superfluous(history, lived).into_iter().collect();
        history
            .iter()
            .filter(|entry| !gone.contains(&entry.number))
            .copied()
            .collect()
    }

    fn between(history: &[Aged], lived: TimeDelta, from: i64, to: i64) -> usize {
        let ages = TimeDelta::days(from)..TimeDelta::days(to);
        history
            .iter()
            .filter(|entry| ages.contains(&(lived - entry.lived)))
            .count()
    }

    #[test]
    fn a_history_is_dense_for_today_and_sparse_for_last_year() {
        let lived = TimeDelta::days(800);
        let kept = thinned(&every_five_minutes(lived), lived);
        assert_eq!(between(&kept, lived, 0, 1), 24 * 12);
        for (from, to, expected) in [(1, 7, 6 * 24), (7, 60, 53), (60, 365, 44), (365, 800, 16)] {
            let found = between(&kept, lived, from, to);
            assert!(
                found.abs_diff(expected) <= 1,
                "{found} between {from} and {to} days, not {expected}"
            );
        }
    }

    #[test]
    fn thinning_every_day_keeps_what_thinning_once_keeps() {
        let all = every_five_minutes(TimeDelta::days(120));
        let mut often = Vec::new();
        for day in 0..=120 {
            let (from, to) = (TimeDelta::days(day - 1), TimeDelta::days(day));
            often.extend(all.iter().filter(|entry| from < entry.lived && entry.lived <= to));
            often = thinned(&often, to);
        }
        assert_eq!(often, thinned(&all, TimeDelta::days(120)));
        assert_eq!(often, thinned(&often, TimeDelta::days(120)));
    }

    #[test]
    fn the_newest_and_the_pinned_stay_however_old_they_are() {
        let mut history = every_five_minutes(TimeDelta::hours(1));
        history[3].pinned = true;
        let kept = thinned(&history, TimeDelta::days(4000));
        assert_eq!(kept.iter().map(|entry| entry.number).collect::<Vec<_>>(), [3, 12]);
    }

    #[test]
    fn what_was_set_aside_before_the_account_began_is_thinned_like_all_else() {
        let lived = TimeDelta::days(1);
        let before: Vec<Aged> = every_five_minutes(TimeDelta::days(30))
            .into_iter()
            .map(|entry| Aged {
                lived: entry.lived - TimeDelta::days(30),
                ..entry
            })
            .collect();
        let kept = thinned(&before, lived);
        assert!(between(&kept, lived, 7, 60).abs_diff(24) <= 1);
    }
}
