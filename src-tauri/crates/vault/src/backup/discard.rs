use std::{fs, path::Path, sync::atomic::AtomicBool};

use super::{Backup, Place, examine, files, list::names, name::Name};
use crate::{Vault, VaultError, keys::random, place};

impl Vault {
    /// Deletes one backup, because the person said so: with the attached files that no other backup in its place needs.
    ///
    /// # Errors
    /// [`VaultError::BackupUnderWay`]; [`VaultError::BackupNotWritten`] when its place cannot be written to.
    pub fn delete_backup(&self, backup: &Backup) -> Result<(), VaultError> {
        let _hold = self.still.begin(false)?;
        discard(backup)
            .and_then(|()| files::sweep(backup.place()))
            .map_err(|error| error.about_backup(backup.place().folder()))
    }
}

/// Takes a backup away. It is renamed first, so that half of one is never taken for a damaged one.
pub fn discard(backup: &Backup) -> Result<(), VaultError> {
    let folder = backup.folder();
    let writing = VaultError::writing(folder);
    let leftover = format!(".{}.new-{:08x}", backup.name, u32::from_le_bytes(random()?));
    let leftover = backup.place().folder().join(leftover);
    fs::rename(folder, &leftover).map_err(&writing)?;
    place::sync_folder(backup.place().folder()).map_err(&writing)?;
    fs::remove_dir_all(&leftover).map_err(&writing)
}

/// Clears away what an interrupted backup or removal left in a place, and each backup that was written anew.
pub fn sweep(place: &Place) -> Result<(), VaultError> {
    for name in place.names()?.iter().filter(|name| is_leftover(name)) {
        remove(&place.folder().join(name))?;
    }
    let names = names(place)?;
    for name in &names {
        // Only for one that is whole: a half of it, or a mere name, must not cost a good backup.
        if names
            .iter()
            .any(|other| name.is_replaced_by(*other) && is_whole(place, *other))
        {
            discard(&Backup::at(place, *name))?;
        }
    }
    Ok(())
}

fn is_whole(place: &Place, name: Name) -> bool {
    let folder = place.folder().join(name.to_string());
    examine(&folder, &mut |_| {}, &AtomicBool::new(false)).is_ok()
}

/// As [`crate::place::Unfinished`] names what it makes. Nothing else in a place is ours to take away.
fn is_leftover(name: &str) -> bool {
    let unfinished = name.strip_prefix('.').and_then(|name| name.split_once(".new-"));
    unfinished.is_some_and(|(name, _)| Name::read(name).is_some())
}

fn remove(folder: &Path) -> Result<(), VaultError> {
    fs::remove_dir_all(folder).map_err(VaultError::writing(folder))
}
