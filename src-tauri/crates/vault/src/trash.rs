//! What was removed waits here, as long as the vault has lived for thirty days.

use chrono::{DateTime, TimeDelta, Utc};
use pathway::{Id, Record};

use crate::{
    Evidence, Vault, VaultError,
    storage::{evidence, record, upkeep},
};

/// How long something waits in the trash. It counts by the life of the vault: a clock that jumps empties nothing.
pub const TRASH_DAYS: i64 = 30;

/// Something in the trash.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    pub thing: Thing,
    /// When it went there.
    pub at: DateTime<Utc>,
    /// Days that it still waits. At 0 it is due.
    pub days_left: i64,
}

/// What can lie in the trash by itself. A record has its attached files with it.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    Record(Record),
    Evidence(Evidence),
}

impl Thing {
    #[must_use]
    pub fn id(&self) -> &Id {
        match self {
            Self::Record(record) => record.id(),
            Self::Evidence(evidence) => &evidence.id,
        }
    }
}

impl Vault {
    /// What lies in the trash, the latest first.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn trash(&self, now: DateTime<Utc>) -> Result<Vec<Removed>, VaultError> {
        let mut trash = Vec::new();
        for removed in record::removed(&self.connection)? {
            trash.push((removed.lived, removed.at, Thing::Record(removed.kept.read()?)));
        }
        for (evidence, lived) in evidence::removed(&self.connection)? {
            let at = evidence.deleted_at.unwrap_or(evidence.added_at);
            trash.push((lived, at, Thing::Evidence(evidence)));
        }
        trash.sort_by_key(|(lived, ..)| std::cmp::Reverse(*lived));
        let lived = upkeep::lived(&self.connection, now)?;
        let lines = trash.into_iter().map(|(since, at, thing)| Removed {
            thing,
            at,
            days_left: days_left(lived - since),
        });
        Ok(lines.collect())
    }
}

/// Whole days that something still waits which has been in the trash for so long; a day that has begun counts.
fn days_left(waited: TimeDelta) -> i64 {
    let left = TimeDelta::days(TRASH_DAYS) - waited;
    let days = left.num_days() + i64::from(left > TimeDelta::days(left.num_days()));
    days.clamp(0, TRASH_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_has_begun_is_still_left() {
        let after = |hours| days_left(TimeDelta::hours(hours));
        assert_eq!((after(0), after(1), after(24), after(25)), (30, 30, 29, 29));
        assert_eq!((after(719), after(720), after(10_000), after(-1)), (1, 0, 0, 30));
    }
}
