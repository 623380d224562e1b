//! Which backups are kept: dense for today, sparse for last year.

use std::collections::HashSet;

/// In milliseconds of the vault's life, which no clock can make jump.
const DAY: i64 = 24 * 60 * 60 * 1000;
const WEEK: i64 = 7 * DAY;
/// Four weeks, so that what stays of a month is what stayed of a week.
const MONTH: i64 = 4 * WEEK;
/// Always kept, whatever their age.
const NEWEST: usize = 3;

/// Of backups in their order, oldest first, each with how long the vault had lived by then: the places in the list of those
/// that may go. All of the last day stay, then the last one of each day for 14 days, of each week for eight weeks, and of
/// each month.
///
/// Days, weeks and months are counted from the beginning of the vault, not back from now: so what was thinned today is thinned
/// no further by being looked at again.
pub fn surplus(lived: &[i64]) -> Vec<usize> {
    let now = lived.iter().copied().max().unwrap_or_default();
    let mut taken = HashSet::new();
    let mut surplus: Vec<usize> = (0..lived.len())
        .rev()
        .zip(0..)
        .filter_map(|(place, from_the_newest)| {
            let lived = *lived.get(place)?;
            let length = match now.saturating_sub(lived) {
                age if age < DAY => None,
                age if age < 15 * DAY => Some(DAY),
                age if age < 15 * DAY + 8 * WEEK => Some(WEEK),
                _ => Some(MONTH),
            };
            // Newest first, so the first of a day, a week or a month is the one that stays.
            let is_first = [DAY, WEEK, MONTH].map(|length| taken.insert((length, lived.div_euclid(length))));
            let stays = match length {
                None => true,
                Some(DAY) => is_first[0],
                Some(WEEK) => is_first[1],
                Some(_) => is_first[2],
            };
            (!stays && from_the_newest >= NEWEST).then_some(place)
        })
        .collect();
    surplus.reverse();
    surplus
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const HALF_AN_HOUR: i64 = DAY / 48;

    /// Backups made one after the other, each followed by thinning, as it really goes.
    fn kept_after(made: impl IntoIterator<Item = i64>) -> Vec<i64> {
        let mut kept = Vec::new();
        for lived in made {
            kept.push(lived);
            for place in surplus(&kept).into_iter().rev() {
                kept.remove(place);
            }
        }
        kept
    }

    fn aged(kept: &[i64], from: i64, to: i64) -> usize {
        let now = *kept.last().unwrap();
        kept.iter()
            .filter(|lived| (from..to).contains(&(now - **lived)))
            .count()
    }

    #[test]
    fn a_year_of_half_hours_is_dense_today_and_sparse_last_year() {
        let kept = kept_after((0..365 * 48).map(|n| n * HALF_AN_HOUR));
        assert_eq!(aged(&kept, 0, DAY), 48);
        assert!((14..=15).contains(&aged(&kept, DAY, 15 * DAY)), "{kept:?}");
        assert!(
            (8..=9).contains(&aged(&kept, 15 * DAY, 15 * DAY + 8 * WEEK)),
            "{kept:?}"
        );
        assert!(
            (10..=11).contains(&aged(&kept, 15 * DAY + 8 * WEEK, 366 * DAY)),
            "{kept:?}"
        );
        let widest = kept.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap();
        assert!(widest <= 2 * MONTH, "no hole: {widest}");
    }

    #[test]
    fn thinning_twice_takes_no_more() {
        let mut kept: Vec<i64> = (0..400).map(|n| n * 7 * HALF_AN_HOUR).collect();
        let first = surplus(&kept);
        assert!(!first.is_empty());
        for place in first.into_iter().rev() {
            kept.remove(place);
        }
        assert_eq!(surplus(&kept), [0_usize; 0]);
    }

    #[test]
    fn a_clock_that_jumps_takes_nothing_away() {
        // The vault ages by two days at the most, however far its clock jumps: ten years ahead, and ten years back.
        let made: Vec<i64> = (0..6).map(|n| n * 2 * DAY).collect();
        assert_eq!(kept_after(made.clone()), made);
    }

    #[test]
    fn the_newest_three_stay_whatever_is_said_of_their_age() {
        for lived in [
            vec![0, 0, 0],
            vec![100 * DAY, 0, 0, 0],
            vec![i64::MAX, i64::MIN, 0, -1],
            vec![500 * DAY, 1, 2, 3],
        ] {
            let gone = surplus(&lived);
            assert!(gone.iter().all(|place| *place < lived.len() - 3), "{lived:?}: {gone:?}");
        }
        assert_eq!(surplus(&[]), [0_usize; 0]);
    }

    #[test]
    fn twice_the_same_moment_and_disorder_lose_no_day() {
        let now = 100 * DAY;
        let days = [90, 90, 92, 91, 92, 93, 100, 100, 100, 100];
        let lived: Vec<i64> = days.iter().map(|day| day * DAY + 1).chain([now + DAY / 2]).collect();
        let gone: Vec<i64> = surplus(&lived).into_iter().map(|place| days[place]).collect();
        assert_eq!(gone, [90, 92], "one of each pair; each day is still there");
    }
}
