//! The attached files: each encrypted on its own, so that a damaged store says nothing about them, and they nothing about it.

use std::{
    fs::File,
    io::{Read, Write},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::{
    pace::Pace,
    shape::Table,
    sift::{Kept, integer, text},
    value::Value,
};
use crate::{
    VaultError,
    backup::{Further, Place},
    keys::hex,
    place,
};

/// So much of a file is read at once.
const PART: usize = 1 << 20;

/// Where an attached file lies that is, byte by byte, what was put there: in the vault, or else among its backups.
///
/// # Errors
/// [`VaultError::Cancelled`].
pub fn whole(folder: &Path, table: &Table, row: &[Value], pace: &mut Pace<'_>) -> Result<Option<PathBuf>, VaultError> {
    let said = || {
        let sum = row.get(table.place("sealed_sha256")?)?.blob()?;
        Some((sum, u64::try_from(integer(table, row, "sealed_size")?).ok()?))
    };
    let Some((sum, size)) = said() else {
        return Ok(None);
    };
    let further = Further::of(folder).ok().flatten().map(|further| further.place());
    let places = further.into_iter().chain([Place::own(folder)]);
    let in_backups = places.map(|place| place.folder().join("evidence").join(hex(sum)));
    for file in lies_at(folder, table, row).into_iter().chain(in_backups) {
        // The size first: it costs nothing.
        let may_be = file.metadata().is_ok_and(|file| file.len() == size);
        if may_be && hash(&file, pace)?.is_some_and(|found| found == sum) {
            return Ok(Some(file));
        }
    }
    Ok(None)
}

/// Copies the files of the entries that are kept.
pub fn copy(from: &Path, to: &Path, table: &Table, kept: &Kept, pace: &mut Pace<'_>) -> Result<(), VaultError> {
    if kept.is_empty() {
        return Ok(());
    }
    let folder = place::evidence(to);
    place::folder_for_one(&folder).map_err(VaultError::writing(&folder))?;
    for row in kept.values() {
        let Some((file, place)) = whole(from, table, row, pace)?.zip(lies_at(to, table, row)) else {
            continue;
        };
        let reading = VaultError::reading(&file);
        let mut source = File::open(&file).map_err(&reading)?;
        let writing = VaultError::writing(&place);
        let mut target = place::private().create_new(true).open(&place).map_err(&writing)?;
        let mut part = vec![0; PART];
        loop {
            match source.read(&mut part).map_err(&reading)? {
                0 => break,
                read => {
                    target.write_all(&part[..read]).map_err(&writing)?;
                    pace.step(read)?;
                }
            }
        }
        target.sync_all().map_err(&writing)?;
    }
    place::sync_folder(&folder).map_err(VaultError::writing(&folder))
}

fn lies_at(folder: &Path, table: &Table, row: &[Value]) -> Option<PathBuf> {
    let name = text(table, row, "file")?;
    // It is one of our own making; a path out of the folder never is.
    let is_ours = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_ours && !name.is_empty()).then(|| place::evidence(folder).join(name))
}

/// Nothing of a file that cannot be read to its end.
fn hash(path: &Path, pace: &mut Pace<'_>) -> Result<Option<[u8; 32]>, VaultError> {
    let Ok(mut file) = File::open(path) else {
        return Ok(None);
    };
    let mut sum = Sha256::new();
    let mut part = vec![0; PART];
    loop {
        match file.read(&mut part) {
            Ok(0) => return Ok(Some(sum.finalize().into())),
            Ok(read) => {
                sum.update(&part[..read]);
                pace.step(read)?;
            }
            Err(_) => return Ok(None),
        }
    }
}
