//! Every attached file under a new key: a part of encrypting the whole vault anew.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use rusqlite::Connection;

use super::{Seal, Sealed, Sealing, Unsealing};
use crate::{Damage, VaultError, place, storage};

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
        let (size, old) = (seal.size, folder.join(&seal.file));
        match reseal(seal, &folder, &mut |done| progress(before + done), cancel) {
            Ok(sealed) => {
                anew.of_the_new_store.push(sealed.path());
                storage::evidence::change_seal(store, &sealed.seal)?;
                anew.of_the_old_store.push(old);
            }
            Err(VaultError::Damaged { .. } | VaultError::CannotRead { .. }) => {}
            Err(error) => return Err(error),
        }
        before += size;
    }
    Ok(anew)
}

/// Encrypts one file a second time, under a new key and a new name.
fn reseal(seal: Seal, folder: &Path, progress: &mut dyn FnMut(u64), cancel: &AtomicBool) -> Result<Sealed, VaultError> {
    let id = seal.id.clone();
    let sealing = Sealing::under(id.clone(), folder.to_owned())?;
    let source = Unsealing::of(seal, folder).reader()?;
    sealing.run(source, progress, cancel).map_err(|error| match error {
        // The source is the vault's own file.
        VaultError::CannotCopyIn { .. } => VaultError::damaged(Damage::Evidence { id }),
        error => error,
    })
}
