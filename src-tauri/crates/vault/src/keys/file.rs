use std::{io, path::Path};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{FORMAT, Found, Keys, bytes::hex};
use crate::{Damage, VaultError, place};

/// `keys.json` as it lies on the disk. Without the checksum, a flipped bit would look like a wrong passphrase.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OnDisk {
    sha256: String,
    keys: Value,
}

/// In what state `keys.json` and its spare were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFiles {
    BothWhole,
    /// The vault was opened with the spare.
    FirstDamaged,
    SpareDamaged,
    /// Both are whole, but a change of slots was interrupted.
    Unsettled,
}

enum Read {
    Whole(Keys),
    Newer(u32),
    Damaged,
}

impl Found {
    /// Reads `keys.json` and its spare.
    pub fn read(folder: &Path) -> Result<Self, VaultError> {
        let (first, spare) = (read(&place::keys(folder))?, read(&place::spare_keys(folder))?);
        match (first, spare) {
            (Read::Newer(found), _) | (Read::Damaged, Read::Newer(found)) => {
                Err(VaultError::NewerVersion { found, known: FORMAT })
            }
            (Read::Whole(first), Read::Whole(spare)) => Ok(Self::both(first, spare)),
            (Read::Whole(keys), _) => Ok(Self::one(keys, KeyFiles::SpareDamaged)),
            (Read::Damaged, Read::Whole(keys)) => Ok(Self::one(keys, KeyFiles::FirstDamaged)),
            (Read::Damaged, Read::Damaged) => Err(VaultError::damaged(Damage::KeyFiles)),
        }
    }
}

impl Keys {
    /// Writes `keys.json` and its spare, one after the other, so that one of them is whole at any moment. Both lie ready
    /// before the first is replaced: a full disk changes neither.
    pub fn write(&self, folder: &Path) -> Result<(), VaultError> {
        let first = place::keys(folder);
        let writing = VaultError::writing(&first);
        let text = self.text().map_err(|error| writing(error.into()))?;
        let spare = place::Staged::write(&place::spare_keys(folder), &text).map_err(&writing)?;
        let first = place::Staged::write(&first, &text).map_err(&writing)?;
        first.put().map_err(&writing)?;
        // These slots are on the disk now: what can no longer be taken back must not be called a failure. A spare that a
        // power cut turns back is one generation behind, which opening knows how to read.
        spare.put_loosely().map_err(&writing)
    }

    /// These keys as they will be read from the disk.
    pub(super) fn read_back(&self) -> Result<Self, VaultError> {
        match self.text().ok().and_then(|text| parse(&text)) {
            Some(Read::Whole(keys)) => Ok(keys),
            _ => Err(VaultError::Unexpected { code: 0 }),
        }
    }

    fn text(&self) -> serde_json::Result<Vec<u8>> {
        let keys = serde_json::to_value(self)?;
        serde_json::to_vec_pretty(&OnDisk {
            sha256: checksum(&keys),
            keys,
        })
    }
}

/// Longer than the key file of any vault: one that is longer still was put there by somebody, and is not read to its end.
pub const LONGEST: u64 = 64 * 1024;

fn read(path: &Path) -> Result<Read, VaultError> {
    use io::ErrorKind::{FileTooLarge, InvalidInput, NotFound};
    match place::small(path, LONGEST) {
        Ok(text) => Ok(parse(&text).unwrap_or(Read::Damaged)),
        // Nothing that was ever a key file lies there.
        Err(error) if matches!(error.kind(), NotFound | InvalidInput | FileTooLarge) => Ok(Read::Damaged),
        Err(error) => Err(VaultError::reading(path)(error)),
    }
}

fn parse(text: &[u8]) -> Option<Read> {
    let on_disk: OnDisk = serde_json::from_slice(text).ok()?;
    if on_disk.sha256 != checksum(&on_disk.keys) {
        return None;
    }
    let format = u32::try_from(on_disk.keys.get("format")?.as_u64()?).ok()?;
    if format > FORMAT {
        return Some(Read::Newer(format));
    }
    let keys: Keys = serde_json::from_value(on_disk.keys).ok()?;
    keys.has_one_slot_of_a_kind().then_some(Read::Whole(keys))
}

/// Of the compact text, so that spaces and line ends do not count.
fn checksum(keys: &Value) -> String {
    hex(&Sha256::digest(keys.to_string()))
}
