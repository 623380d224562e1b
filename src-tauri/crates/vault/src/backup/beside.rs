//! Vaults that lie beside this one and were made of its backups. They are vaults of their own, which are not changed from
//! here; but what was removed for good may live on in them, and its owner should know.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::knowledge::Knowledge;
use crate::{VaultError, keys::Found, place, storage::destruction};

/// Those in the same folder that may still hold what was removed for good.
pub fn that_hold_what_was_removed(vault: &Path, knowledge: &Knowledge) -> Vec<PathBuf> {
    let Some(around) = vault.parent().filter(|_| !knowledge.destroyed.is_empty()) else {
        return Vec::new();
    };
    let own = fs::canonicalize(vault).ok();
    let entries = fs::read_dir(around).into_iter().flatten().flatten();
    let mut beside: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| place::is_vault(path) && fs::canonicalize(path).ok() != own)
        .filter(|path| Found::read(path).is_ok_and(|keys| keys.vault() == Some(&knowledge.vault)))
        .filter(|path| may_hold(path, knowledge).unwrap_or(true))
        .collect();
    beside.sort();
    beside
}

/// One that cannot be looked into may hold anything.
fn may_hold(vault: &Path, knowledge: &Knowledge) -> Result<bool, VaultError> {
    let store = place::store(vault);
    let has_log = place::log(&store).metadata().is_ok_and(|log| log.len() > 0);
    let Some((connection, _)) = knowledge.open(&store)?.filter(|_| !has_log) else {
        return Ok(true);
    };
    for destroyed in &knowledge.destroyed {
        if destruction::holds(&connection, &destroyed.id)? {
            return Ok(true);
        }
    }
    Ok(false)
}
