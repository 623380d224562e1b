//! Which further place the person chose, and how it goes with it. Kept in a plain file among the backups, `further`: a vault
//! that is damaged must be able to say where its backups are.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Manifest, Place, earlier, list::names};
use crate::{BackupPart, Vault, VaultError, place};

/// Longer than the file that says which place it is, in bytes.
const LONGEST: u64 = 64 * 1024;
/// What a further place's folder ends with.
const ENDING: &str = ".scipbackups";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Further {
    pub folder: PathBuf,
    /// When a backup was last made there.
    pub last_made_at: Option<DateTime<Utc>>,
    /// Counts the vault's backups: the last that was made there.
    pub last_sequence: Option<u32>,
    /// Since when backups could not be made there.
    pub missing_since: Option<DateTime<Utc>>,
}

impl Further {
    /// The further place of the vault in this folder, if one was chosen. Asks nothing of an open vault.
    ///
    /// # Errors
    /// [`VaultError::CannotRead`]; [`VaultError::BackupDamaged`] when the file does not say which place.
    pub fn of(vault: &Path) -> Result<Option<Self>, VaultError> {
        let file = file(vault);
        match place::small(&file, LONGEST) {
            Ok(text) => serde_json::from_slice(&text)
                .map(Some)
                .map_err(|_| VaultError::BackupDamaged {
                    what: BackupPart::Further,
                }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(VaultError::reading(&file)(error)),
        }
    }

    #[must_use]
    pub fn place(&self) -> Place {
        Place::further(self.folder.clone())
    }

    pub(super) fn write(&self, vault: &Path) -> Result<(), VaultError> {
        let file = file(vault);
        let writing = VaultError::writing(&file);
        let text = serde_json::to_vec_pretty(self).map_err(|error| writing(error.into()))?;
        let own = Place::own(vault);
        own.make()?;
        place::replace(&file, &text).map_err(&writing)
    }

    /// Notes how a backup went there, unless another place was chosen meanwhile.
    pub(super) fn note(&self, vault: &Path, made: Option<u32>, now: DateTime<Utc>) -> Result<(), VaultError> {
        let Some(mut further) = Self::of(vault)?.filter(|further| further.folder == self.folder) else {
            return Ok(());
        };
        if made.is_some() {
            (further.last_made_at, further.last_sequence, further.missing_since) = (Some(now), made, None);
        } else {
            further.missing_since = further.missing_since.or(Some(now));
        }
        further.write(vault)
    }
}

fn file(vault: &Path) -> PathBuf {
    Place::own(vault).folder().join("further")
}

impl Vault {
    /// Makes a folder for backups inside `folder`, which the person chose, or takes the one that this vault already has
    /// there. What lies at an earlier place stays there,
    /// but for what is removed for good.
    ///
    /// # Errors
    /// [`VaultError::UnfitPlace`] inside the vault itself or where its path cannot be kept, [`VaultError::CannotWrite`],
    /// [`VaultError::DiskFull`].
    pub fn choose_further_place(&mut self, folder: &Path) -> Result<Place, VaultError> {
        let cannot = VaultError::writing(folder);
        let inside = fs::canonicalize(folder).map_err(&cannot)?;
        let vault = fs::canonicalize(self.folder()).map_err(VaultError::reading(self.folder()))?;
        if inside.starts_with(&vault) || inside.to_str().is_none() {
            return Err(VaultError::UnfitPlace);
        }
        let folder = self.folder_in(folder)?;
        let further = Further {
            folder: folder.clone(),
            last_made_at: None,
            last_sequence: None,
            missing_since: None,
        };
        self.leave_the_place(Some(&folder))?;
        further.write(self.folder())?;
        // Named among the earlier ones all the same, it would only be looked at twice.
        let _ = earlier::forget(self.folder(), &folder);
        Ok(Place::further(folder))
    }

    /// Makes no more backups at the further place. Those that lie there stay, but for what is removed for good.
    ///
    /// # Errors
    /// [`VaultError::CannotWrite`].
    pub fn forget_further_place(&mut self) -> Result<(), VaultError> {
        self.leave_the_place(None)?;
        let file = file(self.folder());
        match fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(VaultError::writing(&file)(error)),
            _ => Ok(()),
        }
    }

    /// Notes the place that is left behind, for what is removed for good from now on goes from there too.
    fn leave_the_place(&self, next: Option<&Path>) -> Result<(), VaultError> {
        match Further::of(self.folder()) {
            Ok(Some(left)) if Some(left.folder.as_path()) != next => earlier::keep(self.folder(), &left.folder),
            // A file that does not say which place it was names none.
            _ => Ok(()),
        }
    }

    /// The first folder of the vault's name that is free, or holds nothing but this vault's backups.
    fn folder_in(&self, folder: &Path) -> Result<PathBuf, VaultError> {
        let name = self
            .folder()
            .file_stem()
            .map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        for number in 1..100 {
            let name = match number {
                1 => format!("{name}{ENDING}"),
                _ => format!("{name} {number}{ENDING}"),
            };
            let place = Place::further(folder.join(name));
            match place::folder_for_one(place.folder()) {
                Ok(()) => return Ok(place.folder().to_owned()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(VaultError::writing(place.folder())(error)),
            }
            if place.is_there() && self.holds_only_ours(&place)? {
                return Ok(place.folder().to_owned());
            }
        }
        Err(VaultError::AlreadyThere)
    }

    fn holds_only_ours(&self, place: &Place) -> Result<bool, VaultError> {
        let ours = |manifest: Manifest| manifest.vault == self.keys.vault();
        Ok(names(place)?
            .iter()
            .all(|name| Manifest::read(&place.folder().join(name.to_string())).is_ok_and(ours)))
    }
}
