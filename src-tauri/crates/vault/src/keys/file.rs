use std::{fs, io, path::Path};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{FORMAT, Keys, MOST_SLOTS, bytes::hex};
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
}

enum Found {
    Whole(Keys),
    Newer(u32),
    Damaged,
}

impl Keys {
    /// Reads `keys.json`, or its spare when `keys.json` is damaged.
    pub fn read(folder: &Path) -> Result<(Self, KeyFiles), VaultError> {
        let (first, spare) = (read(&place::keys(folder))?, read(&place::spare_keys(folder))?);
        match (first, spare) {
            (Found::Newer(found), _) | (Found::Damaged, Found::Newer(found)) => {
                Err(VaultError::NewerVersion { found, known: FORMAT })
            }
            (Found::Whole(keys), Found::Whole(_)) => Ok((keys, KeyFiles::BothWhole)),
            (Found::Whole(keys), _) => Ok((keys, KeyFiles::SpareDamaged)),
            (Found::Damaged, Found::Whole(keys)) => Ok((keys, KeyFiles::FirstDamaged)),
            (Found::Damaged, Found::Damaged) => Err(VaultError::damaged(Damage::KeyFiles)),
        }
    }

    /// Writes `keys.json` and its spare, one after the other, so that one of them is whole at any moment.
    pub fn write(&self, folder: &Path) -> Result<(), VaultError> {
        let place = place::keys(folder);
        let writing = VaultError::writing(&place);
        let keys = serde_json::to_value(self).map_err(|error| writing(error.into()))?;
        let on_disk = OnDisk {
            sha256: checksum(&keys),
            keys,
        };
        let text = serde_json::to_vec_pretty(&on_disk).map_err(|error| writing(error.into()))?;
        place::replace(&place, &text).map_err(&writing)?;
        place::replace(&place::spare_keys(folder), &text).map_err(&writing)
    }
}

fn read(path: &Path) -> Result<Found, VaultError> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Damaged),
        Err(error) => return Err(VaultError::reading(path)(error)),
    };
    Ok(parse(&text).unwrap_or(Found::Damaged))
}

fn parse(text: &[u8]) -> Option<Found> {
    let on_disk: OnDisk = serde_json::from_slice(text).ok()?;
    if on_disk.sha256 != checksum(&on_disk.keys) {
        return None;
    }
    let format = u32::try_from(on_disk.keys.get("format")?.as_u64()?).ok()?;
    if format > FORMAT {
        return Some(Found::Newer(format));
    }
    let keys: Keys = serde_json::from_value(on_disk.keys).ok()?;
    (keys.slots.len() <= MOST_SLOTS).then_some(Found::Whole(keys))
}

/// Of the compact text, so that spaces and line ends do not count.
fn checksum(keys: &Value) -> String {
    hex(&Sha256::digest(keys.to_string()))
}
