use chrono::{DateTime, Utc};
use pathway::{Id, Kind, Record};
use rusqlite::{Connection, OptionalExtension, Params, Row};
use serde_json::Value;

use super::{SetAside, time, version};
use crate::{Damage, VaultError};

/// A record as its row holds it, not yet read.
pub struct Kept {
    pub id: String,
    pub kind: String,
    pub body: String,
}

impl Kept {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            kind: row.get(1)?,
            body: row.get(2)?,
        })
    }

    /// # Errors
    /// [`Damage::Record`], without the reason: it could quote the text.
    pub fn read(self) -> Result<Record, VaultError> {
        let kind = kind_named(&self.kind);
        let body = serde_json::from_str(&self.body).ok();
        let record = kind.zip(body).and_then(|(kind, body)| Record::read(kind, body).ok());
        record
            .filter(|record| record.id().as_str() == self.id)
            .ok_or(VaultError::damaged(Damage::Record {
                kind: self.kind,
                id: self.id,
            }))
    }
}

const SELECT: &str = "SELECT id, kind, body FROM record WHERE deleted_at IS NULL";

pub fn get(connection: &Connection, id: &Id) -> Result<Option<Record>, VaultError> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} AND id = ?1"))?;
    let kept = statement.query_row([id.as_str()], Kept::from_row).optional()?;
    kept.map(Kept::read).transpose()
}

pub fn all(connection: &Connection) -> Result<Vec<Kept>, VaultError> {
    list(connection, &format!("{SELECT} ORDER BY seq"), [])
}

pub fn of_kind(connection: &Connection, kind: Kind) -> Result<Vec<Kept>, VaultError> {
    list(
        connection,
        &format!("{SELECT} AND kind = ?1 ORDER BY seq"),
        [kind.name()],
    )
}

pub fn of_candidate(connection: &Connection, kind: Kind, candidate: &Id) -> Result<Vec<Kept>, VaultError> {
    let sql = format!("{SELECT} AND kind = ?1 AND candidate = ?2 ORDER BY seq");
    list(connection, &sql, [kind.name(), candidate.as_str()])
}

/// Also those in the trash.
pub fn with_removed(connection: &Connection) -> Result<Vec<Kept>, VaultError> {
    list(connection, "SELECT id, kind, body FROM record ORDER BY seq", [])
}

fn list(connection: &Connection, sql: &str, params: impl Params) -> Result<Vec<Kept>, VaultError> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(params, Kept::from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What is kept under an id now, in the trash or not.
struct Standing {
    seq: i64,
    kind: String,
    candidate: Option<String>,
    body: String,
    changed_at: DateTime<Utc>,
    removed: bool,
    /// When its text was last set aside, or first written.
    since: DateTime<Utc>,
}

fn standing(connection: &Connection, id: &Id) -> Result<Option<Standing>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, kind, candidate, body, changed_at, deleted_at IS NOT NULL,
                coalesce((SELECT kept_at FROM version WHERE record = id ORDER BY version.seq DESC LIMIT 1), created_at)
         FROM record WHERE id = ?1",
    )?;
    let row = statement.query_row([id.as_str()], |row| {
        Ok(Standing {
            seq: row.get(0)?,
            kind: row.get(1)?,
            candidate: row.get(2)?,
            body: row.get(3)?,
            changed_at: time(row.get(4)?)?,
            removed: row.get(5)?,
            since: time(row.get(6)?)?,
        })
    });
    Ok(row.optional()?)
}

/// Keeps a record, new or changed. Writes nothing when it already stands like this.
pub fn put(
    connection: &Connection,
    record: &Record,
    now: DateTime<Utc>,
    set_aside: SetAside,
) -> Result<bool, VaultError> {
    let (id, kind, candidate) = (record.id(), record.kind().name(), record.candidate().map(Id::as_str));
    let (body, at) = (body(record)?, now.timestamp_millis());

    let Some(standing) = standing(connection, id)? else {
        let sql =
            "INSERT INTO record (id, kind, candidate, body, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)";
        connection
            .prepare_cached(sql)?
            .execute((id.as_str(), kind, candidate, body, at))?;
        return Ok(true);
    };
    if standing.kind != kind {
        return Err(VaultError::IdTaken { id: id.clone() });
    }
    let same_text = standing.body == body;
    if same_text && !standing.removed {
        return Ok(false);
    }
    if !same_text && set_aside.now(standing.since, now) {
        version::keep(connection, id, standing.changed_at, now, &standing.body)?;
    }
    if standing.candidate.as_deref() == candidate && !standing.removed {
        // The usual autosave: it leaves the index alone.
        let sql = "UPDATE record SET body = ?2, changed_at = ?3 WHERE seq = ?1";
        connection.prepare_cached(sql)?.execute((standing.seq, body, at))?;
    } else {
        let sql = "UPDATE record SET body = ?2, changed_at = ?3, candidate = ?4, deleted_at = NULL WHERE seq = ?1";
        connection
            .prepare_cached(sql)?
            .execute((standing.seq, body, at, candidate))?;
    }
    Ok(true)
}

/// Moves a record into the trash, or out of it. Gives its kind, or nothing when it already is there.
pub fn set_removed(connection: &Connection, id: &Id, at: Option<DateTime<Utc>>) -> Result<Option<Kind>, VaultError> {
    let standing = standing(connection, id)?.ok_or(VaultError::NoSuchRecord)?;
    if standing.removed == at.is_some() {
        return Ok(None);
    }
    let sql = "UPDATE record SET deleted_at = ?2 WHERE seq = ?1";
    connection
        .prepare_cached(sql)?
        .execute((standing.seq, at.map(|at| at.timestamp_millis())))?;
    Ok(kind_named(&standing.kind))
}

/// The kind of what is kept under an id, in the trash or not.
pub fn kind_of(connection: &Connection, id: &Id) -> Result<Option<Kind>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT kind FROM record WHERE id = ?1")?;
    let kind: Option<String> = statement.query_row([id.as_str()], |row| row.get(0)).optional()?;
    Ok(kind.and_then(|kind| kind_named(&kind)))
}

/// A record's JSON without its kind, which has a column of its own.
fn body(record: &Record) -> Result<String, VaultError> {
    let unexpected = VaultError::Unexpected { code: 0 };
    match serde_json::to_value(record) {
        Ok(Value::Object(mut fields)) => {
            fields.shift_remove("kind");
            Ok(Value::Object(fields).to_string())
        }
        _ => Err(unexpected),
    }
}

fn kind_named(name: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| kind.name() == name)
}
