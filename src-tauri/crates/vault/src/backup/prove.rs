use std::path::Path;

use crate::{
    Damage, VaultError,
    keys::DataKey,
    storage::{self, meta, pragma},
};

/// Opens the copy of a store with its key, has SQLCipher look at the seal of every page and SQLite at the order of all that
/// they hold, and counts the records.
///
/// # Errors
/// [`VaultError::Damaged`].
pub fn prove(store: &Path, key: &DataKey, vault: &str) -> Result<u32, VaultError> {
    let connection = storage::read_only(store, key)?;
    let sealed = pragma(&connection, "cipher_integrity_check")?.is_empty();
    let in_order = pragma(&connection, "integrity_check")? == ["ok"];
    if !sealed || !in_order || meta::read(&connection)?.vault != vault {
        return Err(VaultError::damaged(Damage::Store));
    }
    Ok(connection.query_row("SELECT count(*) FROM record", [], |row| row.get(0))?)
}
