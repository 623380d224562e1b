use std::{
    fs::{self, File, TryLockError},
    io,
    path::Path,
};

use super::write::private;
use crate::VaultError;

/// Held while a vault is open. The system gives it up when the process ends, however it ends.
///
/// SQLite locks its file too, but waits five seconds before it says so.
pub struct Lock {
    file: File,
}

impl Lock {
    /// # Errors
    /// [`VaultError::InUse`] at once when another process, or this one, holds the vault.
    pub fn take(folder: &Path) -> Result<Self, VaultError> {
        let path = folder.join("vault.lock");
        // A pipe in its place would hold us up for ever.
        if fs::metadata(&path).is_ok_and(|there| !there.is_file()) {
            return Err(VaultError::writing(&path)(io::ErrorKind::InvalidInput.into()));
        }
        let file = private()
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(VaultError::writing(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(VaultError::InUse),
            Err(TryLockError::Error(error)) => Err(VaultError::writing(&path)(error)),
        }
    }

    /// The same without making the lock's file: for a vault that is only looked at, also on a disk that cannot be written
    /// to. Where there is no such file, no process holds the vault.
    ///
    /// # Errors
    /// [`VaultError::InUse`].
    pub fn take_if_there(folder: &Path) -> Result<Option<Self>, VaultError> {
        let Ok(file) = super::read::open(&folder.join("vault.lock")) else {
            return Ok(None);
        };
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { file })),
            Err(TryLockError::WouldBlock) => Err(VaultError::InUse),
            // A disk that knows no locks.
            Err(TryLockError::Error(_)) => Ok(None),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file is not enough: a process that is being started just now still has it open for a moment.
        let _ = self.file.unlock();
    }
}
