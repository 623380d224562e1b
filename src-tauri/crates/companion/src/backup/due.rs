use std::{path::Path, time::Duration};

use chrono::NaiveDate;
use vault::backup::{Backup, Further, Place, list};

use super::day;
use crate::{Companion, Moment, Result};

/// While somebody writes, a backup is made this often.
const OFTEN: Duration = Duration::from_secs(30 * 60);

impl Companion {
    /// Whether a backup should be made now, as far as the vault itself knows: see [`further_lags`]. `since_last` is how long ago
    /// the last one was tried in this session, or, before the first, how long the vault has been open: by a clock that
    /// cannot be set.
    ///
    /// # Errors
    /// When the vault or its backups cannot be read.
    pub fn backup_due(&self, since_last: Duration, moment: Moment) -> Result<bool> {
        let newest_day = newest(self.folder())?.map(|backup| day(backup.made_at()));
        let changed = self.vault.changed_since_backup()?;
        Ok(due(changed, since_last, newest_day, moment.today))
    }
}

/// Whether a backup should be made because the further place is there, but without the newest one: a stick that was plugged
/// in again. Needs no open vault, and waits for as long as the place takes to answer.
#[must_use]
pub fn further_lags(vault: &Path, since_last: Duration) -> bool {
    let Ok(Some(further)) = Further::of(vault) else {
        return false;
    };
    let newest = newest(vault).ok().flatten();
    since_last >= OFTEN && further.last_sequence < newest.as_ref().map(Backup::sequence) && further.place().is_there()
}

/// The newest whole one in the vault's own folder.
fn newest(vault: &Path) -> Result<Option<Backup>> {
    let own = list(&Place::own(vault))?;
    Ok(own.into_iter().find(|backup| backup.manifest().is_some()))
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
