use crate::{Vault, VaultError, storage};

impl Vault {
    /// Folds what was written into the store's one file, and closes it. Dropping a vault does the same, silently.
    ///
    /// # Errors
    /// When the store cannot be closed. What was saved is there all the same: a log that cannot be folded now, on a full
    /// disk, is folded at the next opening.
    pub fn close(self) -> Result<(), VaultError> {
        // The store's file is about to change, so a copy that is being made of it is called off.
        self.still.call_off();
        let _ = self.checkpoint();
        let Self {
            connection,
            image,
            lock,
            ..
        } = self;
        let closed = connection.close().map_err(|(_, error)| error.into());
        drop((image, lock));
        closed
    }

    /// Folds what was written into the store's one file. Worth doing when nobody types: after a crash, a write-ahead
    /// log that the disk has damaged loses its last frames. While the file is being copied for a backup, nothing is done.
    ///
    /// # Errors
    /// What was saved is still there, in the write-ahead log beside the store, when this fails.
    pub fn checkpoint(&self) -> Result<(), VaultError> {
        if !self.still.holds() {
            storage::pragma(&self.connection, "wal_checkpoint(TRUNCATE)")?;
        }
        Ok(())
    }
}
