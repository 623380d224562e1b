//! Backups as a person meets them: where they lie, when one is due, making one, proving one, and getting back what is in one.

mod away;
mod drill;
mod due;
mod look;
mod make;
mod one_record;
mod other_keys;
mod places;
mod restore;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

pub use away::further_place_away;
pub use drill::{Drill, DrillRow, Proof};
pub use due::further_lags;
pub use look::{BackupView, Overview, PlaceView, Where, chosen, folder_of, overview};
pub use make::{BackedUp, Backing, Made};
pub use one_record::{GivenBack, RecordInBackup, Standing};
pub use restore::{RestoredVault, restore, vault_of};
/// A backup that was found, for what is done with it.
pub use vault::backup::Backup;

use chrono::{DateTime, Local, NaiveDate, Utc};

/// The person's own day.
fn day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Local).date_naive()
}

/// "23 November 2026 at 09:00", by the person's own clock.
pub(crate) fn said(at: DateTime<Utc>) -> String {
    let time = at.with_timezone(&Local).format("%H:%M");
    format!("{} at {time}", pathway::words::date(day(at)))
}
