use std::{collections::HashSet, path::Path};

use pathway::{Id, Record};
use rusqlite::Connection;
use secrecy::SecretString;

use super::knowledge::Knowledge;
use crate::{
    ClientWord, PrivateNote, Vault, VaultError,
    keys::{DataKey, Found, Secret},
    place,
    storage::{client_word, destruction, private_note, read_only, record},
};

/// A backup that is looked into, to give single records back. It is not changed by that.
pub struct OpenBackup {
    connection: Connection,
    /// What was removed from the vault for good since: it is not given back.
    destroyed: HashSet<String>,
}

impl Vault {
    /// Opens a backup of this vault with the data keys that the vault has or had.
    ///
    /// # Errors
    /// [`VaultError::OtherKey`] when none of them opens it; [`VaultError::BackupDamaged`], [`VaultError::CannotRead`].
    pub fn open_backup(&self, backup: &Path) -> Result<OpenBackup, VaultError> {
        let knowledge = Knowledge::of(self)?;
        match knowledge.open(&place::store(backup))? {
            Some((connection, _)) => self.open_over(connection),
            None => Err(VaultError::OtherKey),
        }
    }

    /// Opens a backup with the passphrase of its own time.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], [`VaultError::Damaged`], [`VaultError::CannotRead`], [`VaultError::NotEnoughMemory`].
    pub fn open_backup_with(&self, backup: &Path, passphrase: &SecretString) -> Result<OpenBackup, VaultError> {
        let store = place::store(backup);
        let opens = |key: &DataKey| match read_only(&store, key) {
            Ok(connection) => Ok(Some(connection)),
            Err(VaultError::Damaged { .. }) => Ok(None),
            Err(error) => Err(error),
        };
        let found = Found::read(backup)?.open(Secret::Passphrase(passphrase), opens, |_| None)?;
        self.open_over(found.opened)
    }

    fn open_over(&self, connection: Connection) -> Result<OpenBackup, VaultError> {
        let seen = destruction::all(&connection).unwrap_or_default();
        let destroyed = destruction::all(&self.connection)?
            .into_iter()
            .filter(|one| !seen.contains(one))
            .map(|one| one.id.as_str().to_owned())
            .collect();
        Ok(OpenBackup { connection, destroyed })
    }
}

impl OpenBackup {
    /// Every record in it, those in its trash included.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn records(&self) -> Result<Vec<Record>, VaultError> {
        let kept = record::with_removed(&self.connection)?;
        let is_there = |kept: &record::Kept| !self.destroyed.contains(&kept.id);
        kept.into_iter().filter(is_there).map(record::Kept::read).collect()
    }

    /// # Errors
    /// [`VaultError::NoSuchRecord`], [`VaultError::Damaged`].
    pub fn record(&self, id: &Id) -> Result<Record, VaultError> {
        if self.destroyed.contains(id.as_str()) {
            return Err(VaultError::NoSuchRecord);
        }
        let kept = record::with_removed(&self.connection)?;
        let found = kept.into_iter().find(|kept| kept.id == id.as_str());
        found.ok_or(VaultError::NoSuchRecord)?.read()
    }

    /// The private note beside a record, as it was then.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn private_note(&self, about: &Id) -> Result<Option<PrivateNote>, VaultError> {
        if self.destroyed.contains(about.as_str()) {
            return Ok(None);
        }
        private_note::get(&self.connection, about)
    }

    /// The words of a client that must never leave, as they were then.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn client_words(&self, client: &Id) -> Result<Vec<ClientWord>, VaultError> {
        if self.destroyed.contains(client.as_str()) {
            return Ok(Vec::new());
        }
        let mut words = client_word::all(&self.connection)?;
        words.retain(|word| word.client() == client);
        Ok(words)
    }
}
