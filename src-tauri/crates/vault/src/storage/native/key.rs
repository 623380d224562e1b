use rusqlite::{Connection, ffi};
use zeroize::Zeroizing;

use crate::{VaultError, keys::DataKey};

/// Gives the store its key, raw: no second derivation, and never as SQL text, which SQLite would keep in its caches.
pub fn give(connection: &Connection, key: &DataKey) -> Result<(), VaultError> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut literal = Zeroizing::new([0_u8; 67]);
    literal[..2].copy_from_slice(b"x'");
    for (pair, byte) in literal[2..66].chunks_exact_mut(2).zip(key.bytes()) {
        pair.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
    literal[66] = b'\'';

    // SAFETY: the handle is open for as long as `connection` is borrowed, and SQLCipher copies the 67 bytes before it
    // returns. rusqlite has no safe call for `sqlite3_key`.
    let code = unsafe { ffi::sqlite3_key(connection.handle(), literal.as_ptr().cast(), 67) };
    match code {
        ffi::SQLITE_OK => Ok(()),
        code => Err(VaultError::Unexpected { code }),
    }
}
