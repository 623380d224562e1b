use std::path::{Path, absolute};

use rusqlite::{Connection, OpenFlags};

use super::{connect::pragma, migrate, native};
use crate::{VaultError, keys::DataKey};

/// Opens a store that nobody writes to, such as a backup's. Nothing is changed by it, and nothing appears beside it: it may
/// lie on a disk that cannot be written to.
///
/// # Errors
/// [`VaultError::Damaged`] when this key does not open it.
pub fn read_only(file: &Path, key: &DataKey) -> Result<Connection, VaultError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let file = absolute(file).map_err(VaultError::reading(file))?;
    let connection = native::open(address(&file), flags)?;
    pragma(&connection, "cipher_log_level = NONE")?;
    native::give(&connection, key)?;
    for setting in ["temp_store = MEMORY", "trusted_schema = OFF"] {
        pragma(&connection, setting)?;
    }
    migrate::refuse_newer(&connection)?;
    Ok(connection)
}

/// The file's address, which says that it stands still: only so does SQLite neither lock it nor look for a log beside it.
fn address(file: &Path) -> String {
    let path = file.as_os_str().as_encoded_bytes();
    let path = if cfg!(windows) {
        path.strip_prefix(br"\\?\").unwrap_or(path)
    } else {
        path
    };
    let mut address = String::from("file:");
    if cfg!(windows) && !path.starts_with(b"\\") {
        address.push('/');
    }
    for &byte in path {
        match byte {
            b'\\' if cfg!(windows) => address.push('/'),
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => address.push(char::from(byte)),
            b':' if cfg!(windows) => address.push(':'),
            _ => address.push_str(&format!("%{byte:02x}")),
        }
    }
    address + "?immutable=1"
}
