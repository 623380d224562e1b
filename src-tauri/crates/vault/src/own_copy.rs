//! The one door through which private notes leave a vault: the owner's own full copy.

use pathway::Id;
use secrecy::SecretString;

use crate::{Damage, Vault, VaultError, storage::private_note};

impl Vault {
    /// Every private note with the record it lies beside, for the owner's own readable copy. Asks for the passphrase
    /// again, because an unlocked screen is not yet its owner.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], [`VaultError::Damaged`], [`VaultError::NotEnoughMemory`].
    pub fn own_copy_notes(&self, passphrase: &SecretString) -> Result<Vec<(Id, String)>, VaultError> {
        self.keys.data_key(passphrase)?;
        let damaged = |_| VaultError::damaged(Damage::Store);
        private_note::all(&self.connection)?
            .into_iter()
            .map(|(about, text)| Ok((Id::new(about).map_err(damaged)?, text)))
            .collect()
    }
}
