use std::{path::Path, sync::atomic::AtomicBool};

use super::{
    EvidenceFile, Manifest, Progress,
    copy::{self, Watched},
    restore::is_as_large,
};
use crate::{BackupPart, VaultError, place};

/// What was found when every byte of a backup was read. It needs no passphrase.
#[derive(Debug)]
pub struct Examined {
    pub manifest: Manifest,
    /// Attached files that are missing in the place, or are not what was put there.
    pub files_wrong: Vec<EvidenceFile>,
}

/// Reads every byte of a backup, and compares it with what was written.
///
/// # Errors
/// [`VaultError::NotABackup`], [`VaultError::BackupDamaged`] when a single bit of its own files is another one,
/// [`VaultError::NewerVersion`], [`VaultError::CannotRead`], [`VaultError::Cancelled`].
pub fn examine(backup: &Path, progress: &mut dyn FnMut(Progress), cancel: &AtomicBool) -> Result<Examined, VaultError> {
    let mut watched = Watched::new(progress, cancel);
    let manifest = Manifest::read(backup)?;
    let files: u64 = manifest.evidence.iter().map(|file| file.size).sum();
    watched.expect(manifest.store_size + files);
    keys(backup, &manifest, &mut watched)?;
    if !place::open(&place::store(backup)).is_ok_and(|store| is_as_large(&store, manifest.store_size)) {
        return Err(BackupPart::Store.damaged());
    }
    if copy::seal_of(&place::store(backup), &mut watched).map_err(missing)? != manifest.store() {
        return Err(BackupPart::Store.damaged());
    }
    let mut files_wrong = Vec::new();
    for file in &manifest.evidence {
        match copy::seal_of(&file.beside(backup), &mut watched) {
            Ok(seal) if file.is(&seal) => {}
            Ok(_) | Err(VaultError::CannotRead { .. }) => files_wrong.push(file.clone()),
            Err(error) => return Err(error),
        }
    }
    Ok(Examined { manifest, files_wrong })
}

/// Both key files must be what was written.
pub(super) fn keys(backup: &Path, manifest: &Manifest, watched: &mut Watched<'_>) -> Result<(), VaultError> {
    for file in [place::keys(backup), place::spare_keys(backup)] {
        match copy::seal_of(&file, watched) {
            Ok(seal) if seal.sha256 == manifest.keys_sha256 => {}
            Err(VaultError::Cancelled) => return Err(VaultError::Cancelled),
            _ => return Err(BackupPart::Keys.damaged()),
        }
    }
    Ok(())
}

/// A store that is not there is a damaged backup, not a disk that cannot be read.
pub(super) fn missing(error: VaultError) -> VaultError {
    match error {
        VaultError::CannotRead {
            kind: std::io::ErrorKind::NotFound,
            ..
        } => BackupPart::Store.damaged(),
        other => other,
    }
}
