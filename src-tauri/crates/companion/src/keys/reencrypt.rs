use std::sync::atomic::AtomicBool;

use secrecy::SecretString;
use vault::{Cost, RecoveryCode, VaultError};

use super::passphrase::not_the_passphrase;
use crate::{Companion, Moment, Result, open::typed};

impl Companion {
    /// Encrypts the whole vault anew, attached files and all: for when somebody may have had both the passphrase and a copy
    /// of the vault. The passphrase stays; choose another one first. Where there was a recovery code, the earlier kit is
    /// worthless; a new code is returned, which opens nothing before [`Self::keep_recovery_code`].
    ///
    /// `progress` hears how many bytes are done, of how many. Backups from before stay as they are.
    ///
    /// # Errors
    /// At the field "current", when that is not the passphrase; when a backup is being made, when it was cancelled, when
    /// the disk refuses. The vault opens with its passphrase in any case.
    pub fn reencrypt(
        &mut self,
        current: &SecretString,
        cost: Cost,
        moment: Moment,
        progress: &mut dyn FnMut(u64, u64),
        cancel: &AtomicBool,
    ) -> Result<Option<RecoveryCode>> {
        let done = self
            .vault
            .reencrypt(&typed(current)?, cost, moment.instant, progress, cancel);
        match done {
            Err(VaultError::WrongPassphrase) => Err(not_the_passphrase()),
            done => done?.then(|| self.propose()).transpose(),
        }
    }
}
