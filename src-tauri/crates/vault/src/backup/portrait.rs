//! What a store holds, row by row, small enough to be compared with another one.

use std::collections::HashMap;

use rusqlite::{Connection, types::ValueRef};
use sha2::{Digest, Sha256};

use crate::VaultError;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    Record,
    Version,
    PrivateNote,
    PrivateNoteVersion,
    ClientWord,
    Evidence,
}

impl Sort {
    pub const ALL: [Self; 6] = [
        Self::Record,
        Self::Version,
        Self::PrivateNote,
        Self::PrivateNoteVersion,
        Self::ClientWord,
        Self::Evidence,
    ];

    /// Of each row: its key, its place in the order in which rows were made, and whose it is. Then what changes when the person
    /// changes it, and last what must be the same as long as that is.
    fn sql(self) -> (&'static str, usize) {
        match self {
            Self::Record => (
                "SELECT seq, seq, id, changed_at, deleted_at, removed_lived, kind, candidate, body, created_at FROM record",
                3,
            ),
            Self::Version => (
                "SELECT seq, seq, record, written_at, kept_at, pinned, kept_lived, body FROM version",
                4,
            ),
            Self::PrivateNote => (
                "SELECT about, created_at, about, changed_at, text FROM private_note",
                1,
            ),
            Self::PrivateNoteVersion => (
                "SELECT seq, seq, about, written_at, kept_at, kept_lived, text FROM private_note_version",
                3,
            ),
            Self::ClientWord => ("SELECT seq, seq, client, added_at, word FROM client_word", 1),
            Self::Evidence => (
                "SELECT seq, seq, id, file, key, sealed_size, sealed_sha256, consent_by, consent_on, consent_for, expires_on,
                        deleted_at, removed_lived, record, file_name, media_type, size, sha256, added_at FROM evidence",
                10,
            ),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Grows from row to row in the order in which they were made.
    pub order: i64,
    pub who: String,
    pub state: [u8; 32],
    pub content: [u8; 32],
}

/// The rows of one sort under their keys.
pub type Rows = HashMap<String, Row>;

pub struct Portrait(HashMap<Sort, Rows>);

impl Portrait {
    pub fn of(connection: &Connection) -> Result<Self, VaultError> {
        let rows = Sort::ALL.into_iter().map(|sort| Ok((sort, rows(connection, sort)?)));
        Ok(Self(rows.collect::<Result<_, VaultError>>()?))
    }

    pub fn rows(&self, sort: Sort) -> impl Iterator<Item = (&String, &Row)> {
        self.0.get(&sort).into_iter().flatten()
    }

    pub fn get(&self, sort: Sort, key: &str) -> Option<&Row> {
        self.0.get(&sort)?.get(key)
    }
}

fn rows(connection: &Connection, sort: Sort) -> Result<Rows, VaultError> {
    let (sql, states) = sort.sql();
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let mut found = Rows::new();
    while let Some(row) = rows.next()? {
        let hash = |columns: std::ops::Range<usize>| -> rusqlite::Result<[u8; 32]> {
            let mut hash = Sha256::new();
            for column in columns {
                add(&mut hash, row.get_ref(column)?);
            }
            Ok(hash.finalize().into())
        };
        let key = match row.get_ref(0)? {
            ValueRef::Integer(seq) => seq.to_string(),
            _ => row.get(0)?,
        };
        found.insert(
            key,
            Row {
                order: row.get(1)?,
                who: row.get(2)?,
                state: hash(3..3 + states)?,
                content: hash(3 + states..columns)?,
            },
        );
    }
    Ok(found)
}

/// With its type and its length, so that no two rows look the same.
fn add(hash: &mut Sha256, value: ValueRef<'_>) {
    match value {
        ValueRef::Null => hash.update([0]),
        ValueRef::Integer(number) => {
            hash.update([1]);
            hash.update(number.to_le_bytes());
        }
        ValueRef::Real(number) => {
            hash.update([2]);
            hash.update(number.to_le_bytes());
        }
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            hash.update([3]);
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
    }
}
