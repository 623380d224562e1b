use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{VaultError, place};

/// A folder that holds backups, and beside them each attached file once: `evidence/<SHA-256 of the encrypted file>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    folder: PathBuf,
    kind: PlaceKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// Inside the vault's own folder.
    Own,
    /// The one that the person chose beside it: a stick, another disk.
    Further,
}

impl Place {
    /// The one inside a vault's folder.
    #[must_use]
    pub fn own(vault: &Path) -> Self {
        Self {
            folder: vault.join("backups"),
            kind: PlaceKind::Own,
        }
    }

    #[must_use]
    pub fn further(folder: PathBuf) -> Self {
        Self {
            folder,
            kind: PlaceKind::Further,
        }
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    #[must_use]
    pub fn kind(&self) -> PlaceKind {
        self.kind
    }

    /// Whether it is there now. A further place is never made again by itself: where a stick is missing, its path leads to
    /// another disk.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.folder.is_dir()
    }

    /// Makes the own place, when it is not there yet.
    pub(super) fn make(&self) -> Result<(), VaultError> {
        match self.kind {
            _ if self.is_there() => Ok(()),
            PlaceKind::Own => place::folder_for_one(&self.folder).map_err(VaultError::writing(&self.folder)),
            PlaceKind::Further => Err(self.missing()),
        }
    }

    pub(super) fn evidence(&self) -> PathBuf {
        self.folder.join("evidence")
    }

    /// The names of what lies in it; nothing when the own place was not needed yet.
    ///
    /// # Errors
    /// [`VaultError::PlaceMissing`] for a further place, [`VaultError::CannotRead`].
    pub(super) fn names(&self) -> Result<Vec<String>, VaultError> {
        let reading = VaultError::reading(&self.folder);
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound && self.kind == PlaceKind::Own => {
                return Ok(Vec::new());
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(self.missing()),
            Err(error) => return Err(reading(error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            names.extend(entry.map_err(&reading)?.file_name().into_string());
        }
        Ok(names)
    }

    pub(super) fn missing(&self) -> VaultError {
        VaultError::PlaceMissing {
            place: self.folder.clone(),
        }
    }
}
