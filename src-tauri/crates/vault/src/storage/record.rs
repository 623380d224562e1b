use chrono::{DateTime, TimeDelta, Utc};
use pathway::{Id, Kind, Record};
use rusqlite::{Connection, OptionalExtension, Params, Row};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{SetAside, time, upkeep, version};
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

/// Also one in the trash.
pub fn get_even_removed(connection: &Connection, id: &Id) -> Result<Option<Record>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT id, kind, body FROM record WHERE id = ?1")?;
    let kept = statement.query_row([id.as_str()], Kept::from_row).optional()?;
    kept.map(Kept::read).transpose()
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

/// A record in the trash, with when it went there, by the clock and in the life of the vault.
pub struct Removed {
    pub kept: Kept,
    pub at: DateTime<Utc>,
    pub lived: TimeDelta,
}

/// What lies in the trash, the latest first.
pub fn removed(connection: &Connection) -> Result<Vec<Removed>, VaultError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, kind, body, deleted_at, coalesce(removed_lived, 0) FROM record
         WHERE deleted_at IS NOT NULL ORDER BY removed_lived DESC, seq DESC",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Removed {
            kept: Kept::from_row(row)?,
            at: time(row.get(3)?)?,
            lived: TimeDelta::milliseconds(row.get(4)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What a write to a record replaced.
pub enum Replaced {
    /// There was none under this id.
    Nothing,
    Text(Zeroizing<String>),
    /// It lay in the trash, with this text.
    Removed(Zeroizing<String>),
}

/// What is kept under an id now, in the trash or not.
pub struct Standing {
    seq: i64,
    kind: String,
    candidate: Option<String>,
    pub body: Zeroizing<String>,
    pub changed_at: DateTime<Utc>,
    pub removed: bool,
    /// When its text was last set aside, or first written.
    since: DateTime<Utc>,
}

pub fn standing(connection: &Connection, id: &Id) -> Result<Option<Standing>, VaultError> {
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
            body: Zeroizing::new(row.get(3)?),
            changed_at: time(row.get(4)?)?,
            removed: row.get(5)?,
            since: time(row.get(6)?)?,
        })
    });
    Ok(row.optional()?)
}

/// Keeps a record, new or changed, under its text as [`text`] gives it. Gives what it replaced; nothing is written when it
/// already stands like this.
pub fn put(
    connection: &Connection,
    record: &Record,
    text: &str,
    now: DateTime<Utc>,
    set_aside: SetAside,
) -> Result<Option<Replaced>, VaultError> {
    let (id, kind, candidate) = (record.id(), record.kind().name(), record.candidate().map(Id::as_str));
    let at = now.timestamp_millis();

    let Some(standing) = standing(connection, id)? else {
        let sql =
            "INSERT INTO record (id, kind, candidate, body, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)";
        connection
            .prepare_cached(sql)?
            .execute((id.as_str(), kind, candidate, text, at))?;
        return Ok(Some(Replaced::Nothing));
    };
    if standing.kind != kind {
        return Err(VaultError::IdTaken { id: id.clone() });
    }
    let same_text = standing.body.as_str() == text;
    if same_text && !standing.removed {
        return Ok(None);
    }
    if !same_text && set_aside.now(standing.since, now) {
        version::keep(connection, id, standing.changed_at, now, &standing.body)?;
    }
    if standing.candidate.as_deref() == candidate && !standing.removed {
        // The usual autosave: it leaves the index alone.
        let sql = "UPDATE record SET body = ?2, changed_at = ?3 WHERE seq = ?1";
        connection.prepare_cached(sql)?.execute((standing.seq, text, at))?;
        return Ok(Some(Replaced::Text(standing.body)));
    }
    let sql = "UPDATE record SET body = ?2, changed_at = ?3, candidate = ?4, deleted_at = NULL, removed_lived = NULL
               WHERE seq = ?1";
    connection
        .prepare_cached(sql)?
        .execute((standing.seq, text, at, candidate))?;
    Ok(Some(if standing.removed {
        Replaced::Removed(standing.body)
    } else {
        Replaced::Text(standing.body)
    }))
}

/// Moves a record into the trash, or out of it. Gives its kind, or nothing when it already is there.
pub fn set_removed(
    connection: &Connection,
    id: &Id,
    removed: bool,
    now: DateTime<Utc>,
) -> Result<Option<Kind>, VaultError> {
    let standing = standing(connection, id)?.ok_or(VaultError::NoSuchRecord)?;
    if standing.removed == removed {
        return Ok(None);
    }
    let (at, lived) = if removed {
        let lived = upkeep::lived(connection, now)?;
        (Some(now.timestamp_millis()), Some(lived.num_milliseconds()))
    } else {
        (None, None)
    };
    let sql = "UPDATE record SET deleted_at = ?2, removed_lived = ?3 WHERE seq = ?1";
    connection.prepare_cached(sql)?.execute((standing.seq, at, lived))?;
    Ok(kind_named(&standing.kind))
}

/// The kind of what is kept under an id, in the trash or not.
pub fn kind_of(connection: &Connection, id: &Id) -> Result<Option<Kind>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT kind FROM record WHERE id = ?1")?;
    let kind: Option<String> = statement.query_row([id.as_str()], |row| row.get(0)).optional()?;
    Ok(kind.and_then(|kind| kind_named(&kind)))
}

/// A record's JSON without its kind, which has a column of its own.
pub fn text(record: &Record) -> Result<String, VaultError> {
    let unexpected = VaultError::Unexpected { code: 0 };
    match serde_json::to_value(record) {
        Ok(Value::Object(mut fields)) => {
            fields.shift_remove("kind");
            Ok(Value::Object(fields).to_string())
        }
        _ => Err(unexpected),
    }
}

pub fn kind_named(name: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| kind.name() == name)
}
