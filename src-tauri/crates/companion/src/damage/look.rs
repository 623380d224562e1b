use std::{collections::HashSet, path::Path, sync::atomic::AtomicBool};

use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use specta::Type;
use vault::{Damage, Look, Pace, RecoveryCode, Secret, VaultError, Wreck};

use super::{
    backups::{self, BackupsThere},
    words,
};
use crate::{Code, Refusal, Result, foreign::read_file, open::in_one_spelling};

/// Longer than the key file of any vault, in bytes.
const LONGEST_KEYS: u64 = 64 * 1024;

/// What a person opens a damaged vault with.
pub enum Key<'s> {
    Passphrase(&'s SecretString),
    RecoveryCode(&'s SecretString),
}

/// What is damaged in a vault, in words for its owner.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct WhatIsDamaged {
    /// Whether nothing is.
    pub whole: bool,
    /// One plain sentence each.
    pub findings: Vec<String>,
    /// The records that cannot be read, as their owner would call them.
    pub lost_records: Vec<String>,
    /// The attached files that cannot be kept, by their names.
    pub lost_files: Vec<String>,
    /// What can be read, and would be saved into a new vault.
    pub readable_records: u32,
    pub readable_private_notes: u32,
    pub readable_files: u32,
    pub backups: BackupsThere,
}

/// A damaged vault that was looked at, and can be salvaged. No other process can open it meanwhile.
pub struct Wrecked {
    pub(super) wreck: Wreck,
    found: WhatIsDamaged,
}

impl Wrecked {
    #[must_use]
    pub fn found(&self) -> &WhatIsDamaged {
        &self.found
    }
}

/// Looks into a vault that will not open, or of which a check found damage. Changes nothing in it.
///
/// Where both key files are damaged, those of its backups are tried, the newest first. `progress` hears how many bytes are
/// read, of how many; `cancel` is looked at often.
///
/// # Errors
/// A wrong passphrase or code, a vault in use, or one of which nothing at all can be read: then only a backup helps; that
/// it was cancelled.
pub fn look(folder: &Path, key: &Key<'_>, progress: &mut dyn FnMut(u64, u64), cancel: &AtomicBool) -> Result<Wrecked> {
    let mut pace = Pace::new(progress, cancel);
    let wreck = match key {
        Key::Passphrase(passphrase) => open(folder, Secret::Passphrase(&in_one_spelling(passphrase)), &mut pace)?,
        Key::RecoveryCode(typed) => {
            let code = RecoveryCode::parse(typed.expose_secret())
                .map_err(|problem| Refusal::at(Code::Invalid, "code", problem.to_string()))?;
            open(folder, Secret::Code(&code), &mut pace)?
        }
    };
    let found = describe(folder, wreck.look());
    Ok(Wrecked { wreck, found })
}

fn open(folder: &Path, secret: Secret<'_>, pace: &mut Pace<'_>) -> std::result::Result<Wreck, VaultError> {
    let refused = match Wreck::open_at(folder, secret, None, pace) {
        Err(refused @ VaultError::Damaged { what: Damage::KeyFiles }) => refused,
        other => return other,
    };
    // Most backups carry the same key files: each set is tried once.
    let mut tried = HashSet::new();
    let mut wrong = None;
    for backup in backups::all(folder, &mut None) {
        let Ok(keys) = read_file(&backup.folder().join("keys.json"), LONGEST_KEYS) else {
            continue;
        };
        if !tried.insert(keys) {
            continue;
        }
        match Wreck::open_at(folder, secret, Some(backup.folder()), pace) {
            Ok(wreck) => return Ok(wreck),
            Err(error @ VaultError::Cancelled) => return Err(error),
            Err(error @ (VaultError::WrongPassphrase | VaultError::WrongCode)) => wrong = Some(error),
            Err(_) => {}
        }
    }
    Err(wrong.unwrap_or(refused))
}

fn describe(folder: &Path, look: &Look) -> WhatIsDamaged {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    WhatIsDamaged {
        whole: look.is_whole(),
        findings: words::findings(look),
        lost_records: look.lost.records.iter().map(words::record).collect(),
        lost_files: look.lost.evidence.iter().map(words::file).collect(),
        readable_records: count(look.readable.records),
        readable_private_notes: count(look.readable.private_notes),
        readable_files: count(look.readable.evidence),
        backups: backups::backups(folder),
    }
}
