//! Every attached file under a new key: a part of encrypting the whole vault anew.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use rusqlite::Connection;

use super::Resealing;
use crate::{VaultError, place, storage};

/// The attached files, each twice: for the store that stands, and for the one that is about to take its place. The new ones
/// are gone with this, unless they may count.
pub(crate) struct Anew {
    of_the_old_store: Vec<PathBuf>,
    of_the_new_store: Vec<PathBuf>,
}

impl Anew {
    /// From here on the new store may be in its place, and both kinds stay. Gives the old ones, to be removed once it is
    /// sure; otherwise the next opening removes those that the store does not know.
    pub fn may_count(mut self) -> Vec<PathBuf> {
        self.of_the_new_store.clear();
        std::mem::take(&mut self.of_the_old_store)
    }
}

impl Drop for Anew {
    fn drop(&mut self) {
        for file in &self.of_the_new_store {
            let _ = fs::remove_file(file);
        }
    }
}

/// Encrypts the files of the vault in this folder anew, and notes their new keys in `store`, which nobody else knows yet.
/// Files that are damaged or missing stay as they are. `progress` hears how many bytes are done.
///
/// # Errors
/// [`VaultError::Cancelled`], or why they could not be written. Nothing is left behind then.
pub(crate) fn reencrypt_all(
    store: &Connection,
    folder: &Path,
    progress: &mut dyn FnMut(u64),
    cancel: &AtomicBool,
) -> Result<Anew, VaultError> {
    let folder = place::evidence(folder);
    let mut anew = Anew {
        of_the_old_store: Vec::new(),
        of_the_new_store: Vec::new(),
    };
    let mut before = 0;
    for seal in storage::evidence::seals(store)? {
        let size = seal.size;
        let resealing = Resealing::of(seal, &folder)?;
        match resealing.run(&mut |done| progress(before + done), cancel) {
            Ok(resealed) => {
                anew.of_the_new_store.push(resealed.sealed.path());
                storage::evidence::change_seal(store, &resealed.sealed.seal)?;
                anew.of_the_old_store.push(resealed.old);
            }
            Err(VaultError::Damaged { .. } | VaultError::CannotRead { .. }) => {}
            Err(error) => return Err(error),
        }
        before += size;
    }
    Ok(anew)
}
