use pathway::words;

use crate::{Companion, Result};

impl Companion {
    /// Deletes every backup within reach that opens with another passphrase or recovery code than the vault does now. To be
    /// called when a new one was just made everywhere. Answers with what a person should know.
    ///
    /// # Errors
    /// When the vault's own backups cannot be read.
    pub fn delete_backups_with_other_keys(&mut self) -> Result<Vec<String>> {
        let mut deleted = 0;
        let mut told = Vec::new();
        for backup in self.vault.backups_with_other_keys()? {
            match self.vault.delete_backup(&backup) {
                Ok(()) => deleted += 1,
                Err(error) => told.push(format!(
                    "The backup {} is still there, and opens with what opened the vault then. {error}",
                    backup.folder().display()
                )),
            }
        }
        let count = words::capital(&words::count(deleted, "earlier backup was", "earlier backups were"));
        told.insert(
            0,
            format!("{count} deleted. Copies that lie elsewhere, and sticks that are not connected, were not."),
        );
        Ok(told)
    }
}
