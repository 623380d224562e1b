use std::{
    io,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Place, copy::Seal};
use crate::{BackupPart, VaultError, keys::hex, place};

/// What a backup says of itself, in `manifest.json`: readable without a passphrase, and without a word of any record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub(super) format: u32,
    /// The vault's id.
    pub vault: String,
    pub sequence: u32,
    pub made_at: DateTime<Utc>,
    /// How long the vault had lived, in milliseconds: what thinning goes by, because no clock can fool it.
    pub lived: i64,
    /// Which removals for good it has seen: see [`super::mark`].
    pub destroyed: String,
    pub records: u32,
    pub store_size: u64,
    pub store_sha256: String,
    pub keys_sha256: String,
    pub evidence: Vec<EvidenceFile>,
}

/// A file attached to a record, encrypted as it lies in the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceFile {
    /// What it is called in the vault's folder.
    pub file: String,
    pub size: u64,
    pub sha256: String,
}

impl EvidenceFile {
    /// Where it lies, seen from a backup.
    pub(super) fn beside(&self, backup: &Path) -> PathBuf {
        let place = backup.parent().unwrap_or(Path::new("."));
        Place::further(place.to_owned()).evidence().join(&self.sha256)
    }

    pub(super) fn is(&self, seal: &Seal) -> bool {
        (self.size, &self.sha256) == (seal.size, &seal.sha256)
    }

    /// Whether both names are names and not ways to somewhere else.
    fn is_named_well(&self) -> bool {
        let plain = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        plain(&self.file) && plain(&self.sha256) && self.sha256.len() == 64
    }
}

/// Longer than the manifest of any backup, in bytes: room for tens of thousands of attached files.
const LONGEST: u64 = 16 << 20;

/// As it lies on the disk.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OnDisk {
    sha256: String,
    backup: Value,
}

impl Manifest {
    /// The format that this version writes.
    pub const FORMAT: u32 = 1;

    /// # Errors
    /// [`VaultError::NotABackup`] when there is none, [`VaultError::BackupDamaged`] when a single bit of it is not as it
    /// was written, [`VaultError::CannotRead`].
    pub fn read(folder: &Path) -> Result<Self, VaultError> {
        let path = folder.join("manifest.json");
        let damaged = BackupPart::Manifest.damaged();
        let text = match place::small(&path, LONGEST) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(VaultError::NotABackup),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => return Err(damaged),
            Err(error) => return Err(VaultError::reading(&path)(error)),
        };
        let Ok(on_disk) = serde_json::from_slice::<OnDisk>(&text) else {
            return Err(damaged);
        };
        // Written again it must be the same text, so that no byte of it can be another one.
        let is_as_written = checksum(&on_disk.backup) == on_disk.sha256
            && serde_json::to_vec_pretty(&on_disk).is_ok_and(|written| written == text);
        if !is_as_written {
            return Err(damaged);
        }
        match on_disk.backup.get("format").and_then(Value::as_u64) {
            Some(found) if found > u64::from(Self::FORMAT) => Err(VaultError::NewerVersion {
                found: u32::try_from(found).unwrap_or(u32::MAX),
                known: Self::FORMAT,
            }),
            _ => match serde_json::from_value::<Self>(on_disk.backup) {
                Ok(manifest) if manifest.could_be() => Ok(manifest),
                _ => Err(damaged),
            },
        }
    }

    pub fn write(&self, folder: &Path) -> Result<(), VaultError> {
        let path = folder.join("manifest.json");
        let writing = VaultError::writing(&path);
        let backup = serde_json::to_value(self).map_err(|error| writing(error.into()))?;
        let on_disk = OnDisk {
            sha256: checksum(&backup),
            backup,
        };
        let text = serde_json::to_vec_pretty(&on_disk).map_err(|error| writing(error.into()))?;
        place::replace(&path, &text).map_err(&writing)
    }

    /// Whether it names files by names, and its sizes are those of some disk. The checksum is no seal: anybody can make one.
    fn could_be(&self) -> bool {
        let sizes = self.evidence.iter().map(|file| file.size);
        let all = sizes.fold(self.store_size, u64::saturating_add);
        all <= i64::MAX as u64 && self.evidence.iter().all(EvidenceFile::is_named_well)
    }

    pub fn store(&self) -> Seal {
        Seal {
            size: self.store_size,
            sha256: self.store_sha256.clone(),
        }
    }
}

fn checksum(backup: &Value) -> String {
    hex(&Sha256::digest(backup.to_string()))
}
