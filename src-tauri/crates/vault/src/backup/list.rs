use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::{Manifest, Place, name::Name};
use crate::VaultError;

/// A backup in its place, as far as its manifest tells.
#[derive(Clone, Debug)]
pub struct Backup {
    folder: PathBuf,
    pub(super) name: Name,
    pub(super) place: Place,
    manifest: Option<Manifest>,
}

impl Backup {
    pub(super) fn at(place: &Place, name: Name) -> Self {
        let folder = place.folder().join(name.to_string());
        Self {
            manifest: Manifest::read(&folder).ok(),
            folder,
            name,
            place: place.clone(),
        }
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// `None` when the manifest is missing or damaged, or of a newer version: then only its name is known.
    #[must_use]
    pub fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_ref()
    }

    /// Counts the backups of a vault.
    #[must_use]
    pub fn sequence(&self) -> u32 {
        self.name.sequence
    }

    #[must_use]
    pub fn made_at(&self) -> DateTime<Utc> {
        self.manifest
            .as_ref()
            .map_or(self.name.made_at(), |manifest| manifest.made_at)
    }
}

/// The backups in a place, newest first. One that was written anew stands there once, unless the new one does not even say
/// what it is.
///
/// # Errors
/// [`VaultError::PlaceMissing`], [`VaultError::CannotRead`].
pub fn list(place: &Place) -> Result<Vec<Backup>, VaultError> {
    let names = names(place)?;
    let is_known = |name: &Name| Manifest::read(&place.folder().join(name.to_string())).is_ok();
    let replaced = |name: &Name| names.iter().any(|other| name.is_replaced_by(*other) && is_known(other));
    let standing = names.iter().rev().filter(|name| !replaced(name));
    Ok(standing.map(|name| Backup::at(place, *name)).collect())
}

/// Also those that were written anew, if the old one still lies there. Oldest first.
pub(super) fn names(place: &Place) -> Result<Vec<Name>, VaultError> {
    let mut names: Vec<Name> = place.names()?.iter().filter_map(|name| Name::read(name)).collect();
    names.sort_unstable();
    Ok(names)
}
