use chrono::{DateTime, Utc};
use pathway::records::Workspace;
use rusqlite::{Connection, OptionalExtension};

use crate::{Damage, VaultError};

/// Which vault a store belongs to.
pub struct Meta {
    /// The same as in `keys.json`.
    pub vault: String,
    pub workspace: Workspace,
    pub created_at: DateTime<Utc>,
}

pub fn write(connection: &Connection, meta: &Meta) -> Result<(), VaultError> {
    connection.execute(
        "INSERT INTO meta (only, vault, workspace, created_at) VALUES (1, ?1, ?2, ?3)",
        (&meta.vault, name(meta.workspace), meta.created_at.timestamp_millis()),
    )?;
    Ok(())
}

pub fn read(connection: &Connection) -> Result<Meta, VaultError> {
    let row = connection
        .query_row("SELECT vault, workspace, created_at FROM meta", [], |row| {
            Ok((row.get(0)?, row.get::<_, String>(1)?, super::time(row.get(2)?)?))
        })
        .optional()?;
    let (vault, workspace, created_at) = row.ok_or(VaultError::damaged(Damage::Store))?;
    let workspace = [Workspace::Supervisor, Workspace::Candidate]
        .into_iter()
        .find(|known| name(*known) == workspace)
        .ok_or(VaultError::damaged(Damage::Store))?;
    Ok(Meta {
        vault,
        workspace,
        created_at,
    })
}

fn name(workspace: Workspace) -> &'static str {
    match workspace {
        Workspace::Supervisor => "supervisor",
        Workspace::Candidate => "candidate",
    }
}
