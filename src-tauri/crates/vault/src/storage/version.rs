use chrono::{DateTime, Utc};
use pathway::Id;
use rusqlite::Connection;

use super::{record::Kept, time};
use crate::VaultError;

/// Sets aside a body that is about to be replaced.
pub fn keep(
    connection: &Connection,
    record: &Id,
    written_at: DateTime<Utc>,
    now: DateTime<Utc>,
    body: &str,
) -> Result<(), VaultError> {
    let sql = "INSERT INTO version (record, written_at, kept_at, body) VALUES (?1, ?2, ?3, ?4)";
    connection.prepare_cached(sql)?.execute((
        record.as_str(),
        written_at.timestamp_millis(),
        now.timestamp_millis(),
        body,
    ))?;
    Ok(())
}

/// The bodies that a record had before, newest first, each with the time at which it was written.
pub fn of(connection: &Connection, record: &Id) -> Result<Vec<(DateTime<Utc>, Kept)>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT version.written_at, record.id, record.kind, version.body
         FROM version JOIN record ON record.id = version.record WHERE record.id = ?1 ORDER BY version.seq DESC",
    )?;
    let rows = statement.query_map([record.as_str()], |row| {
        let kept = Kept {
            id: row.get(1)?,
            kind: row.get(2)?,
            body: row.get(3)?,
        };
        Ok((time(row.get(0)?)?, kept))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
