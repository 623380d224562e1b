use crate::{Vault, VaultError, storage};

impl Vault {
    /// Folds what was written into the store's one file, and closes it. Dropping a vault does the same, silently.
    ///
    /// # Errors
    /// What was saved is still there, in the write-ahead log beside the store, when this fails.
    pub fn close(self) -> Result<(), VaultError> {
        self.checkpoint()?;
        let Self { connection, lock, .. } = self;
        let closed = connection.close().map_err(|(_, error)| error.into());
        drop(lock);
        closed
    }

    /// Folds what was written into the store's one file. Worth doing when nobody types: after a crash, a write-ahead
    /// log that the disk has damaged loses its last frames.
    ///
    /// # Errors
    /// As [`Self::close`].
    pub fn checkpoint(&self) -> Result<(), VaultError> {
        storage::pragma(&self.connection, "wal_checkpoint(TRUNCATE)")?;
        Ok(())
    }
}
