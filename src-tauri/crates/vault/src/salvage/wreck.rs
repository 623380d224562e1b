use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use chrono::{DateTime, Utc};

use super::{
    gather::Found,
    image::Image,
    pace::Pace,
    page::Salt,
    refill::refill,
    report::{Look, Salvaged},
    shape::Table,
    sift::{Sifted, sift},
};
use crate::{
    VaultError,
    keys::{self, DataKey, KeyFiles, Keys, Secret},
    place::{self, Lock},
    storage,
};

/// A damaged vault, unlocked for reading alone. No other process can open it until this is dropped.
pub struct Wreck {
    folder: PathBuf,
    keys: Keys,
    data_key: DataKey,
    look: Look,
    sifted: Sifted,
    _lock: Option<Lock>,
}

impl Wreck {
    /// Reads everything that can be read of a vault, damaged or not. Changes nothing and makes no file.
    ///
    /// `keys_from` is the folder of a backup of the same vault whose key files serve where both of the vault's own are
    /// damaged; its passphrase or code is the one of that time.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`], [`VaultError::InUse`], [`VaultError::WrongPassphrase`], [`VaultError::WrongCode`],
    /// [`VaultError::NewerVersion`], [`VaultError::CannotRead`]; [`VaultError::Damaged`] when the key files are damaged, the
    /// store is missing, or none of its pages can be read: then only a backup helps.
    pub fn open(folder: &Path, secret: Secret<'_>, keys_from: Option<&Path>) -> Result<Self, VaultError> {
        let never = AtomicBool::new(false);
        Self::open_at(folder, secret, keys_from, &mut Pace::new(&mut |_, _| {}, &never))
    }

    /// The same for somebody who waits for it.
    ///
    /// # Errors
    /// As [`Self::open`], and [`VaultError::Cancelled`].
    pub fn open_at(
        folder: &Path,
        secret: Secret<'_>,
        keys_from: Option<&Path>,
        pace: &mut Pace<'_>,
    ) -> Result<Self, VaultError> {
        if !place::is_vault(folder) {
            return Err(VaultError::NotAVault);
        }
        let lock = Lock::take_if_there(folder)?;
        let salts = salts_of_backups(folder, keys_from);
        pace.begin(size_of_vault(folder));
        let opens = |key: &DataKey| Image::read(folder, key, &salts, pace);
        let unlocked = keys::Found::read(keys_from.unwrap_or(folder))?.open(secret, opens, |_| None)?;
        let image = unlocked.opened;
        if let Some(found) = image.schema_version().filter(|version| *version > storage::KNOWN) {
            return Err(VaultError::NewerVersion {
                found,
                known: storage::KNOWN,
            });
        }
        let found = Found::in_image(&image, Table::all()?, unlocked.keys.vault());
        let sifted = sift(found, folder, pace)?;
        let damaged_key_files = match unlocked.files {
            _ if keys_from.is_some() => damaged_key_files(folder),
            KeyFiles::FirstDamaged => vec!["keys.json"],
            KeyFiles::SpareDamaged => vec!["keys.json.previous"],
            KeyFiles::BothWhole | KeyFiles::Unsettled => Vec::new(),
        };
        let look = Look {
            damaged_key_files,
            pages: image.count(),
            damaged_pages: image.damaged(),
            log_damaged: image.log_damaged,
            readable: sifted.readable,
            lost: sifted.lost.clone(),
        };
        Ok(Self {
            folder: folder.to_owned(),
            keys: unlocked.keys,
            data_key: unlocked.data_key,
            look,
            sifted,
            _lock: lock,
        })
    }

    /// The vault's folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is damaged, and what can be read all the same.
    #[must_use]
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// Makes a new vault of everything that can be read. It has the keys of the damaged one: the same passphrase and the
    /// same recovery code open it.
    ///
    /// # Errors
    /// [`VaultError::AlreadyThere`], [`VaultError::CannotWrite`], [`VaultError::DiskFull`]; nothing lies at `target` then.
    pub fn salvage(&self, target: &Path, now: DateTime<Utc>) -> Result<Salvaged, VaultError> {
        let never = AtomicBool::new(false);
        self.salvage_at(target, now, &mut Pace::new(&mut |_, _| {}, &never))
    }

    /// The same for somebody who waits for it.
    ///
    /// # Errors
    /// As [`Self::salvage`], and [`VaultError::Cancelled`].
    pub fn salvage_at(&self, target: &Path, now: DateTime<Utc>, pace: &mut Pace<'_>) -> Result<Salvaged, VaultError> {
        if target.starts_with(&self.folder) {
            return Err(VaultError::AlreadyThere);
        }
        pace.begin(self.sifted.size());
        let refused = refill(
            &self.sifted,
            &self.folder,
            target,
            (&self.keys, &self.data_key),
            now,
            pace,
        )?;
        let mut lost = self.look.lost.clone();
        lost.unreadable_tables.extend(refused);
        Ok(Salvaged {
            folder: target.to_owned(),
            kept: self.look.readable,
            lost,
            log_damaged: self.look.log_damaged,
        })
    }
}

/// Of the store and of what is attached, in bytes.
fn size_of_vault(folder: &Path) -> u64 {
    let attached = fs::read_dir(place::evidence(folder)).into_iter().flatten().flatten();
    let files = attached.map(|file| file.path()).chain([place::store(folder)]);
    files.map(|file| file.metadata().map_or(0, |file| file.len())).sum()
}

/// Of a vault opened with the key files of a backup: which of its own are not whole.
fn damaged_key_files(folder: &Path) -> Vec<&'static str> {
    match keys::Found::read(folder).map(|found| found.files()) {
        Ok(KeyFiles::FirstDamaged) => vec!["keys.json"],
        Ok(KeyFiles::SpareDamaged) => vec!["keys.json.previous"],
        Ok(_) => Vec::new(),
        Err(_) => vec!["keys.json", "keys.json.previous"],
    }
}

/// A backup is a copy byte by byte: where the first bytes of the store are damaged, they stand in its backups.
fn salts_of_backups(folder: &Path, keys_from: Option<&Path>) -> Vec<Salt> {
    let backups = fs::read_dir(folder.join("backups"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let salt = |backup: PathBuf| {
        let mut salt = Salt::default();
        File::open(place::store(&backup)).ok()?.read_exact(&mut salt).ok()?;
        Some(salt)
    };
    keys_from
        .map(Path::to_owned)
        .into_iter()
        .chain(backups)
        .filter_map(salt)
        .collect()
}
