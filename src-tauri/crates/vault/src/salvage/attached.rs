//! The attached files: each encrypted on its own, so that a damaged store says nothing about them, and they nothing about it.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use super::{
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

/// Where an attached file lies that is, byte by byte, what was put there: in the vault, or else among its backups.
pub fn whole(folder: &Path, table: &Table, row: &[Value]) -> Option<PathBuf> {
    let sum = row.get(table.place("sealed_sha256")?)?.blob()?;
    let size = u64::try_from(integer(table, row, "sealed_size")?).ok()?;
    let further = Further::of(folder).ok().flatten().map(|further| further.place());
    let places = further.into_iter().chain([Place::own(folder)]);
    let in_backups = places.map(|place| place.folder().join("evidence").join(hex(sum)));
    // The size first: it costs nothing.
    let is_whole = |file: &PathBuf| {
        file.metadata().is_ok_and(|file| file.len() == size) && hash(file).is_ok_and(|found| found == sum)
    };
    lies_at(folder, table, row).into_iter().chain(in_backups).find(is_whole)
}

/// Copies the files of the entries that are kept.
pub fn copy(from: &Path, to: &Path, table: &Table, kept: &Kept) -> Result<(), VaultError> {
    if kept.is_empty() {
        return Ok(());
    }
    let folder = place::evidence(to);
    place::folder_for_one(&folder).map_err(VaultError::writing(&folder))?;
    for row in kept.values() {
        let Some((file, place)) = whole(from, table, row).zip(lies_at(to, table, row)) else {
            continue;
        };
        let mut source = File::open(&file).map_err(VaultError::reading(&file))?;
        let writing = VaultError::writing(&place);
        let mut target = place::private().create_new(true).open(&place).map_err(&writing)?;
        io::copy(&mut source, &mut target).map_err(&writing)?;
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

fn hash(path: &Path) -> io::Result<[u8; 32]> {
    let mut file = File::open(path)?;
    let mut sum = Sha256::new();
    let mut part = vec![0; 1 << 20];
    loop {
        match file.read(&mut part)? {
            0 => return Ok(sum.finalize().into()),
            read => sum.update(&part[..read]),
        }
    }
}
