//! Whether the computer slept: on every system, and where no signal came.

use std::time::{Duration, Instant, SystemTime};

/// How much further than the steady clock the clock on the wall may go: it is set by a little now and then.
const DRIFT: Duration = Duration::from_secs(5);
/// A tick that took this long: nothing ran in the meantime. Where the steady clock goes on while the computer sleeps,
/// only this shows it.
const LATE: Duration = Duration::from_secs(20);

/// Both clocks at one moment. Most steady clocks stand still while the computer sleeps; the one on the wall never does.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    pub wall: SystemTime,
    pub steady: Instant,
}

impl Reading {
    pub fn now() -> Self {
        Self {
            wall: SystemTime::now(),
            steady: Instant::now(),
        }
    }

    /// Whether the computer slept between an earlier tick and this one. A clock that is set forward looks the same, and
    /// one lock too many does no harm; one that is set back says nothing.
    pub fn slept_since(&self, earlier: &Self) -> bool {
        let steady = self.steady.saturating_duration_since(earlier.steady);
        let wall = self.wall.duration_since(earlier.wall).unwrap_or_default();
        steady > LATE || wall > steady.saturating_add(DRIFT)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const TEN_YEARS: Duration = Duration::from_secs(10 * 365 * 24 * 3600);

    fn after(earlier: &Reading, wall: Duration, steady: Duration) -> Reading {
        Reading {
            wall: earlier.wall + wall,
            steady: earlier.steady + steady,
        }
    }

    #[test]
    fn a_tick_is_no_sleep_and_a_late_one_under_load_neither() {
        let earlier = Reading::now();
        assert!(!after(&earlier, SECOND, SECOND).slept_since(&earlier));
        assert!(!after(&earlier, 15 * SECOND, 15 * SECOND).slept_since(&earlier));
        assert!(!after(&earlier, 5 * SECOND, SECOND).slept_since(&earlier));
    }

    #[test]
    fn a_wall_clock_that_went_on_alone_is_a_sleep() {
        let earlier = Reading::now();
        assert!(after(&earlier, 7 * SECOND, SECOND).slept_since(&earlier));
        assert!(after(&earlier, TEN_YEARS, SECOND).slept_since(&earlier));
    }

    #[test]
    fn a_tick_that_took_far_too_long_is_a_sleep() {
        let earlier = Reading::now();
        assert!(after(&earlier, 60 * SECOND, 60 * SECOND).slept_since(&earlier));
        assert!(after(&earlier, Duration::ZERO, 60 * SECOND).slept_since(&earlier));
    }

    #[test]
    fn a_wall_clock_set_back_by_ten_years_neither_locks_nor_hides_a_sleep() {
        let earlier = Reading::now();
        let back = Reading {
            wall: earlier.wall - TEN_YEARS,
            steady: earlier.steady + SECOND,
        };
        assert!(!back.slept_since(&earlier));
        assert!(after(&back, 9 * SECOND, SECOND).slept_since(&back));
    }
}
