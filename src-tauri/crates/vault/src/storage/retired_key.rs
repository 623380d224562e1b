//! The data keys that the vault had before: see [`Vault::reencrypt`](crate::Vault::reencrypt).

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::{VaultError, keys::DataKey};

pub fn keep(connection: &Connection, key: &DataKey, now: DateTime<Utc>) -> Result<(), VaultError> {
    let sql = "INSERT INTO retired_key (key, retired_at) VALUES (?1, ?2)";
    connection.execute(sql, (key.bytes().as_slice(), now.timestamp_millis()))?;
    Ok(())
}

/// All of them, the latest first: what opens backups from before.
pub fn all(connection: &Connection) -> Result<Vec<DataKey>, VaultError> {
    let mut statement = connection.prepare("SELECT key FROM retired_key ORDER BY seq DESC")?;
    let keys = statement.query_map([], |row| {
        let mut key = Zeroizing::new([0; 32]);
        *key = row.get(0)?;
        Ok(DataKey::new(key))
    })?;
    Ok(keys.collect::<rusqlite::Result<_>>()?)
}
