//! A new vault from what was kept. It is made beside its place and appears there whole.

use std::{collections::HashSet, path::Path};

use chrono::{DateTime, Utc};
use pathway::{Kind, records::Workspace};
use rusqlite::{Connection, ToSql, params_from_iter};

use super::{
    attached,
    pace::Pace,
    shape::Table,
    sift::{Kept, Sifted, integer, size, text},
};
use crate::{
    Damage, VaultError,
    keys::{DataKey, Keys},
    place::{self, Unfinished},
    storage::{self, meta::Meta, pragma},
};

/// The new vault has the damaged one's keys: the same passphrase and the same recovery code open it, its attached files
/// and its backups stay readable. Gives the tables of which a row did not fit beside another.
pub fn refill(
    sifted: &Sifted,
    from: &Path,
    target: &Path,
    (keys, data_key): (&Keys, &DataKey),
    now: DateTime<Utc>,
    pace: &mut Pace<'_>,
) -> Result<Vec<String>, VaultError> {
    let unfinished = Unfinished::beside(target)?;
    keys.write(unfinished.path())?;
    let store = place::store(unfinished.path());
    place::make_empty(&store).map_err(VaultError::writing(&place::store(target)))?;
    storage::create(&store, data_key, &meta(sifted, keys.vault(), now))?;
    let (mut connection, _) = storage::open(&store, data_key)?;
    let transaction = connection.transaction()?;
    let mut refused = Vec::new();
    for (table, kept) in sifted.tables.iter().filter(|(table, _)| table.name != "meta") {
        if insert(&transaction, table, kept, pace)? < kept.len() {
            refused.push(table.name.clone());
        }
    }
    // Whatever the old vault said of its backups: this one has none yet.
    transaction.execute("UPDATE upkeep SET changed = 1", [])?;
    transaction.commit()?;
    prove(&connection)?;
    connection.close().map_err(|(_, error)| VaultError::from(error))?;
    for (table, kept) in sifted.tables.iter().filter(|(table, _)| table.name == "evidence") {
        attached::copy(from, unfinished.path(), table, kept, pace)?;
    }
    unfinished.finish(target)?;
    Ok(refused)
}

/// Rows of an older version have fewer columns; the schema says what stands in the others. Says how many rows went in.
fn insert(connection: &Connection, table: &Table, kept: &Kept, pace: &mut Pace<'_>) -> Result<usize, VaultError> {
    // The new store has begun an account of its own.
    let or = if table.name == "upkeep" { "REPLACE" } else { "IGNORE" };
    let mut inserted = 0;
    for (number, row) in kept {
        pace.step(size(row))?;
        let columns: Vec<String> = table
            .columns
            .iter()
            .take(row.len())
            .map(|column| format!("\"{}\"", column.name))
            .collect();
        let values = table.columns.iter().zip(row).map(|(column, value)| -> &dyn ToSql {
            if column.is_number { number } else { value }
        });
        let places = vec!["?"; columns.len()].join(", ");
        let sql = format!(
            "INSERT OR {or} INTO {} ({}) VALUES ({places})",
            table.name,
            columns.join(", ")
        );
        inserted += connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    }
    Ok(inserted)
}

/// What the damaged vault says of itself; where that is lost, what its records say.
fn meta(sifted: &Sifted, vault: &str, now: DateTime<Utc>) -> Meta {
    let table = |name: &str| sifted.tables.iter().find(|(table, _)| table.name == name);
    let said = table("meta").and_then(|(table, kept)| {
        let row = kept.values().next()?;
        let workspace = match text(table, row, "workspace")? {
            "supervisor" => Workspace::Supervisor,
            "candidate" => Workspace::Candidate,
            _ => return None,
        };
        Some((
            workspace,
            DateTime::from_timestamp_millis(integer(table, row, "created_at")?)?,
        ))
    });
    let (workspace, created_at) = said.unwrap_or_else(|| {
        let kinds: HashSet<&str> = table("record")
            .map(|(table, kept)| kept.values().filter_map(|row| text(table, row, "kind")).collect())
            .unwrap_or_default();
        let all_fit = |workspace| {
            Kind::ALL
                .iter()
                .filter(|kind| kinds.contains(kind.name()))
                .all(|kind| kind.belongs_to(workspace))
        };
        let workspace = if all_fit(Workspace::Supervisor) {
            Workspace::Supervisor
        } else {
            Workspace::Candidate
        };
        (workspace, now)
    });
    Meta {
        vault: vault.to_owned(),
        workspace,
        created_at,
    }
}

/// The new store is whole, before it gets its name.
fn prove(connection: &Connection) -> Result<(), VaultError> {
    pragma(connection, "wal_checkpoint(TRUNCATE)")?;
    let sealed = pragma(connection, "cipher_integrity_check")?.is_empty();
    let sound = pragma(connection, "integrity_check")? == ["ok"];
    let complete = pragma(connection, "foreign_key_check")?.is_empty();
    if sealed && sound && complete {
        Ok(())
    } else {
        Err(VaultError::damaged(Damage::Store))
    }
}
