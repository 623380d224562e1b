use std::{collections::HashSet, fs, path::Path};

use rusqlite::Connection;

use super::key::{is_ours, is_unfinished};
use crate::{place, storage};

/// Removes what interrupted work left in the folder of sealed files: unfinished ones, and whole ones of which the store
/// knows nothing, whose key is therefore nowhere.
///
/// Only ever called with a store that opened; one whose list of files cannot be read to its end removes nothing. Nor does
/// it touch what does not bear a name that we give.
pub fn sweep(connection: &Connection, folder: &Path) {
    let folder = place::evidence(folder);
    // A link could lead to somebody else's files.
    if !folder.symlink_metadata().is_ok_and(|folder| folder.is_dir()) {
        return;
    }
    let Ok(known) = storage::evidence::files(connection) else {
        return;
    };
    let Ok(entries) = fs::read_dir(&folder) else { return };
    let known: HashSet<String> = known.into_iter().collect();
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        if is_unfinished(name) || is_ours(name) && !known.contains(name) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
