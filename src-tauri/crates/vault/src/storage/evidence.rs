//! The files that are attached to records: where each lies, and its key.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use pathway::Id;
use rusqlite::{Connection, OptionalExtension, Params, Row};

use super::{time, upkeep};
use crate::{
    Damage, VaultError,
    evidence::{Consent, Evidence, Key, NewEvidence, Seal},
};

const SELECT: &str = "SELECT id, record, file_name, media_type, size, sha256, consent_by, consent_on, consent_for,
    expires_on, added_at, deleted_at FROM evidence";

pub fn get(connection: &Connection, id: &Id) -> Result<Option<Evidence>, VaultError> {
    let found = list(connection, &format!("{SELECT} WHERE id = ?1"), [id.as_str()])?;
    Ok(found.into_iter().next())
}

/// Without those in the trash.
pub fn of_record(connection: &Connection, record: &Id) -> Result<Vec<Evidence>, VaultError> {
    let sql = format!("{SELECT} WHERE record = ?1 AND deleted_at IS NULL ORDER BY seq");
    list(connection, &sql, [record.as_str()])
}

/// Also those in the trash.
pub fn all(connection: &Connection) -> Result<Vec<Evidence>, VaultError> {
    list(connection, &format!("{SELECT} ORDER BY seq"), [])
}

/// Those in the trash, each with how long the vault had lived when it went there.
pub fn removed(connection: &Connection) -> Result<Vec<(Evidence, TimeDelta)>, VaultError> {
    let sql = "SELECT id, coalesce(removed_lived, 0) FROM evidence WHERE deleted_at IS NOT NULL ORDER BY seq";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut removed = Vec::new();
    while let Some(row) = rows.next()? {
        let lived = TimeDelta::milliseconds(row.get(1)?);
        removed.extend(get(connection, &id(row.get(0)?)?)?.map(|evidence| (evidence, lived)));
    }
    Ok(removed)
}

pub fn expired(connection: &Connection, today: NaiveDate) -> Result<Vec<Evidence>, VaultError> {
    let sql = format!("{SELECT} WHERE expires_on < ?1 ORDER BY seq");
    list(connection, &sql, [today.to_string()])
}

fn list(connection: &Connection, sql: &str, params: impl Params) -> Result<Vec<Evidence>, VaultError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(evidence(row)?);
    }
    Ok(found)
}

fn evidence(row: &Row<'_>) -> Result<Evidence, VaultError> {
    Ok(Evidence {
        id: id(row.get(0)?)?,
        record: id(row.get(1)?)?,
        file_name: row.get(2)?,
        media_type: row.get(3)?,
        size: count(row.get(4)?)?,
        sha256: row.get(5)?,
        consent: Consent {
            by: row.get(6)?,
            on: day(row.get(7)?)?,
            what_for: row.get(8)?,
            until: day(row.get(9)?)?,
        },
        added_at: time(row.get(10)?)?,
        deleted_at: row.get::<_, Option<i64>>(11)?.map(time).transpose()?,
    })
}

const SELECT_SEAL: &str = "SELECT id, file, key, size, sha256, sealed_size, sealed_sha256 FROM evidence";

pub fn seal(connection: &Connection, id: &Id) -> Result<Option<Seal>, VaultError> {
    let mut statement = connection.prepare_cached(&format!("{SELECT_SEAL} WHERE id = ?1"))?;
    let mut rows = statement.query([id.as_str()])?;
    rows.next()?.map(read_seal).transpose()
}

/// Of every attached file, those in the trash included.
pub fn seals(connection: &Connection) -> Result<Vec<Seal>, VaultError> {
    let mut statement = connection.prepare_cached(&format!("{SELECT_SEAL} ORDER BY seq"))?;
    let mut rows = statement.query([])?;
    let mut seals = Vec::new();
    while let Some(row) = rows.next()? {
        seals.push(read_seal(row)?);
    }
    Ok(seals)
}

fn read_seal(row: &Row<'_>) -> Result<Seal, VaultError> {
    // Read in place: a copy of the key on its way here would not be wiped.
    let key = row.get_ref(2)?.as_blob().ok().and_then(Key::from_slice);
    Ok(Seal {
        id: id(row.get(0)?)?,
        file: row.get(1)?,
        key: key.ok_or(VaultError::damaged(Damage::Store))?,
        size: count(row.get(3)?)?,
        sha256: row.get(4)?,
        sealed_size: count(row.get(5)?)?,
        sealed_sha256: row.get(6)?,
    })
}

/// The names of all sealed files. Read from the table itself: an index that lacks a row must not cost a file.
pub fn files(connection: &Connection) -> Result<Vec<String>, VaultError> {
    let mut statement = connection.prepare_cached("SELECT file FROM evidence NOT INDEXED")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub fn add(connection: &Connection, seal: &Seal, new: &NewEvidence, now: DateTime<Utc>) -> Result<(), VaultError> {
    let sql = "INSERT INTO evidence (id, record, file, file_name, media_type, size, sha256, sealed_size, sealed_sha256,
        key, consent_by, consent_on, consent_for, expires_on, added_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
    connection.prepare_cached(sql)?.execute((
        seal.id.as_str(),
        new.record.as_str(),
        &seal.file,
        &new.file_name,
        &new.media_type,
        column(seal.size)?,
        seal.sha256.as_slice(),
        column(seal.sealed_size)?,
        seal.sealed_sha256.as_slice(),
        seal.key.bytes().as_slice(),
        &new.consent.by,
        new.consent.on.map(|day| day.to_string()),
        &new.consent.what_for,
        new.consent.until.map(|day| day.to_string()),
        now.timestamp_millis(),
    ))?;
    Ok(())
}

/// Puts another sealed file of the same content into the place of the earlier one.
pub fn change_seal(connection: &Connection, seal: &Seal) -> Result<(), VaultError> {
    let sql = "UPDATE evidence SET file = ?2, key = ?3, sealed_size = ?4, sealed_sha256 = ?5
        WHERE id = ?1 AND size = ?6 AND sha256 = ?7";
    let changed = connection.prepare_cached(sql)?.execute((
        seal.id.as_str(),
        &seal.file,
        seal.key.bytes().as_slice(),
        column(seal.sealed_size)?,
        seal.sealed_sha256.as_slice(),
        column(seal.size)?,
        seal.sha256.as_slice(),
    ))?;
    one(changed)
}

pub fn set_consent(connection: &Connection, id: &Id, consent: &Consent) -> Result<(), VaultError> {
    let sql = "UPDATE evidence SET consent_by = ?2, consent_on = ?3, consent_for = ?4, expires_on = ?5 WHERE id = ?1";
    let changed = connection.prepare_cached(sql)?.execute((
        id.as_str(),
        &consent.by,
        consent.on.map(|day| day.to_string()),
        &consent.what_for,
        consent.until.map(|day| day.to_string()),
    ))?;
    one(changed)
}

/// Moves an attached file into the trash, or out of it. One that already is there stays as it is.
pub fn set_removed(connection: &Connection, id: &Id, removed: bool, now: DateTime<Utc>) -> Result<(), VaultError> {
    let mut statement = connection.prepare_cached("SELECT deleted_at IS NOT NULL FROM evidence WHERE id = ?1")?;
    let stands: Option<bool> = statement.query_row([id.as_str()], |row| row.get(0)).optional()?;
    if stands.ok_or(VaultError::NoSuchEvidence)? == removed {
        return Ok(());
    }
    let at = removed.then(|| now.timestamp_millis());
    let lived = removed.then(|| upkeep::lived(connection, now)).transpose()?;
    let sql = "UPDATE evidence SET deleted_at = ?2, removed_lived = ?3 WHERE id = ?1";
    let lived = lived.map(|lived| lived.num_milliseconds());
    connection.prepare_cached(sql)?.execute((id.as_str(), at, lived))?;
    Ok(())
}

fn one(changed: usize) -> Result<(), VaultError> {
    if changed == 1 {
        Ok(())
    } else {
        Err(VaultError::NoSuchEvidence)
    }
}

fn id(text: String) -> Result<Id, VaultError> {
    Id::new(text).map_err(|_| VaultError::damaged(Damage::Store))
}

fn day(text: Option<String>) -> Result<Option<NaiveDate>, VaultError> {
    text.map(|text| text.parse().map_err(|_| VaultError::damaged(Damage::Store)))
        .transpose()
}

/// A size in bytes as a column holds it, and back.
fn column(size: u64) -> Result<i64, VaultError> {
    i64::try_from(size).map_err(|_| VaultError::Unexpected { code: 0 })
}

fn count(column: i64) -> Result<u64, VaultError> {
    u64::try_from(column).map_err(|_| VaultError::damaged(Damage::Store))
}
