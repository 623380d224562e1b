use std::{
    io::{self, Read},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use serde::Serialize;
use sha2::{Digest, Sha256};
use specta::Type;
use vault::backup::{self, Backup, Further, Place, PlaceKind};

use crate::{backup::said, foreign::open_file};

/// The backups of a vault that cannot be opened, as far as they tell without its passphrase.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct BackupsThere {
    /// How many there are, good or not.
    pub count: u32,
    /// The newest one whose every byte is as it was written.
    pub newest_good: Option<GoodBackup>,
    /// Newer ones that are damaged themselves.
    pub newer_damaged: u32,
    /// The further place for backups, when it is not there now: a stick to be plugged in.
    pub out_of_reach: Option<PathBuf>,
}

/// A backup that can be restored.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct GoodBackup {
    pub folder: PathBuf,
    pub made_at: DateTime<Utc>,
    /// The same as a person says it: "23 November 2026 at 09:00".
    pub made: String,
    pub records: u32,
    /// Whether it lies in the vault's own folder, and so on the same disk.
    pub on_same_disk: bool,
}

/// Looks for the backups of the vault in this folder, and reads the newest ones through until one is good. Needs no
/// passphrase and changes nothing.
#[must_use]
pub fn backups(vault: &Path) -> BackupsThere {
    let mut there = BackupsThere::default();
    let all = all(vault, &mut there.out_of_reach);
    there.count = u32::try_from(all.len()).unwrap_or(u32::MAX);
    for backup in &all {
        if let Some(good) = good(backup) {
            there.newest_good = Some(good);
            break;
        }
        there.newer_damaged += 1;
    }
    there
}

/// Every backup, newest first, of the vault's own place and of the further one.
pub(super) fn all(vault: &Path, out_of_reach: &mut Option<PathBuf>) -> Vec<Backup> {
    let further = Further::of(vault).ok().flatten().map(|further| further.place());
    let mut all = Vec::new();
    for place in further.into_iter().chain([Place::own(vault)]) {
        match backup::list(&place) {
            Ok(backups) => all.extend(backups),
            Err(_) if place.kind() == PlaceKind::Further => *out_of_reach = Some(place.folder().to_owned()),
            Err(_) => {}
        }
    }
    // Where both places have it, the one that lies apart from the damage comes first.
    all.sort_by_key(|backup| std::cmp::Reverse((backup.sequence(), backup.made_at())));
    all
}

fn good(backup: &Backup) -> Option<GoodBackup> {
    let manifest = backup.manifest()?;
    let is_as_written =
        |name: &str, sum: &str| hash(&backup.folder().join(name)).is_ok_and(|found| found.eq_ignore_ascii_case(sum));
    let whole = is_as_written("vault.db", &manifest.store_sha256) && is_as_written("keys.json", &manifest.keys_sha256);
    whole.then(|| GoodBackup {
        folder: backup.folder().to_owned(),
        made_at: backup.made_at(),
        made: said(backup.made_at()),
        records: manifest.records,
        on_same_disk: backup.place().kind() == PlaceKind::Own,
    })
}

fn hash(file: &Path) -> io::Result<String> {
    let mut file = open_file(file)?;
    let mut sum = Sha256::new();
    let mut part = vec![0; 1 << 20];
    loop {
        match file.read(&mut part)? {
            0 => break,
            read => sum.update(&part[..read]),
        }
    }
    Ok(sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
