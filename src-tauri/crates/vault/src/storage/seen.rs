//! Which key slots the store has last seen, by the beginning of their SHA-256. It stands in a field of the store's header that
//! SQLite leaves to programs (`application_id`), sealed like every page: what a key file says of its own age is nobody's
//! word.

use rusqlite::Connection;

use super::pragma;
use crate::VaultError;

/// Nothing for a store that was never told.
pub fn slots(connection: &Connection) -> Option<i32> {
    let told = pragma(connection, "application_id").ok()?;
    told.first()?.parse().ok().filter(|mark| *mark != 0)
}

/// Notes that these slots lie on the disk, in both files.
pub fn note(connection: &Connection, mark: i32) -> Result<(), VaultError> {
    if slots(connection) != Some(mark) {
        pragma(connection, &format!("application_id = {mark}"))?;
    }
    Ok(())
}
