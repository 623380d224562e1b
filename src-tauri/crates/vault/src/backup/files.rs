//! The files attached to records: in each place once, under the hash of their encrypted bytes.

use std::{collections::BTreeSet, fs, path::Path};

use rusqlite::Connection;

use super::{
    EvidenceFile, Place,
    copy::{self, Watched},
};
use crate::{
    VaultError, evidence,
    keys::{hex, random},
    place, storage,
};

/// What the store says of them, the trash included.
pub fn listed(connection: &Connection) -> Result<Vec<EvidenceFile>, VaultError> {
    let seals = storage::evidence::seals(connection)?.into_iter();
    let file = |seal: evidence::Seal| EvidenceFile {
        file: seal.file,
        size: seal.sealed_size,
        sha256: hex(&seal.sealed_sha256),
    };
    Ok(seals.map(file).collect())
}

/// Sees to it that each of these files lies in the place. Gives those that do not: they are missing in the vault, or not what
/// was once attached.
pub fn bring<'f>(
    files: &'f [EvidenceFile],
    vault: &Path,
    place: &Place,
    watched: &mut Watched<'_>,
) -> Result<Vec<&'f EvidenceFile>, VaultError> {
    let folder = place.evidence();
    if !files.is_empty() && !folder.is_dir() {
        place::folder_for_one(&folder).map_err(VaultError::writing(&folder))?;
    }
    let mut lacking = Vec::new();
    for file in files {
        let to = folder.join(&file.sha256);
        if fs::metadata(&to).is_ok_and(|there| there.len() == file.size) {
            watched.step(file.size)?;
        } else if !bring_one(file, &place::evidence(vault).join(&file.file), &to, place, watched)? {
            lacking.push(file);
        }
    }
    if !files.is_empty() {
        place::sync_folder(&folder).map_err(VaultError::writing(&folder))?;
    }
    Ok(lacking)
}

fn bring_one(
    file: &EvidenceFile,
    from: &Path,
    to: &Path,
    place: &Place,
    watched: &mut Watched<'_>,
) -> Result<bool, VaultError> {
    let writing = VaultError::writing(to);
    if place.kind() == super::PlaceKind::Own {
        // On the vault's own disk a second name is enough: these files are never written to again.
        match copy::seal_of(from, watched) {
            Ok(seal) if file.is(&seal) => {}
            Ok(_) | Err(VaultError::CannotRead { .. }) => return Ok(false),
            Err(error) => return Err(error),
        }
        if to.exists() {
            fs::remove_file(to).map_err(&writing)?;
        }
        if fs::hard_link(from, to).is_ok() {
            return Ok(true);
        }
    }
    let unfinished = to.with_file_name(format!(".{}.new-{:08x}", file.sha256, u32::from_le_bytes(random()?)));
    let copied = place::open(from)
        .map_err(VaultError::reading(from))
        .and_then(|mut source| copy::copy(&mut source, from, &unfinished, watched));
    let done = match copied {
        Ok(seal) if file.is(&seal) => fs::rename(&unfinished, to).map(|()| true).map_err(&writing),
        Ok(_) | Err(VaultError::CannotRead { .. }) => Ok(false),
        Err(error) => Err(error),
    };
    if !matches!(done, Ok(true)) {
        let _ = fs::remove_file(&unfinished);
    }
    done
}

/// Takes the files away that no backup in the place speaks of. While one cannot be read, nothing is: it may need them.
pub fn sweep(place: &Place) -> Result<(), VaultError> {
    let mut wanted = BTreeSet::new();
    for backup in super::list(place)? {
        let Some(manifest) = backup.manifest() else {
            return Ok(());
        };
        wanted.extend(manifest.evidence.iter().map(|file| file.sha256.clone()));
    }
    let folder = place.evidence();
    // A link could lead to somebody else's files.
    if !folder.symlink_metadata().is_ok_and(|folder| folder.is_dir()) {
        return Ok(());
    }
    let Ok(entries) = fs::read_dir(&folder) else {
        return Ok(());
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if name
            .to_str()
            .is_some_and(|name| is_ours(name) && !wanted.contains(name))
        {
            let path = entry.path();
            fs::remove_file(&path).map_err(VaultError::writing(&path))?;
        }
    }
    Ok(())
}

/// A file that was brought here, or half of one.
fn is_ours(name: &str) -> bool {
    let name = name
        .strip_prefix('.')
        .and_then(|name| name.split_once(".new-"))
        .map_or(name, |(name, _)| name);
    name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}
