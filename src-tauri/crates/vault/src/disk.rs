//! A disk that did not answer is told from damage, and the vault comes back when it answers again.
//!
//! SQLCipher takes a page that the disk did not give for one that is not as it was written, and from then on refuses every
//! other page too. So the bytes are asked once more, without SQLite.

use std::mem;

use crate::{Damage, Vault, VaultError, place, storage};

impl Vault {
    /// After something was refused: when the store was called damaged, reads every page of it again. What is really damaged
    /// stays so called. Otherwise it was the disk, and that is told; the store is opened anew, so that trying again goes on
    /// from where it was.
    pub fn look_again(&mut self, refused: VaultError) -> VaultError {
        if !matches!(refused, VaultError::Damaged { what: Damage::Store }) {
            return refused;
        }
        match self.open_anew().and_then(|()| self.is_in_order()) {
            Ok(false) => refused,
            Ok(true) => VaultError::CannotRead {
                kind: std::io::ErrorKind::Other,
                place: place::store(&self.folder),
            },
            Err(error) => error,
        }
    }

    /// Before something is asked of the vault: opens the store again that the disk refused to give the last time.
    ///
    /// # Errors
    /// [`VaultError::CannotRead`] when it does so still. What was saved is in the vault all the same.
    pub fn come_back(&mut self) -> Result<(), VaultError> {
        if self.is_away() { self.open_anew() } else { Ok(()) }
    }

    /// An empty store in memory stands in the place of one that could not be opened: in it nothing can be found or saved.
    fn is_away(&self) -> bool {
        self.connection.path().is_none_or(str::is_empty)
    }

    /// Pages may each be whole and yet contradict each other.
    fn is_in_order(&self) -> Result<bool, VaultError> {
        Ok(storage::pragma(&self.connection, "integrity_check")? == ["ok"])
    }

    fn open_anew(&mut self) -> Result<(), VaultError> {
        if !self.is_away() {
            // A store that could not be read is not folded into on closing.
            storage::leave_log(&self.connection)?;
            let old = mem::replace(&mut self.connection, storage::in_memory()?);
            if let Err((old, error)) = old.close() {
                self.connection = old;
                return Err(error.into());
            }
        }
        self.connection = storage::open(&place::store(&self.folder), &self.data_key)?.0;
        Ok(())
    }
}
