//! Further places that were used before. Backups still lie there, and what is removed for good goes from them too. Kept in a
//! plain file among the backups, `earlier`, as the present one is in `further`.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::Place;
use crate::{VaultError, place};

/// Longer than any such list, in bytes.
const LONGEST: u64 = 1 << 20;

/// The earlier places of the vault in this folder. A list that cannot be read is empty: it is no reason to make no backup.
pub fn places(vault: &Path) -> Vec<Place> {
    listed(vault).into_iter().map(Place::further).collect()
}

/// From here on the place in this folder is an earlier one.
pub fn keep(vault: &Path, folder: &Path) -> Result<(), VaultError> {
    change(vault, |folders| {
        if !folders.iter().any(|known| known == folder) {
            folders.push(folder.to_owned());
        }
    })
}

/// The place in this folder is used again, or nothing lies there any more.
pub fn forget(vault: &Path, folder: &Path) -> Result<(), VaultError> {
    change(vault, |folders| folders.retain(|known| known != folder))
}

fn change(vault: &Path, change: impl FnOnce(&mut Vec<PathBuf>)) -> Result<(), VaultError> {
    let mut folders = listed(vault);
    let before = folders.clone();
    change(&mut folders);
    if folders == before {
        return Ok(());
    }
    let file = file(vault);
    let writing = VaultError::writing(&file);
    if folders.is_empty() {
        return match fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(writing(error)),
            _ => Ok(()),
        };
    }
    let text = serde_json::to_vec_pretty(&folders).map_err(|error| writing(error.into()))?;
    Place::own(vault).make()?;
    place::replace(&file, &text).map_err(&writing)
}

fn listed(vault: &Path) -> Vec<PathBuf> {
    let text = place::small(&file(vault), LONGEST).unwrap_or_default();
    serde_json::from_slice(&text).unwrap_or_default()
}

fn file(vault: &Path) -> PathBuf {
    Place::own(vault).folder().join("earlier")
}
