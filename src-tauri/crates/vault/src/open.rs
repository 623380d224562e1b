use std::{fs::File, path::Path, sync::Arc};

use secrecy::SecretString;

use crate::{
    Damage, RecoveryCode, Vault, VaultError, backup, evidence,
    keys::{DataKey, Found, KeyFiles, Secret, Unlocked},
    place,
    place::Lock,
    reencrypt,
    storage::{self, seen},
    undo::Steps,
};

impl Vault {
    /// Opens a vault.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`], [`VaultError::InUse`], [`VaultError::WrongPassphrase`], [`VaultError::Damaged`],
    /// [`VaultError::NewerVersion`]; none of them has changed a byte of it. [`VaultError::CannotWrite`] when the folder
    /// is read-only, [`VaultError::NotEnoughMemory`].
    pub fn open(folder: &Path, passphrase: &SecretString) -> Result<Self, VaultError> {
        Self::open_by(folder, Secret::Passphrase(passphrase))
    }

    /// Opens a vault with its recovery code.
    ///
    /// # Errors
    /// As [`Self::open`], with [`VaultError::WrongCode`] in place of the wrong passphrase.
    pub fn open_with_code(folder: &Path, code: &RecoveryCode) -> Result<Self, VaultError> {
        Self::open_by(folder, Secret::Code(code))
    }

    fn open_by(folder: &Path, secret: Secret<'_>) -> Result<Self, VaultError> {
        if !place::is_vault(folder) {
            return Err(VaultError::NotAVault);
        }
        // Before anything is read: another process may be changing it.
        let lock = Lock::take(folder)?;
        let store = place::store(folder);
        let opens = |data_key: &DataKey| match storage::open(&store, data_key) {
            Ok(opened) => Ok(Some(opened)),
            // As another data key's store looks.
            Err(VaultError::Damaged { what: Damage::Store }) => Ok(None),
            Err(error) => Err(error),
        };
        let unlocked = Found::read(folder)?.open(secret, opens, |(connection, _)| seen::slots(connection))?;
        Self::unlocked(folder, lock, unlocked)
    }

    pub(crate) fn unlocked(
        folder: &Path,
        lock: Lock,
        unlocked: Unlocked<(rusqlite::Connection, storage::meta::Meta)>,
    ) -> Result<Self, VaultError> {
        let (connection, meta) = unlocked.opened;
        if meta.vault != unlocked.keys.vault() {
            return Err(VaultError::damaged(Damage::KeyFiles));
        }
        let store = place::store(folder);
        let image = Arc::new(File::open(&store).map_err(VaultError::reading(&store))?);
        reencrypt::clear_leftovers(folder);
        backup::sweep(folder);
        place::sweep_around(folder);
        evidence::sweep(&connection, folder);
        if unlocked.files == KeyFiles::BothWhole {
            // A disk that refuses this is asked again the next time.
            let _ = seen::note(&connection, unlocked.keys.mark());
        }
        Ok(Self {
            still: backup::Still::default(),
            connection,
            lock,
            folder: folder.to_owned(),
            keys: unlocked.keys,
            key_files: unlocked.files,
            workspace: meta.workspace,
            steps: Steps::default(),
            data_key: unlocked.data_key,
            image,
        })
    }

    /// Whether one of the two copies of the key file was found missing or damaged when the vault was opened, or the two
    /// differ because a change was interrupted.
    #[must_use]
    pub fn key_file_is_damaged(&self) -> bool {
        self.key_files != KeyFiles::BothWhole
    }

    /// Writes both copies of the key file anew, from the slots with which the vault was opened. A lone spare whose slots are
    /// not those that the store has last seen is left as it lies.
    ///
    /// # Errors
    /// [`VaultError::CannotWrite`] or [`VaultError::DiskFull`]; the whole copy is still there then.
    pub fn mend_key_files(&mut self) -> Result<(), VaultError> {
        let seen = seen::slots(&self.connection);
        if self.key_files == KeyFiles::FirstDamaged && seen.is_some_and(|seen| seen != self.keys.mark()) {
            return Ok(());
        }
        self.keys.write(&self.folder)?;
        self.key_files = KeyFiles::BothWhole;
        let _ = seen::note(&self.connection, self.keys.mark());
        Ok(())
    }
}
