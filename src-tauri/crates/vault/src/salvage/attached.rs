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
use crate::{VaultError, place};

/// Whether a file is, byte by byte, what was put there.
pub fn is_whole(folder: &Path, table: &Table, row: &[Value]) -> bool {
    let sum = table.place("sealed_sha256").and_then(|place| row.get(place)?.blob());
    let size = integer(table, row, "sealed_size").and_then(|size| u64::try_from(size).ok());
    let Some(path) = lies_at(folder, table, row) else {
        return false;
    };
    // The size first: it costs nothing.
    path.metadata().is_ok_and(|file| Some(file.len()) == size)
        && hash(&path).is_ok_and(|found| sum == Some(found.as_slice()))
}

/// Copies the files of the entries that are kept.
pub fn copy(from: &Path, to: &Path, table: &Table, kept: &Kept) -> Result<(), VaultError> {
    if kept.is_empty() {
        return Ok(());
    }
    let folder = place::evidence(to);
    place::folder_for_one(&folder).map_err(VaultError::writing(&folder))?;
    for row in kept.values() {
        let Some((file, place)) = lies_at(from, table, row).zip(lies_at(to, table, row)) else {
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
