//! Backups that a passphrase or a recovery code opens which the vault no longer has: each carries the key files of its time.

use super::{Backup, Further, Place, earlier, list};
use crate::{Vault, VaultError, keys::Found};

impl Vault {
    /// The backups of this vault, at every place within reach, whose key files hold other slots than the vault's. One that
    /// does not say which vault it is of, or whose key files are damaged, is not among them. Waits for as long as the places
    /// take to answer.
    ///
    /// # Errors
    /// [`VaultError::CannotRead`] when the vault's own place cannot be read.
    pub fn backups_with_other_keys(&self) -> Result<Vec<Backup>, VaultError> {
        let mut backups = list(&Place::own(&self.folder))?;
        let further = Further::of(&self.folder).ok().flatten();
        let beyond = further.map(|further| further.place()).into_iter();
        for place in beyond.chain(earlier::places(&self.folder)) {
            backups.extend(list(&place).unwrap_or_default());
        }
        backups.retain(|backup| self.is_of_other_keys(backup));
        Ok(backups)
    }

    fn is_of_other_keys(&self, backup: &Backup) -> bool {
        let is_ours = |of: &str| of == self.keys.vault();
        backup.manifest().is_some_and(|manifest| is_ours(&manifest.vault))
            && Found::read(backup.folder()).is_ok_and(|found| !found.is_just(&self.keys))
    }
}
