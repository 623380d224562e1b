//! How long the vault has lived, and whether it has changed since its last backup.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;

use super::time;
use crate::VaultError;

/// The most that the vault ages between two looks at the clock: one that jumps ages nothing by more.
pub const LONGEST_STEP: TimeDelta = TimeDelta::days(2);
/// The clock is not written down more often than this: it would double what an autosave writes.
const SELDOM: TimeDelta = TimeDelta::hours(1);

struct Upkeep {
    last_seen: DateTime<Utc>,
    lived: TimeDelta,
    changed: bool,
}

fn read(connection: &Connection) -> Result<Upkeep, VaultError> {
    let mut statement = connection.prepare_cached("SELECT last_seen, lived, changed FROM upkeep")?;
    Ok(statement.query_row([], |row| {
        Ok(Upkeep {
            last_seen: time(row.get(0)?)?,
            lived: TimeDelta::milliseconds(row.get(1)?),
            changed: row.get(2)?,
        })
    })?)
}

/// Begins the account of a new vault.
pub fn begin(connection: &Connection, now: DateTime<Utc>) -> Result<(), VaultError> {
    let sql = "INSERT OR IGNORE INTO upkeep (only, last_seen) VALUES (1, ?1)";
    connection.execute(sql, [now.timestamp_millis()])?;
    Ok(())
}

/// Notes that something was written at this moment. Writes only what is not yet known.
pub fn wrote(connection: &Connection, now: DateTime<Utc>) -> Result<(), VaultError> {
    note(connection, now, true)
}

/// Looks at the clock, for somebody who only reads grows older too.
pub fn look(connection: &Connection, now: DateTime<Utc>) -> Result<(), VaultError> {
    note(connection, now, false)
}

fn note(connection: &Connection, now: DateTime<Utc>, changed: bool) -> Result<(), VaultError> {
    let upkeep = read(connection)?;
    let since = now - upkeep.last_seen;
    if (upkeep.changed || !changed) && since >= TimeDelta::zero() && since < SELDOM {
        return Ok(());
    }
    let lived = (upkeep.lived + since.clamp(TimeDelta::zero(), LONGEST_STEP)).num_milliseconds();
    let sql = "UPDATE upkeep SET last_seen = ?1, lived = ?2, changed = max(changed, ?3)";
    connection
        .prepare_cached(sql)?
        .execute((now.timestamp_millis(), lived, changed))?;
    Ok(())
}

/// How long the vault has lived by now.
pub fn lived(connection: &Connection, now: DateTime<Utc>) -> Result<TimeDelta, VaultError> {
    let upkeep = read(connection)?;
    Ok(upkeep.lived + (now - upkeep.last_seen).clamp(TimeDelta::zero(), LONGEST_STEP))
}

/// The same, as it was when the clock was last looked at.
pub fn lived_until_seen(connection: &Connection) -> Result<TimeDelta, VaultError> {
    Ok(read(connection)?.lived)
}

/// Whether anything was written since the last backup.
pub fn changed(connection: &Connection) -> Result<bool, VaultError> {
    Ok(read(connection)?.changed)
}

/// A backup holds everything that was written.
pub fn backed_up(connection: &Connection) -> Result<(), VaultError> {
    connection.execute("UPDATE upkeep SET changed = 0", [])?;
    Ok(())
}
