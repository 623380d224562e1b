use chrono::{DateTime, Utc};
use pathway::Id;
use rusqlite::{Connection, OptionalExtension};
use zeroize::Zeroizing;

use super::{SetAside, time};
use crate::{PrivateNote, VaultError};

pub fn get(connection: &Connection, about: &Id) -> Result<Option<PrivateNote>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT text FROM private_note WHERE about = ?1")?;
    let text: Option<String> = statement.query_row([about.as_str()], |row| row.get(0)).optional()?;
    Ok(text.map(|text| PrivateNote::new(about.clone(), text)))
}

/// Every note that says something about a record that is not in the trash.
pub fn all(connection: &Connection) -> Result<Vec<(String, String)>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT about, text FROM private_note JOIN record ON record.id = about
         WHERE deleted_at IS NULL AND text <> '' ORDER BY record.seq",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub fn count(connection: &Connection) -> Result<usize, VaultError> {
    let count: u32 = connection.query_row("SELECT count(*) FROM private_note WHERE text <> ''", [], |row| {
        row.get(0)
    })?;
    Ok(count as usize)
}

/// What stands about a record now.
struct Standing {
    text: Zeroizing<String>,
    changed_at: DateTime<Utc>,
    since: DateTime<Utc>,
}

/// Keeps a note, new or changed, with the same history as a record. Writes nothing when it already stands like this.
pub fn put(
    connection: &Connection,
    about: &Id,
    text: &str,
    now: DateTime<Utc>,
    set_aside: SetAside,
) -> Result<bool, VaultError> {
    let at = now.timestamp_millis();
    let mut statement = connection.prepare_cached(
        "SELECT text, changed_at, coalesce((SELECT kept_at FROM private_note_version AS version
             WHERE version.about = private_note.about ORDER BY seq DESC LIMIT 1), created_at)
         FROM private_note WHERE about = ?1",
    )?;
    let standing = statement.query_row([about.as_str()], |row| {
        Ok(Standing {
            text: Zeroizing::new(row.get(0)?),
            changed_at: time(row.get(1)?)?,
            since: time(row.get(2)?)?,
        })
    });
    let Some(standing) = standing.optional()? else {
        if text.is_empty() {
            return Ok(false);
        }
        let sql = "INSERT INTO private_note (about, text, created_at, changed_at) VALUES (?1, ?2, ?3, ?3)";
        connection.prepare_cached(sql)?.execute((about.as_str(), text, at))?;
        return Ok(true);
    };
    if *standing.text == text {
        return Ok(false);
    }
    if set_aside.now(standing.since, now) {
        let sql = "INSERT INTO private_note_version (about, written_at, kept_at, text) VALUES (?1, ?2, ?3, ?4)";
        let written_at = standing.changed_at.timestamp_millis();
        let row = (about.as_str(), written_at, at, standing.text.as_str());
        connection.prepare_cached(sql)?.execute(row)?;
    }
    let sql = "UPDATE private_note SET text = ?2, changed_at = ?3 WHERE about = ?1";
    connection.prepare_cached(sql)?.execute((about.as_str(), text, at))?;
    Ok(true)
}

/// The texts that a note had before, newest first, each with the time at which it was written.
pub fn versions(connection: &Connection, about: &Id) -> Result<Vec<(DateTime<Utc>, PrivateNote)>, VaultError> {
    let sql = "SELECT written_at, text FROM private_note_version WHERE about = ?1 ORDER BY seq DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([about.as_str()], |row| {
        Ok((time(row.get(0)?)?, PrivateNote::new(about.clone(), row.get(1)?)))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
