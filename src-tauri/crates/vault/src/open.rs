use std::{fs::File, path::Path, sync::Arc};

use secrecy::SecretString;

use crate::{
    Damage, Vault, VaultError,
    keys::{DataKey, KeyFiles, Keys},
    place,
    place::Lock,
    storage,
};

impl Vault {
    /// Opens a vault.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`], [`VaultError::InUse`], [`VaultError::WrongPassphrase`], [`VaultError::Damaged`],
    /// [`VaultError::NewerVersion`]; none of them has changed a byte of it. [`VaultError::CannotWrite`] when the folder
    /// is read-only, [`VaultError::NotEnoughMemory`].
    pub fn open(folder: &Path, passphrase: &SecretString) -> Result<Self, VaultError> {
        if !place::is_vault(folder) {
            return Err(VaultError::NotAVault);
        }
        // Before anything is read: another process may be changing it.
        let lock = Lock::take(folder)?;
        let (keys, key_files) = Keys::read(folder)?;
        let data_key = keys.data_key(passphrase)?;
        Self::unlocked(folder, lock, (keys, key_files), data_key)
    }

    pub(crate) fn unlocked(
        folder: &Path,
        lock: Lock,
        (keys, key_files): (Keys, KeyFiles),
        data_key: DataKey,
    ) -> Result<Self, VaultError> {
        let store = place::store(folder);
        let (connection, meta) = storage::open(&store, &data_key)?;
        if meta.vault != keys.vault() {
            return Err(VaultError::damaged(Damage::KeyFiles));
        }
        let image = Arc::new(File::open(&store).map_err(VaultError::reading(&store))?);
        Ok(Self {
            connection,
            lock,
            folder: folder.to_owned(),
            keys,
            key_files,
            workspace: meta.workspace,
            data_key,
            image,
        })
    }

    /// Whether one of the two copies of the key file was found missing or damaged when the vault was opened.
    #[must_use]
    pub fn key_file_is_damaged(&self) -> bool {
        self.key_files != KeyFiles::BothWhole
    }

    /// Writes both copies of the key file anew, from the one that was whole.
    ///
    /// # Errors
    /// [`VaultError::CannotWrite`] or [`VaultError::DiskFull`]; the whole copy is still there then.
    pub fn mend_key_files(&mut self) -> Result<(), VaultError> {
        self.keys.write(&self.folder)?;
        self.key_files = KeyFiles::BothWhole;
        Ok(())
    }
}
