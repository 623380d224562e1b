use std::{fs, path::Path};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use super::{meta, meta::Meta, migrate, native};
use crate::{Damage, VaultError, keys::DataKey, place, salvage};

/// Statements kept ready. There are about twenty.
const STATEMENTS: usize = 64;

/// Opens a store, and brings it to this version's schema.
///
/// Until each of its pages is proven and its version known to be ours, nothing is written: not even the write-ahead log is
/// folded in.
pub fn open(file: &Path, key: &DataKey) -> Result<(Connection, Meta), VaultError> {
    // While SQLite does not have the file open: closing a second handle of it would drop SQLite's locks.
    salvage::prove(file, key)?;
    let log = place::log(file);
    let had_log = log.exists();
    let opened = begin(file, key);
    if opened.is_err() && !had_log && log.metadata().is_ok_and(|log| log.len() == 0) {
        // SQLite makes the log before it reads anything. A store that is refused stays as it was found.
        let _ = fs::remove_file(&log);
    }
    opened
}

fn begin(file: &Path, key: &DataKey) -> Result<(Connection, Meta), VaultError> {
    let mut connection = connect(file, key)?;
    migrate::refuse_newer(&connection)?;
    make_durable(&connection)?;
    // With the first commit SQLite makes the log's name survive a power cut, but says nothing when it cannot.
    if let Some(folder) = file.parent() {
        place::sync_folder(folder).map_err(VaultError::writing(folder))?;
    }
    migrate::migrate(&mut connection)?;
    let meta = meta::read(&connection)?;
    ready(&connection)?;
    Ok((connection, meta))
}

/// Fills the empty file of a new store.
pub fn create(file: &Path, key: &DataKey, meta: &Meta) -> Result<(), VaultError> {
    let mut connection = connect(file, key)?;
    make_durable(&connection)?;
    migrate::create(&mut connection, meta)?;
    ready(&connection)?;
    pragma(&connection, "wal_checkpoint(TRUNCATE)")?;
    connection.close().map_err(|(_, error)| error.into())
}

pub(super) fn connect(file: &Path, key: &DataKey) -> Result<Connection, VaultError> {
    // Without CREATE: a store that is not there is never made up.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = native::open(file, flags)?;
    pragma(&connection, "cipher_log_level = NONE")?;
    native::give(&connection, key)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Before the first read, so that SQLite shares no memory beside the file.
    for setting in [
        "locking_mode = EXCLUSIVE",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
    ] {
        pragma(&connection, setting)?;
    }
    Ok(connection)
}

pub(super) fn make_durable(connection: &Connection) -> Result<(), VaultError> {
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(VaultError::damaged(Damage::Store));
    }
    for setting in ["synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"] {
        pragma(connection, setting)?;
    }
    if cfg!(target_os = "macos") {
        // There, an ordinary fsync leaves the bytes in the drive's own memory.
        pragma(connection, "fullfsync = ON")?;
        pragma(connection, "checkpoint_fullfsync = ON")?;
    }
    Ok(())
}

/// From here on closing the store leaves its log as it is.
pub fn leave_log(connection: &Connection) -> Result<(), VaultError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(())
}

/// From here on the store is known to be ours and whole enough to be written to.
pub(super) fn ready(connection: &Connection) -> Result<(), VaultError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// Runs a pragma, and gives the first column of its rows as text.
pub fn pragma(connection: &Connection, pragma: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(&format!("PRAGMA {pragma}"))?;
    let mut rows = statement.query([])?;
    let mut answers = Vec::new();
    while let Some(row) = rows.next()? {
        answers.push(match row.get_ref(0)? {
            rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
            rusqlite::types::ValueRef::Integer(number) => number.to_string(),
            _ => String::new(),
        });
    }
    Ok(answers)
}
