use std::path::{Path, PathBuf};

use super::look::find;
use crate::{Companion, Result};

impl Companion {
    /// Keeps backups also inside this folder, which the person chose, from the next one on. Gives the folder that was made for
    /// them there.
    ///
    /// # Errors
    /// When it lies inside the vault, or cannot be written to.
    pub fn choose_further_place(&mut self, folder: &Path) -> Result<PathBuf> {
        let place = self.vault.choose_further_place(folder)?;
        Ok(place.folder().to_owned())
    }

    /// Keeps backups only in the vault's own folder from now on. Those at the further place stay there.
    ///
    /// # Errors
    /// When this cannot be written down.
    pub fn forget_further_place(&mut self) -> Result<()> {
        Ok(self.vault.forget_further_place()?)
    }

    /// Deletes one backup: an old one under a passphrase that somebody learned, or one that is damaged.
    ///
    /// # Errors
    /// While one is being made; when it is no longer there, or its place cannot be written to.
    pub fn delete_backup(&mut self, backup: &str) -> Result<()> {
        let backup = find(self.folder(), backup)?;
        Ok(self.vault.delete_backup(&backup)?)
    }
}
