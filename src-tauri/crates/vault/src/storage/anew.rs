//! A whole store, written again under another key.

use std::path::Path;

use rusqlite::{
    Connection,
    backup::{Backup, StepResult},
};

use super::{connect, pragma};
use crate::{Damage, VaultError, keys::DataKey};

/// So many pages between two looks at whether to go on: about ten milliseconds.
const PAGES: i32 = 256;

/// Copies every page of a store into an empty file, under another key. `stops` hears how many pages are done, of how
/// many, and says whether to stop.
///
/// # Errors
/// [`VaultError::Cancelled`], or why it could not be written.
pub fn copy(
    from: &Connection,
    file: &Path,
    key: &DataKey,
    stops: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Connection, VaultError> {
    let mut fresh = connect::connect(file, key)?;
    let backup = Backup::new(from, &mut fresh)?;
    loop {
        let step = backup.step(PAGES)?;
        let pages = backup.progress();
        let (all, left) = (pages.pagecount.max(0) as u64, pages.remaining.max(0) as u64);
        if stops(all.saturating_sub(left), all) {
            return Err(VaultError::Cancelled);
        }
        match step {
            StepResult::Done => break,
            StepResult::More => {}
            _ => return Err(VaultError::InUse),
        }
    }
    drop(backup);
    connect::make_durable(&fresh)?;
    connect::ready(&fresh)?;
    Ok(fresh)
}

/// Folds a finished copy into its one file, reads every byte of it again, and closes it.
///
/// # Errors
/// [`Damage::Store`] when the copy is not what was written.
pub fn finish(fresh: Connection) -> Result<(), VaultError> {
    fold(&fresh)?;
    let sealed = pragma(&fresh, "cipher_integrity_check")?.is_empty();
    let sound = pragma(&fresh, "integrity_check")? == ["ok"];
    if !(sealed && sound) {
        return Err(VaultError::damaged(Damage::Store));
    }
    fresh.close().map_err(|(_, error)| error.into())
}

/// Folds the write-ahead log in, all of it.
///
/// # Errors
/// When any of it is left.
pub fn fold(connection: &Connection) -> Result<(), VaultError> {
    match pragma(connection, "wal_checkpoint(TRUNCATE)")?.first() {
        Some(busy) if busy != "0" => Err(VaultError::InUse),
        _ => Ok(()),
    }
}
