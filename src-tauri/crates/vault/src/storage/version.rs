use chrono::{DateTime, Utc};
use pathway::Id;
use rusqlite::{Connection, OptionalExtension, Row};

use super::{record::Kept, time, upkeep};
use crate::{VaultError, thin::Aged};

/// A text that a record had before, as its row holds it.
pub struct Before {
    pub number: i64,
    pub at: DateTime<Utc>,
    pub pinned: bool,
    pub kept: Kept,
}

impl Before {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get(0)?,
            at: time(row.get(1)?)?,
            pinned: row.get(2)?,
            kept: Kept {
                id: row.get(3)?,
                kind: row.get(4)?,
                body: row.get(5)?,
            },
        })
    }
}

const SELECT: &str = "SELECT version.seq, version.written_at, version.pinned, record.id, record.kind, version.body
     FROM version JOIN record ON record.id = version.record WHERE record.id = ?1";

/// The bodies that a record had before, newest first.
pub fn of(connection: &Connection, record: &Id) -> Result<Vec<Before>, VaultError> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} ORDER BY version.seq DESC"))?;
    let rows = statement.query_map([record.as_str()], Before::from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One of the bodies that a record had before.
pub fn get(connection: &Connection, record: &Id, number: i64) -> Result<Option<Before>, VaultError> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} AND version.seq = ?2"))?;
    Ok(statement
        .query_row((record.as_str(), number), Before::from_row)
        .optional()?)
}

/// Sets aside a body that is about to be replaced; gives its number. One that stands there as the newest already is not
/// kept twice.
pub fn keep(
    connection: &Connection,
    record: &Id,
    written_at: DateTime<Utc>,
    now: DateTime<Utc>,
    body: &str,
) -> Result<i64, VaultError> {
    let newest = "SELECT seq, body = ?2 FROM version WHERE record = ?1 ORDER BY seq DESC LIMIT 1";
    let newest: Option<(i64, bool)> = connection
        .prepare_cached(newest)?
        .query_row((record.as_str(), body), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((number, true)) = newest {
        return Ok(number);
    }
    let sql = "INSERT INTO version (record, written_at, kept_at, kept_lived, body) VALUES (?1, ?2, ?3, ?4, ?5)";
    connection.prepare_cached(sql)?.execute((
        record.as_str(),
        written_at.timestamp_millis(),
        now.timestamp_millis(),
        upkeep::lived(connection, now)?.num_milliseconds(),
        body,
    ))?;
    Ok(connection.last_insert_rowid())
}

/// From here on it is never thinned out.
pub fn pin(connection: &Connection, number: i64) -> Result<(), VaultError> {
    connection
        .prepare_cached("UPDATE version SET pinned = 1 WHERE seq = ?1")?
        .execute([number])?;
    Ok(())
}

/// What every history holds, each from its oldest to its newest. Answered by the index alone: no text is read.
pub fn ages(connection: &Connection) -> Result<Vec<Vec<Aged>>, VaultError> {
    super::histories(
        connection,
        "SELECT record, seq, kept_lived, pinned FROM version ORDER BY record, seq",
    )
}

pub fn delete(connection: &Connection, number: i64) -> Result<(), VaultError> {
    connection
        .prepare_cached("DELETE FROM version WHERE seq = ?1")?
        .execute([number])?;
    Ok(())
}
