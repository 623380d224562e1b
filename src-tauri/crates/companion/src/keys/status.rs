use chrono::{DateTime, Local, NaiveDate, Utc};
use serde::Serialize;
use specta::Type;

use crate::Companion;

/// What opens the vault, for the person to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct KeysStatus {
    pub has_recovery_code: bool,
    /// The day on which the recovery code was made; it stands on its kit too.
    pub recovery_code_made_on: Option<NaiveDate>,
    /// The day on which the passphrase was chosen; unknown for old vaults.
    pub passphrase_made_on: Option<NaiveDate>,
    /// The vault was opened with its recovery code, and no new passphrase was chosen yet.
    pub wants_a_passphrase: bool,
}

impl Companion {
    #[must_use]
    pub fn keys_status(&self) -> KeysStatus {
        KeysStatus {
            has_recovery_code: self.vault.has_recovery_code(),
            recovery_code_made_on: self.vault.recovery_code_made_at().map(own_day),
            passphrase_made_on: self.vault.passphrase_made_at().map(own_day),
            wants_a_passphrase: self.wants_a_passphrase(),
        }
    }
}

/// The day that this instant has where the person is.
pub(super) fn own_day(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&Local).date_naive()
}
