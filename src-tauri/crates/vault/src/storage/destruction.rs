//! What is deleted when a record or an attached file is removed for good, and what is noted of it.

use chrono::{DateTime, Utc};
use pathway::Id;
use rusqlite::{Connection, OptionalExtension, Row};

use super::time;
use crate::{Damage, VaultError};

/// That something was removed for good: which, when, why; never what it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destruction {
    pub id: Id,
    /// The kind of a record, or `evidence`.
    pub kind: String,
    /// The record that the evidence was attached to.
    pub of: Option<Id>,
    pub at: DateTime<Utc>,
    pub why: Why,
}

/// Why something was removed for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A person asked for it, after having been told what goes.
    ByHand,
    /// The consent to keep it ran out.
    Expired,
    /// It had lain in the trash for thirty days.
    Trash,
}

impl Why {
    const ALL: [Self; 3] = [Self::ByHand, Self::Expired, Self::Trash];

    fn name(self) -> &'static str {
        match self {
            Self::ByHand => "by_hand",
            Self::Expired => "expired",
            Self::Trash => "trash",
        }
    }
}

/// What an attached file is called among the destructions.
pub const EVIDENCE: &str = "evidence";

/// Something that was just deleted.
pub struct Erased {
    pub id: Id,
    pub kind: String,
    pub of: Option<Id>,
    /// The name of the encrypted file, when it was an attached one.
    pub file: Option<String>,
}

/// Deletes a record with its history, its private note, its client words and its attached files; or one attached file.
/// Gives what went: nothing when there is none under this id.
pub fn erase(connection: &Connection, id: &Id) -> Result<Vec<Erased>, VaultError> {
    let mut erased = evidence(
        connection,
        "DELETE FROM evidence WHERE id = ?1 OR record = ?1 RETURNING id, record, file",
        id,
    )?;
    // The rows that point come before those that they point to.
    for sql in [
        "DELETE FROM private_note_version WHERE about = ?1",
        "DELETE FROM private_note WHERE about = ?1",
        "DELETE FROM version WHERE record = ?1",
        "DELETE FROM client_word WHERE client = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([id.as_str()])?;
    }
    let kind: Option<String> = connection
        .prepare_cached("DELETE FROM record WHERE id = ?1 RETURNING kind")?
        .query_row([id.as_str()], |row| row.get(0))
        .optional()?;
    erased.extend(kind.map(|kind| Erased {
        id: id.clone(),
        kind,
        of: None,
        file: None,
    }));
    Ok(erased)
}

/// Whether a record, a note of it, an earlier version or an attached file lies there under this id.
pub fn holds(connection: &Connection, id: &Id) -> Result<bool, VaultError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM record WHERE id = ?1)
        OR EXISTS (SELECT 1 FROM evidence WHERE id = ?1 OR record = ?1)
        OR EXISTS (SELECT 1 FROM private_note WHERE about = ?1)
        OR EXISTS (SELECT 1 FROM private_note_version WHERE about = ?1)
        OR EXISTS (SELECT 1 FROM version WHERE record = ?1)
        OR EXISTS (SELECT 1 FROM client_word WHERE client = ?1)";
    Ok(connection
        .prepare_cached(sql)?
        .query_row([id.as_str()], |row| row.get(0))?)
}

fn evidence(connection: &Connection, sql: &str, id: &Id) -> Result<Vec<Erased>, VaultError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([id.as_str()])?;
    let mut erased = Vec::new();
    while let Some(row) = rows.next()? {
        erased.push(Erased {
            id: as_id(row.get(0)?)?,
            kind: EVIDENCE.to_owned(),
            of: Some(as_id(row.get(1)?)?),
            file: row.get(2)?,
        });
    }
    Ok(erased)
}

/// Notes that something was removed for good.
pub fn note(connection: &Connection, destruction: &Destruction) -> Result<(), VaultError> {
    let sql = "INSERT INTO destruction (id, kind, of, at, why) VALUES (?1, ?2, ?3, ?4, ?5)";
    connection.prepare_cached(sql)?.execute((
        destruction.id.as_str(),
        &destruction.kind,
        destruction.of.as_ref().map(Id::as_str),
        destruction.at.timestamp_millis(),
        destruction.why.name(),
    ))?;
    Ok(())
}

/// All that was ever removed for good, in the order in which it was. A backup that knows fewer of them still holds some of it.
pub fn all(connection: &Connection) -> Result<Vec<Destruction>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT id, kind, of, at, why FROM destruction ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let mut destructions = Vec::new();
    while let Some(row) = rows.next()? {
        destructions.push(from_row(row)?);
    }
    Ok(destructions)
}

fn from_row(row: &Row<'_>) -> Result<Destruction, VaultError> {
    let why: String = row.get(4)?;
    Ok(Destruction {
        id: as_id(row.get(0)?)?,
        kind: row.get(1)?,
        of: row.get::<_, Option<String>>(2)?.map(as_id).transpose()?,
        at: time(row.get(3)?)?,
        why: Why::ALL
            .into_iter()
            .find(|known| known.name() == why)
            .ok_or(VaultError::damaged(Damage::Store))?,
    })
}

fn as_id(text: String) -> Result<Id, VaultError> {
    Id::new(text).map_err(|_| VaultError::damaged(Damage::Store))
}
