use std::{
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use chrono::{DateTime, Utc};
use pathway::words;
use serde::Serialize;
use specta::Type;
use vault::{VaultError, backup};

use super::said;
use crate::{
    Moment, Refusal, Result,
    open::{folder_for, vault_name},
};

/// A vault that was made of a backup. It is not open.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct RestoredVault {
    pub folder: PathBuf,
    pub made_at: DateTime<Utc>,
    pub records: i32,
    /// What came back, what did not, and what opens it.
    pub sentences: Vec<String>,
}

/// The vault that a backup is of, by where it lies: inside the vault's folder, or in a further place of the same name.
#[must_use]
pub fn vault_of(backup: &Path) -> PathBuf {
    let place = backup.parent().unwrap_or(Path::new("."));
    if place.extension().is_some_and(|ending| ending == "scipbackups") {
        place.with_extension("scipvault")
    } else {
        place.parent().unwrap_or(place).to_owned()
    }
}

/// Makes a vault of a backup, called after the vault that it is of, in a folder that the person chose or beside the vault.
/// Nothing that is there is touched. Needs no open vault and no passphrase.
///
/// # Errors
/// When the backup is damaged, when the place cannot be written to or is full, when it was stopped.
pub fn restore(
    backup: &Path,
    vault: &Path,
    into: Option<&Path>,
    moment: Moment,
    progress: &mut dyn FnMut(u64, u64),
    cancel: &AtomicBool,
) -> Result<RestoredVault> {
    let beside = vault.parent().unwrap_or(Path::new("."));
    let into = into.unwrap_or(beside);
    for number in 1..100 {
        let folder = free_name(into, &vault_name(vault), moment, number)?;
        match backup::restore(backup, &folder, &mut |at| progress(at.done, at.of), cancel) {
            Err(VaultError::AlreadyThere) => {}
            restored => return Ok(told(restored?)),
        }
    }
    Err(VaultError::AlreadyThere.into())
}

fn free_name(into: &Path, name: &str, moment: Moment, number: u32) -> std::result::Result<PathBuf, Refusal> {
    let day = moment.today.format("%Y-%m-%d");
    match number {
        1 => folder_for(into, &format!("{name} (restored {day})")),
        _ => folder_for(into, &format!("{name} (restored {day}, {number})")),
    }
}

fn told(restored: backup::Restored) -> RestoredVault {
    let records = restored.manifest.records;
    let mut sentences = vec![
        format!(
            "A new vault was made of the backup of {}, with {}. Your other vault was not touched.",
            said(restored.manifest.made_at),
            words::count(records as usize, "record", "records")
        ),
        "It opens with the passphrase that the vault had when the backup was made.".to_owned(),
    ];
    if restored.files_lacking > 0 {
        let files = words::count(restored.files_lacking, "attached file", "attached files");
        sentences.push(format!(
            "{} could not be given back: missing beside the backup, or damaged. Another backup may have them.",
            words::capital(&files)
        ));
    }
    RestoredVault {
        folder: restored.folder,
        made_at: restored.manifest.made_at,
        records: i32::try_from(records).unwrap_or(i32::MAX),
        sentences,
    }
}
