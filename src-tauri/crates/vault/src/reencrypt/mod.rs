//! The whole vault under a new data key: for when a stranger may have had the old one, with a passphrase that leaked or a
//! kit that was stolen together with a copy of the vault.
//!
//! Step by step, so that a vault killed at any of them opens with its passphrase, the present one or the new one:
//! 1. The store and the attached files are written anew beside the old ones, which are not touched. This is the long part,
//!    and can be stopped.
//! 2. The key files are given the new slot beside the old ones.
//! 3. The new store takes the old one's place.
//! 4. The key files are given the new slots alone.

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;

use std::{
    fs::{self, File},
    io, mem,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use chrono::{DateTime, Utc};
use secrecy::SecretString;

use crate::{
    Cost, Vault, VaultError, evidence,
    keys::{DataKey, KeyFiles, Keys, Secret},
    place,
    storage::{self, anew, retired_key, upkeep},
};

impl Vault {
    /// As [`Self::reencrypt_under`], with a passphrase that stays.
    ///
    /// # Errors
    /// As there.
    pub fn reencrypt(
        &mut self,
        passphrase: &SecretString,
        cost: Cost,
        now: DateTime<Utc>,
        progress: &mut dyn FnMut(u64, u64),
        cancel: &AtomicBool,
    ) -> Result<bool, VaultError> {
        self.reencrypt_under(passphrase, passphrase, cost, now, progress, cancel)
    }

    /// Encrypts the whole vault anew, under a new data key and with a new passphrase, at no less than this cost. The
    /// recovery code goes with the old key: answers whether there was one, so that a new one is made.
    ///
    /// Backups that were made before stay as they are, under the old key; the vault keeps it, so that removing for good
    /// reaches into them. `progress` hears how many bytes are done, of how many; `cancel` is looked at often.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], [`VaultError::BackupUnderWay`], [`VaultError::Cancelled`],
    /// [`VaultError::CannotWrite`], [`VaultError::DiskFull`]: nothing is lost, and the present passphrase opens the vault.
    pub fn reencrypt_under(
        &mut self,
        present: &SecretString,
        new: &SecretString,
        cost: Cost,
        now: DateTime<Utc>,
        progress: &mut dyn FnMut(u64, u64),
        cancel: &AtomicBool,
    ) -> Result<bool, VaultError> {
        self.keys.data_key(present)?;
        let (anew, evidence) = self.write_anew(new, cost, now, progress, cancel)?;
        let before = self.keys.clone();
        self.replace_keys(before.about_to_become(&anew.keys))?;
        let old_files = evidence.may_count();
        let changed = self.change_store(&anew);
        self.settle(&before, &anew, changed)?;
        for file in old_files {
            // What cannot be removed now is swept at the next opening.
            let _ = fs::remove_file(file);
        }
        Ok(before.has_code())
    }

    fn write_anew(
        &self,
        passphrase: &SecretString,
        cost: Cost,
        now: DateTime<Utc>,
        progress: &mut dyn FnMut(u64, u64),
        cancel: &AtomicBool,
    ) -> Result<(Anew, evidence::Anew), VaultError> {
        if self.still.holds() {
            return Err(VaultError::BackupUnderWay);
        }
        let data_key = DataKey::make()?;
        let cost = self.keys.cost().map_or(cost, |old| old.at_least(cost));
        let secret = Secret::Passphrase(passphrase);
        let keys = self.keys.without_slots().with_slot(&data_key, secret, cost, now)?;

        let fresh = Fresh::beside(&self.folder)?;
        let size = self.image.metadata().map_or(0, |file| file.len());
        let all = size + self.begin_evidence_check()?.size();
        let store = anew::copy(&self.connection, &fresh.path, &data_key, &mut |done, pages| {
            progress(size * done / pages.max(1), all);
            cancel.load(Ordering::Relaxed)
        })?;
        let evidence = evidence::reencrypt_all(&store, &self.folder, &mut |done| progress(size + done, all), cancel)?;
        retired_key::keep(&store, &self.data_key, now)?;
        // The backups that there are lie under the old key.
        upkeep::wrote(&store, now)?;
        anew::finish(store)?;
        progress(all, all);
        Ok((Anew { fresh, data_key, keys }, evidence))
    }

    /// Leaves the slots of the store that is there now.
    fn settle(&mut self, before: &Keys, anew: &Anew, changed: Result<(), VaultError>) -> Result<(), VaultError> {
        let is_new = self.data_key.bytes() == anew.data_key.bytes();
        let good = if is_new { &anew.keys } else { before };
        self.keys = good.after(&self.keys);
        self.key_files = KeyFiles::Unsettled;
        match changed {
            // The disk may yet give the old store back: both sets of slots stay until the next opening.
            Err(error) if is_new => Err(error),
            Err(error) => {
                let _ = self.mend_key_files();
                Err(error)
            }
            Ok(()) => self.mend_key_files(),
        }
    }

    /// Puts the new store into the old one's place, and opens whichever is there afterwards.
    fn change_store(&mut self, anew: &Anew) -> Result<(), VaultError> {
        let store = place::store(&self.folder);
        let writing = VaultError::writing(&store);
        anew::fold(&self.connection)?;
        let image = File::open(&anew.fresh.path).map_err(VaultError::reading(&anew.fresh.path))?;
        let old = mem::replace(&mut self.connection, storage::in_memory()?);
        if let Err((old, error)) = old.close() {
            self.connection = old;
            return Err(error.into());
        }
        let changed = without_a_log(&store)
            .and_then(|()| fs::rename(&anew.fresh.path, &store))
            .and_then(|()| place::sync_folder(&self.folder));

        let old = self.data_key.clone();
        match storage::open(&store, &anew.data_key) {
            Ok((connection, _)) => {
                self.connection = connection;
                self.data_key = anew.data_key.clone();
                self.image = Arc::new(image);
            }
            Err(error) => {
                // When not even the old one opens, nothing more can be done here than at the next opening.
                self.connection = storage::open(&store, &old)?.0;
                changed.map_err(&writing)?;
                return Err(error);
            }
        }
        changed.map_err(&writing)
    }
}

/// A log of the old store beside the new one would be folded into it. It is empty; but not even a power cut may bring
/// back what was in it.
fn without_a_log(store: &Path) -> io::Result<()> {
    match fs::remove_file(place::log(store)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    store.parent().map_or(Ok(()), place::sync_folder)
}

/// The vault under its new data key, ready to take the old one's place.
struct Anew {
    fresh: Fresh,
    data_key: DataKey,
    keys: Keys,
}

/// The new store while it is made; gone again unless it takes the old one's place.
struct Fresh {
    path: PathBuf,
}

impl Fresh {
    fn beside(folder: &Path) -> Result<Self, VaultError> {
        clear_leftovers(folder);
        let path = place::store_anew(folder);
        place::make_empty(&path).map_err(VaultError::writing(&path))?;
        Ok(Self { path })
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let Some(folder) = self.path.parent() {
            clear_leftovers(folder);
        }
    }
}

/// Removes what an interrupted change left beside the vault's own files. None of it was ever needed: a change counts from
/// the moment at which its files bear their names.
pub fn clear_leftovers(folder: &Path) {
    let store = place::store_anew(folder);
    let store = [store.clone(), place::log(&store), place::journal(&store)];
    let keys = [place::keys(folder), place::spare_keys(folder)].map(|path| place::staged(&path));
    for path in store.iter().chain(&keys) {
        let _ = fs::remove_file(path);
    }
}
