use rusqlite::{Connection, TransactionBehavior};

use super::{meta, meta::Meta, upkeep};
use crate::{Damage, VaultError};

/// The steps from an empty store to this version's, in order. A step that was released never changes again.
const STEPS: &[&str] = &[
    include_str!("../../migrations/0001.sql"),
    include_str!("../../migrations/0002.sql"),
    include_str!("../../migrations/0003.sql"),
];

/// The newest schema that this version knows.
pub const KNOWN: u32 = newest(STEPS);

#[allow(clippy::cast_possible_truncation)]
const fn newest(steps: &[&str]) -> u32 {
    steps.len() as u32
}

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
    take(STEPS, connection, |_| Ok(()))
}

pub fn create(connection: &mut Connection, meta: &Meta) -> Result<(), VaultError> {
    take(STEPS, connection, |transaction| {
        meta::write(transaction, meta)?;
        upkeep::begin(transaction, meta.created_at)
    })
}

/// An empty store in memory, to ask for its schema.
pub fn schema() -> Result<Connection, VaultError> {
    let mut connection = super::native::in_memory()?;
    take(STEPS, &mut connection, |_| Ok(()))?;
    Ok(connection)
}

/// Takes the steps that are missing, in one transaction with `finish`.
fn take(
    steps: &[&str],
    connection: &mut Connection,
    finish: impl FnOnce(&Connection) -> Result<(), VaultError>,
) -> Result<(), VaultError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)? as usize;
    for step in steps.iter().skip(found) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", newest(steps))?;
    finish(&transaction)?;
    Ok(transaction.commit()?)
}

fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{KNOWN, STEPS, take, version};
    use crate::storage::pragma;

    fn tables(connection: &Connection) -> usize {
        pragma(connection, "table_list").unwrap().len()
    }

    #[test]
    fn a_step_that_fails_takes_none_of_the_others() {
        let mut connection = crate::storage::in_memory().unwrap();
        let bare = tables(&connection);
        let broken = [STEPS[0], "CREATE TABLE one (a) STRICT; nonsense"];
        assert!(take(&broken, &mut connection, |_| Ok(())).is_err());
        assert_eq!((version(&connection).unwrap(), tables(&connection)), (0, bare));
    }

    #[test]
    fn only_the_missing_steps_are_taken() {
        let mut connection = crate::storage::in_memory().unwrap();
        take(STEPS, &mut connection, |_| Ok(())).unwrap();
        assert_eq!(version(&connection).unwrap(), KNOWN);
        let more = [STEPS, &["CREATE TABLE later (a TEXT) STRICT"]].concat();
        take(&more, &mut connection, |_| Ok(())).unwrap();
        assert_eq!(version(&connection).unwrap(), KNOWN + 1);
        assert!(connection.table_exists(None, "later").unwrap());
    }
}
