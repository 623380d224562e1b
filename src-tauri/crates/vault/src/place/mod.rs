//! A vault's folder on the disk: its files, its lock, and how a file is replaced without ever being half written.

mod lock;
mod read;
mod unfinished;
mod write;

use std::path::{Path, PathBuf};

pub use lock::Lock;
pub use read::{open, small};
pub use unfinished::{Unfinished, folder_for_one, sweep_around};
pub use write::{Staged, make_empty, private, replace, staged, sync_folder};

pub fn store(folder: &Path) -> PathBuf {
    folder.join("vault.db")
}

/// The store while it is written anew under another key.
pub fn store_anew(folder: &Path) -> PathBuf {
    folder.join("vault.db.new")
}

/// A store's write-ahead log.
pub fn log(store: &Path) -> PathBuf {
    beside(store, "-wal")
}

/// What SQLite keeps beside a store that has no write-ahead log yet.
pub fn journal(store: &Path) -> PathBuf {
    beside(store, "-journal")
}

fn beside(store: &Path, ending: &str) -> PathBuf {
    let mut path = store.to_owned().into_os_string();
    path.push(ending);
    path.into()
}

pub fn keys(folder: &Path) -> PathBuf {
    folder.join("keys.json")
}

pub fn spare_keys(folder: &Path) -> PathBuf {
    folder.join("keys.json.previous")
}

/// The folder of the attached files, each encrypted on its own.
pub fn evidence(folder: &Path) -> PathBuf {
    folder.join("evidence")
}

/// Whether there is anything of a vault here, whole or not.
pub fn is_vault(folder: &Path) -> bool {
    [store(folder), keys(folder), spare_keys(folder)]
        .iter()
        .any(|file| file.exists())
}
