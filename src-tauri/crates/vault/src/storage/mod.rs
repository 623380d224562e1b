//! The store: SQL beside its Rust, one file for each table.
//!
//! A record is kept as the JSON of its type, in one table for all kinds. So the trash, the history of each text, export
//! and later undo are one thing for all records, a new field needs no migration, and what is exported is what is kept.
//! Whatever is *not* a record (private notes, the words of a client, evidence and its keys) has a table of its own, so that
//! nothing which walks over records can come upon it.

pub mod anew;
pub mod client_word;
mod connect;
pub mod destruction;
pub mod evidence;
mod failure;
pub mod meta;
mod migrate;
mod native;
pub mod private_note;
mod read_only;
pub mod record;
pub mod retired_key;
pub mod search;
pub mod seen;
#[cfg(test)]
mod tests;
pub mod upkeep;
pub mod version;

use chrono::{DateTime, TimeDelta, Utc};
pub use connect::{create, leave_log, open, pragma};
pub use migrate::{KNOWN, schema};
pub use native::{WIPING, WipingAllocator, in_memory};
pub use read_only::read_only;
use rusqlite::Connection;

use crate::{VaultError, thin::Aged};

/// A text that is being worked on is set aside for its history this often, and always before the first change after
/// a pause of this length.
pub const EDIT_SESSION: TimeDelta = TimeDelta::minutes(5);

/// When a text that is written over goes into the history.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum SetAside {
    /// When enough time has passed since the last one did.
    WhenDue,
    Always,
}

impl SetAside {
    /// Whether the text about to be replaced must be set aside first. `since` is when that was last done, or when the text
    /// was first written. A clock that went back counts as a pause.
    fn now(self, since: DateTime<Utc>, now: DateTime<Utc>) -> bool {
        matches!(self, Self::Always) || { !(TimeDelta::zero()..EDIT_SESSION).contains(&(now - since)) }
    }
}

/// A time as a column holds it.
fn time(column: i64) -> rusqlite::Result<DateTime<Utc>> {
    DateTime::from_timestamp_millis(column).ok_or(rusqlite::Error::IntegralValueOutOfRange(0, column))
}

/// Rows of owner, number, life of the vault and whether pinned, sorted by owner, as one list for each owner.
fn histories(connection: &Connection, sql: &str) -> Result<Vec<Vec<Aged>>, VaultError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let (mut histories, mut owner): (Vec<Vec<Aged>>, Option<String>) = (Vec::new(), None);
    while let Some(row) = rows.next()? {
        let aged = Aged {
            number: row.get(1)?,
            lived: TimeDelta::milliseconds(row.get(2)?),
            pinned: row.get(3)?,
        };
        let of: String = row.get(0)?;
        match histories.last_mut() {
            Some(history) if owner.as_ref() == Some(&of) => history.push(aged),
            _ => histories.push(vec![aged]),
        }
        owner = Some(of);
    }
    Ok(histories)
}
