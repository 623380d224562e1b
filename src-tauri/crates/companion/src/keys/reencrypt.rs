use std::sync::atomic::AtomicBool;

use secrecy::{ExposeSecret, SecretString};
use vault::{Cost, RecoveryCode, VaultError};

use super::passphrase::not_the_passphrase;
use crate::{
    Code, Companion, Moment, Refusal, Result,
    companion::Opened,
    open::{good_enough, typed},
};

impl Companion {
    /// Encrypts the whole vault anew, attached files and all, and gives it a new passphrase: for when somebody may know the
    /// present one or the recovery code, and have had a copy of the vault. Where there was a recovery code, the earlier kit
    /// is worthless; a new code is returned, which opens nothing before [`Self::keep_recovery_code`].
    ///
    /// `progress` hears how many bytes are done, of how many. Backups from before stay as they are: see
    /// [`Self::delete_backups_with_other_keys`].
    ///
    /// # Errors
    /// At the field "current", when that is not the passphrase; at the field "passphrase", when the new one is the same or not
    /// good enough; when a backup is being made, when it was cancelled, when the disk refuses. The vault opens with its
    /// present passphrase then.
    pub fn reencrypt(
        &mut self,
        current: &SecretString,
        fresh: &SecretString,
        cost: Cost,
        moment: Moment,
        progress: &mut dyn FnMut(u64, u64),
        cancel: &AtomicBool,
    ) -> Result<Option<RecoveryCode>> {
        let current = typed(current)?;
        let fresh = good_enough(fresh, &self.owner()?)?;
        if fresh.expose_secret() == current.expose_secret() {
            let message =
                "Choose another passphrase than the present one: it may be known to somebody. Nothing was changed.";
            return Err(Refusal::at(Code::Invalid, "passphrase", message));
        }
        let done = self
            .vault
            .reencrypt_under(&current, &fresh, cost, moment.instant, progress, cancel);
        let had_code = match done {
            Err(VaultError::WrongPassphrase) => return Err(not_the_passphrase()),
            done => done?,
        };
        self.opened = Opened::ByPassphrase;
        had_code.then(|| self.propose()).transpose()
    }
}
