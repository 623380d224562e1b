//! A new passphrase or recovery code: a slot is written, the store is not touched.

use chrono::{DateTime, Utc};
use secrecy::SecretString;

use crate::{
    Cost, Vault, VaultError,
    keys::{KeyFiles, Keys, Secret},
    storage::{seen, upkeep},
};

impl Vault {
    /// Gives the vault another passphrase. Whoever calls this has asked for the present one.
    ///
    /// Killed or failing at any step, it leaves a vault that opens with the old passphrase or the new one. Backups that
    /// were made before keep the old one.
    ///
    /// # Errors
    /// [`VaultError::CannotWrite`], [`VaultError::DiskFull`] or [`VaultError::NotEnoughMemory`]; the passphrase is the old
    /// one then.
    pub fn change_passphrase(&mut self, new: &SecretString, cost: Cost, now: DateTime<Utc>) -> Result<(), VaultError> {
        let keys = self
            .keys
            .with_slot(&self.data_key, Secret::Passphrase(new), cost, now)?;
        self.replace_keys(keys)?;
        self.wants_a_backup(now);
        Ok(())
    }

    /// When the passphrase was chosen; nothing for vaults that were made before this was kept.
    #[must_use]
    pub fn passphrase_made_at(&self) -> Option<DateTime<Utc>> {
        self.keys.passphrase_made_at()
    }

    /// A backup carries the slots of its time, so the next one is due.
    pub(crate) fn wants_a_backup(&self, now: DateTime<Utc>) {
        // Should the disk refuse this, the next record that is saved does it.
        let _ = upkeep::wrote(&self.connection, now);
    }

    /// Writes other slots of the same data key.
    pub(crate) fn replace_keys(&mut self, keys: Keys) -> Result<(), VaultError> {
        if let Err(error) = keys.write(&self.folder) {
            // One of the two files may be replaced already. Where even this fails, both generations open the vault.
            self.key_files = match self.keys.write(&self.folder) {
                Ok(()) => KeyFiles::BothWhole,
                Err(_) => KeyFiles::Unsettled,
            };
            return Err(error);
        }
        // Where the disk refuses this, the next opening does it.
        let _ = seen::note(&self.connection, keys.mark());
        self.keys = keys;
        self.key_files = KeyFiles::BothWhole;
        Ok(())
    }
}
