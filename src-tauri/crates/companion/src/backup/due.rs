use std::time::Duration;

use chrono::NaiveDate;
use vault::backup::{Backup, Further, Place, list};

use super::day;
use crate::{Companion, Moment, Result};

/// While somebody writes, a backup is made this often.
const OFTEN: Duration = Duration::from_secs(30 * 60);

impl Companion {
    /// Whether a backup should be made now. `since_last` is how long ago the last one was tried in this session, or, before
    /// the first, how long the vault has been open: by a clock that cannot be set.
    ///
    /// # Errors
    /// When the vault or its backups cannot be read.
    pub fn backup_due(&self, since_last: Duration, moment: Moment) -> Result<bool> {
        let own = list(&Place::own(self.folder()))?;
        let newest = own.iter().find(|backup| backup.manifest().is_some());
        let newest_day = newest.map(|backup| day(backup.made_at()));
        let changed = self.vault.changed_since_backup()?;
        Ok(due(changed, since_last, newest_day, moment.today) || (since_last >= OFTEN && self.further_lags(newest)))
    }

    /// Whether the further place is there, but without the newest backup: a stick that was plugged in again.
    fn further_lags(&self, newest: Option<&Backup>) -> bool {
        let further = Further::of(self.folder()).ok().flatten();
        further
            .is_some_and(|further| further.last_sequence < newest.map(Backup::sequence) && further.place().is_there())
    }
}

/// After a change: half an hour after the last one, once on each day, and when there is none at all. A day is another day
/// whether it lies before or after: a clock that was set back must not keep backups from being made.
fn due(changed: bool, since_last: Duration, newest: Option<NaiveDate>, today: NaiveDate) -> bool {
    changed && (since_last >= OFTEN || newest != Some(today))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_due_after_half_an_hour_of_change_and_once_a_day() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let (soon, late) = (Duration::from_secs(60), OFTEN);
        assert!(!due(false, late, None, today), "nothing changed");
        assert!(due(true, soon, None, today), "there is none at all");
        assert!(!due(true, soon, Some(today), today));
        assert!(due(true, late, Some(today), today));
        for other in [
            today.pred_opt().unwrap(),
            today.succ_opt().unwrap(),
            NaiveDate::from_ymd_opt(2036, 11, 23).unwrap(),
            NaiveDate::from_ymd_opt(2016, 11, 23).unwrap(),
        ] {
            assert!(due(true, soon, Some(other), today), "{other}");
            assert!(!due(false, late, Some(other), today));
        }
    }
}
