use chrono::{DateTime, Utc};
use pathway::Id;
use rusqlite::{Connection, OptionalExtension};
use zeroize::Zeroizing;

use super::{SetAside, time, upkeep};
use crate::{PrivateNote, VaultError, private_note::PrivateVersion, thin::Aged};

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

/// Keeps a note, new or changed, with the same history as a record. Gives what it said before; nothing is written when it
/// already stands like this.
pub fn put(
    connection: &Connection,
    about: &Id,
    text: &str,
    now: DateTime<Utc>,
    set_aside: SetAside,
) -> Result<Option<Zeroizing<String>>, VaultError> {
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
            return Ok(None);
        }
        let sql = "INSERT INTO private_note (about, text, created_at, changed_at) VALUES (?1, ?2, ?3, ?3)";
        connection.prepare_cached(sql)?.execute((about.as_str(), text, at))?;
        return Ok(Some(Zeroizing::default()));
    };
    if *standing.text == text {
        return Ok(None);
    }
    if set_aside.now(standing.since, now) {
        keep(connection, about, &standing, now)?;
    }
    let sql = "UPDATE private_note SET text = ?2, changed_at = ?3 WHERE about = ?1";
    connection.prepare_cached(sql)?.execute((about.as_str(), text, at))?;
    Ok(Some(standing.text))
}

/// Sets aside a text that is about to be replaced, unless it stands there as the newest already.
fn keep(connection: &Connection, about: &Id, standing: &Standing, now: DateTime<Utc>) -> Result<(), VaultError> {
    let newest = "SELECT text = ?2 FROM private_note_version WHERE about = ?1 ORDER BY seq DESC LIMIT 1";
    let newest: Option<bool> = connection
        .prepare_cached(newest)?
        .query_row((about.as_str(), standing.text.as_str()), |row| row.get(0))
        .optional()?;
    if newest == Some(true) {
        return Ok(());
    }
    let sql =
        "INSERT INTO private_note_version (about, written_at, kept_at, kept_lived, text) VALUES (?1, ?2, ?3, ?4, ?5)";
    connection.prepare_cached(sql)?.execute((
        about.as_str(),
        standing.changed_at.timestamp_millis(),
        now.timestamp_millis(),
        upkeep::lived(connection, now)?.num_milliseconds(),
        standing.text.as_str(),
    ))?;
    Ok(())
}

/// The texts that a note had before, newest first.
pub fn versions(connection: &Connection, about: &Id) -> Result<Vec<PrivateVersion>, VaultError> {
    let sql = "SELECT seq, written_at, text FROM private_note_version WHERE about = ?1 ORDER BY seq DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([about.as_str()], |row| {
        Ok(PrivateVersion {
            number: row.get(0)?,
            at: time(row.get(1)?)?,
            note: PrivateNote::new(about.clone(), row.get(2)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What every history of a note holds, each from its oldest to its newest. No text is read.
pub fn ages(connection: &Connection) -> Result<Vec<Vec<Aged>>, VaultError> {
    super::histories(
        connection,
        "SELECT about, seq, kept_lived, 0 FROM private_note_version ORDER BY about, seq",
    )
}

pub fn delete_version(connection: &Connection, number: i64) -> Result<(), VaultError> {
    connection
        .prepare_cached("DELETE FROM private_note_version WHERE seq = ?1")?
        .execute([number])?;
    Ok(())
}
