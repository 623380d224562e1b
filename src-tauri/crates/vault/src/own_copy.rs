//! The one door through which private notes, and the words that must never leave, leave a vault: the owner's own full copy.

use pathway::Id;
use secrecy::SecretString;

use crate::{
    Damage, Vault, VaultError,
    storage::{client_word, private_note},
};

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

    /// Every word of a client that must never leave, with whose it is, for the same copy; asks for the passphrase again.
    ///
    /// # Errors
    /// As [`Vault::own_copy_notes`].
    pub fn own_copy_words(&self, passphrase: &SecretString) -> Result<Vec<(Id, String)>, VaultError> {
        self.keys.data_key(passphrase)?;
        let words = client_word::of_present_clients(&self.connection)?.into_iter();
        Ok(words
            .map(|word| (word.client().clone(), word.word().to_owned()))
            .collect())
    }
}
