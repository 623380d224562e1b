use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use super::{
    Manifest, Progress,
    copy::{self, Watched},
    examine::missing,
};
use crate::{
    BackupPart, VaultError,
    keys::LONGEST_KEY_FILE,
    place::{self, Unfinished},
};

/// A vault that was made of a backup.
#[derive(Debug)]
pub struct Restored {
    pub folder: PathBuf,
    pub manifest: Manifest,
    /// How many attached files were missing in the place, or were not what was put there. Everything else is there.
    pub files_lacking: usize,
}

/// Makes a whole vault of a backup, in a folder that is not there yet, `NAME.scipvault`. It appears whole or not at all. It
/// opens with the passphrase that the vault had when the backup was made; none is needed here, and no open vault.
///
/// # Errors
/// [`VaultError::AlreadyThere`], [`VaultError::NotABackup`], [`VaultError::BackupDamaged`], [`VaultError::NewerVersion`],
/// [`VaultError::CannotRead`], [`VaultError::CannotWrite`], [`VaultError::DiskFull`], [`VaultError::Cancelled`].
pub fn restore(
    backup: &Path,
    folder: &Path,
    progress: &mut dyn FnMut(Progress),
    cancel: &AtomicBool,
) -> Result<Restored, VaultError> {
    let mut watched = Watched::new(progress, cancel);
    let manifest = Manifest::read(backup)?;
    let files: u64 = manifest.evidence.iter().map(|file| file.size).sum();
    watched.expect(manifest.store_size + files);
    let unfinished = Unfinished::beside(folder)?;
    fill(backup, &manifest, unfinished.path(), &mut watched)?;
    let files_lacking = give_files(backup, &manifest, unfinished.path(), &mut watched)?;
    unfinished.finish(folder)?;
    Ok(Restored {
        folder: folder.to_owned(),
        manifest,
        files_lacking,
    })
}

/// Copies the store and the key files, and sees that they are what was once written.
pub(super) fn fill(
    backup: &Path,
    manifest: &Manifest,
    into: &Path,
    watched: &mut Watched<'_>,
) -> Result<(), VaultError> {
    let store = place::store(backup);
    let mut from = place::open(&store)
        .map_err(VaultError::reading(&store))
        .map_err(missing)?;
    // Before it is read: a file may claim to be larger than every disk.
    if !is_as_large(&from, manifest.store_size) {
        return Err(BackupPart::Store.damaged());
    }
    if copy::copy(&mut from, &store, &place::store(into), watched)? != manifest.store() {
        return Err(BackupPart::Store.damaged());
    }
    fill_keys(backup, manifest, into)
}

/// Writes both key files out of one that is what was once written: each of the two is enough.
pub(super) fn fill_keys(backup: &Path, manifest: &Manifest, into: &Path) -> Result<(), VaultError> {
    let whole = [place::keys(backup), place::spare_keys(backup)]
        .into_iter()
        .filter_map(|file| place::small(&file, LONGEST_KEY_FILE).ok())
        .find(|bytes| copy::sha256(bytes) == manifest.keys_sha256)
        .ok_or(BackupPart::Keys.damaged())?;
    for to in [place::keys(into), place::spare_keys(into)] {
        place::replace(&to, &whole).map_err(VaultError::writing(&to))?;
    }
    Ok(())
}

pub(super) fn is_as_large(file: &File, size: u64) -> bool {
    file.metadata().is_ok_and(|found| found.len() == size)
}

fn give_files(backup: &Path, manifest: &Manifest, into: &Path, watched: &mut Watched<'_>) -> Result<usize, VaultError> {
    let folder = place::evidence(into);
    if !manifest.evidence.is_empty() {
        place::folder_for_one(&folder).map_err(VaultError::writing(&folder))?;
    }
    let mut lacking = 0;
    for file in &manifest.evidence {
        let (from, to) = (file.beside(backup), folder.join(&file.file));
        let copied = match place::open(&from) {
            Ok(source) if !is_as_large(&source, file.size) => false,
            Ok(mut source) => match copy::copy(&mut source, &from, &to, watched) {
                Ok(seal) => file.is(&seal),
                Err(VaultError::CannotRead { .. }) => false,
                Err(error) => return Err(error),
            },
            Err(_) => false,
        };
        if !copied {
            lacking += 1;
            let _ = fs::remove_file(&to);
        }
    }
    if !manifest.evidence.is_empty() {
        place::sync_folder(&folder).map_err(VaultError::writing(&folder))?;
    }
    Ok(lacking)
}
