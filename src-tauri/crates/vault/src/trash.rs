//! What was removed waits here, as long as the vault has lived for thirty days.

use chrono::{DateTime, TimeDelta, Utc};
use pathway::Record;

use crate::{
    Vault, VaultError,
    storage::{record, upkeep},
};

/// How long something waits in the trash. It counts by the life of the vault: a clock that jumps empties nothing.
pub const TRASH_DAYS: i64 = 30;

/// A record in the trash.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    pub record: Record,
    /// When it went there.
    pub at: DateTime<Utc>,
    /// Days that it still waits. At 0 it is due.
    pub days_left: i64,
}

impl Vault {
    /// The records in the trash, the latest first.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn trash(&self, now: DateTime<Utc>) -> Result<Vec<Removed>, VaultError> {
        let lived = upkeep::lived(&self.connection, now)?;
        record::removed(&self.connection)?
            .into_iter()
            .map(|removed| {
                Ok(Removed {
                    record: removed.kept.read()?,
                    at: removed.at,
                    days_left: days_left(lived - removed.lived),
                })
            })
            .collect()
    }
}

/// Whole days that something still waits which has been in the trash for so long; a day that has begun counts.
pub(crate) fn days_left(waited: TimeDelta) -> i64 {
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
