//! How long nobody has stirred, by the steady clock: setting the clock on the wall puts no lock off.

use std::time::{Duration, Instant};

pub struct Idle {
    stirred: Instant,
    limit: Duration,
}

impl Idle {
    pub fn new(now: Instant, limit: Duration) -> Self {
        Self { stirred: now, limit }
    }

    pub fn stirred(&mut self, now: Instant) {
        self.stirred = now;
    }

    pub fn allow(&mut self, limit: Duration) {
        self.limit = limit;
    }

    pub fn is_over(&self, now: Instant) -> bool {
        now.saturating_duration_since(self.stirred) >= self.limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_stirring_for_the_whole_time_is_over_and_stirring_begins_it_anew() {
        let start = Instant::now();
        let minutes = |n: u64| start + Duration::from_secs(60 * n);
        let mut idle = Idle::new(start, Duration::from_secs(300));
        assert!(!idle.is_over(minutes(4)));
        assert!(idle.is_over(minutes(5)));
        idle.stirred(minutes(4));
        assert!(!idle.is_over(minutes(8)));
        assert!(idle.is_over(minutes(9)));
        idle.allow(Duration::from_secs(60));
        assert!(idle.is_over(minutes(5)));
    }
}
