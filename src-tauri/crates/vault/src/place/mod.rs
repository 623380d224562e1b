//! A vault's folder on the disk: its files, its lock, and how a file is replaced without ever being half written.

mod lock;
mod unfinished;
mod write;

use std::path::{Path, PathBuf};

pub use lock::Lock;
pub use unfinished::Unfinished;
pub use write::{make_empty, replace, sync_folder};

pub fn store(folder: &Path) -> PathBuf {
    folder.join("vault.db")
}

pub fn keys(folder: &Path) -> PathBuf {
    folder.join("keys.json")
}

pub fn spare_keys(folder: &Path) -> PathBuf {
    folder.join("keys.json.previous")
}

/// Whether there is anything of a vault here, whole or not.
pub fn is_vault(folder: &Path) -> bool {
    [store(folder), keys(folder), spare_keys(folder)]
        .iter()
        .any(|file| file.exists())
}
