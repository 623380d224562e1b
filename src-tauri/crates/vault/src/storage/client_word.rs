use chrono::{DateTime, Utc};
use pathway::Id;
use rusqlite::Connection;

use crate::{Damage, VaultError, client_word::ClientWord};

/// Of every client, in the order in which they were added.
pub fn all(connection: &Connection) -> Result<Vec<ClientWord>, VaultError> {
    read(connection, "SELECT client, word FROM client_word ORDER BY seq")
}

/// The same, without clients in the trash: for a copy, which is without them too.
pub fn of_present_clients(connection: &Connection) -> Result<Vec<ClientWord>, VaultError> {
    read(
        connection,
        "SELECT client, word FROM client_word JOIN record ON record.id = client WHERE deleted_at IS NULL
         ORDER BY client_word.seq",
    )
}

fn read(connection: &Connection, sql: &str) -> Result<Vec<ClientWord>, VaultError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut words = Vec::new();
    while let Some(row) = rows.next()? {
        let client = Id::new(row.get::<_, String>(0)?).map_err(|_| VaultError::damaged(Damage::Store))?;
        words.push(ClientWord::new(client, row.get(1)?));
    }
    Ok(words)
}

/// Whether the word was not there before.
pub fn add(connection: &Connection, client: &Id, word: &str, now: DateTime<Utc>) -> Result<bool, VaultError> {
    let known = "SELECT EXISTS (SELECT 1 FROM record WHERE id = ?1)";
    let known: bool = connection
        .prepare_cached(known)?
        .query_row([client.as_str()], |row| row.get(0))?;
    if !known {
        return Err(VaultError::NoSuchRecord);
    }
    let sql = "INSERT OR IGNORE INTO client_word (client, word, added_at) VALUES (?1, ?2, ?3)";
    let added = connection
        .prepare_cached(sql)?
        .execute((client.as_str(), word, now.timestamp_millis()))?;
    Ok(added > 0)
}

/// Whether the word was there.
pub fn remove(connection: &Connection, client: &Id, word: &str) -> Result<bool, VaultError> {
    let sql = "DELETE FROM client_word WHERE client = ?1 AND word = ?2";
    Ok(connection.prepare_cached(sql)?.execute((client.as_str(), word))? > 0)
}
