use std::path::Path;

use rusqlite::Connection;

use crate::{
    Destruction, Vault, VaultError,
    keys::DataKey,
    storage::{self, destruction, retired_key},
};

/// What an open vault knows of its backups: which are its own, what opens them, and what must not be in them any more.
pub struct Knowledge {
    /// The vault's id.
    pub vault: String,
    key: DataKey,
    retired: Vec<DataKey>,
    pub destroyed: Vec<Destruction>,
}

impl Knowledge {
    pub fn of(vault: &Vault) -> Result<Self, VaultError> {
        Ok(Self {
            vault: vault.keys.vault().to_owned(),
            key: vault.data_key.clone(),
            retired: retired_key::all(&vault.connection)?,
            destroyed: destruction::all(&vault.connection)?,
        })
    }

    /// The key of today.
    pub fn key(&self) -> &DataKey {
        &self.key
    }

    /// Opens the store of a backup. `None` when none of the keys does.
    pub fn open(&self, store: &Path) -> Result<Option<(Connection, &DataKey)>, VaultError> {
        for key in [&self.key].into_iter().chain(&self.retired) {
            match storage::read_only(store, key) {
                Ok(connection) => return Ok(Some((connection, key))),
                Err(VaultError::Damaged { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }
}
