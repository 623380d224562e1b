use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use rusqlite::Connection;

use super::key::{is_ours, is_unfinished};
use crate::{place, storage};

/// Removes what interrupted work left in the folder of sealed files: unfinished ones, and whole ones of which the store
/// knows nothing, whose key is therefore nowhere.
///
/// Only ever called with a store that opened; one whose list of files cannot be read to its end removes nothing. Nor does
/// it touch what does not bear a name that we give.
pub fn sweep(connection: &Connection, vault: &Path) {
    let folder = place::evidence(vault);
    // A link could lead to somebody else's files.
    if !folder.symlink_metadata().is_ok_and(|folder| folder.is_dir()) {
        return;
    }
    let Ok(known) = storage::evidence::files(connection) else {
        return;
    };
    let left = left_over(&folder, &known.into_iter().collect());
    // A store that was put into its place a moment before a power cut must not lose it to the earlier one, whose files
    // these may be.
    if left.is_empty() || place::sync_folder(vault).is_err() {
        return;
    }
    for file in left {
        let _ = fs::remove_file(file);
    }
}

fn left_over(folder: &Path, known: &HashSet<String>) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let is_left = |name: &str| is_unfinished(name) || is_ours(name) && !known.contains(name);
    entries
        .flatten()
        .filter(|entry| entry.file_name().to_str().is_some_and(is_left))
        .map(|entry| entry.path())
        .collect()
}
