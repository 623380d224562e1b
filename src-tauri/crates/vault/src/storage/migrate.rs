use rusqlite::{Connection, TransactionBehavior};

use super::{meta, meta::Meta};
use crate::{Damage, VaultError};

/// The steps from an empty store to this version's, in order. A step that was released never changes again.
const STEPS: &[&str] = &[include_str!("../../migrations/0001.sql")];

/// The newest schema that this version knows.
#[allow(clippy::cast_possible_truncation)]
const KNOWN: u32 = STEPS.len() as u32;

/// Also the first read of the store: an unwrapped key that does not open it means damage.
pub fn refuse_newer(connection: &Connection) -> Result<(), VaultError> {
    match version(connection)? {
        found if found > KNOWN => Err(VaultError::NewerVersion { found, known: KNOWN }),
        // A new vault appears in its place only once it is whole.
        0 => Err(VaultError::damaged(Damage::Store)),
        _ => Ok(()),
    }
}

/// Takes every missing step, or none of them.
pub fn migrate(connection: &mut Connection) -> Result<(), VaultError> {
    if version(connection)? == KNOWN {
        return Ok(());
    }
    steps(connection, |_| Ok(()))
}

pub fn create(connection: &mut Connection, meta: &Meta) -> Result<(), VaultError> {
    steps(connection, |transaction| meta::write(transaction, meta))
}

fn steps(
    connection: &mut Connection,
    finish: impl FnOnce(&Connection) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)? as usize;
    for step in STEPS.iter().skip(found) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", KNOWN)?;
    finish(&transaction)?;
    Ok(transaction.commit()?)
}

fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}
