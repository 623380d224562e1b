//! The data key that encrypts the store, and the slots in `keys.json` from which a passphrase wins it back.
//!
//! The data key is 32 random bytes that never change. A slot holds it encrypted (XChaCha20-Poly1305) under a key made from
//! the passphrase (Argon2id), bound to the vault's id, the slot's kind and the derivation's parameters. So a passphrase
//! that does not unwrap is wrong, and a store that does not open with an unwrapped key is damaged: two different things.

mod bytes;
mod cost;
mod file;
mod slot;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::VaultError;
use bytes::hex;
pub use cost::Cost;
pub use file::KeyFiles;
use slot::{Slot, SlotKind};

/// The format of `keys.json` that this version writes.
const FORMAT: u32 = 1;
/// More slots than a vault can have ways to open it: each one costs a derivation.
const MOST_SLOTS: usize = 8;

/// The key of the store. Wiped from memory when it is dropped.
pub struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// What `keys.json` holds.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    format: u32,
    /// The vault's id, also kept in its store.
    vault: String,
    /// Counts the times that the slots were written.
    generation: u32,
    slots: Vec<Slot>,
}

impl Keys {
    /// A new vault's data key, and its slots.
    pub fn make(passphrase: &SecretString, cost: Cost) -> Result<(Self, DataKey), VaultError> {
        let vault = hex(&random::<16>()?);
        let data_key = DataKey(Zeroizing::new(random()?));
        let slot = Slot::wrap(&data_key, &vault, SlotKind::Passphrase, passphrase, cost)?;
        let keys = Self {
            format: FORMAT,
            vault,
            generation: 1,
            slots: vec![slot],
        };
        Ok((keys, data_key))
    }

    /// # Errors
    /// [`VaultError::WrongPassphrase`] when no slot opens with it.
    pub fn data_key(&self, passphrase: &SecretString) -> Result<DataKey, VaultError> {
        for slot in self.slots.iter().filter(|slot| slot.kind() == SlotKind::Passphrase) {
            if let Some(key) = slot.open(&self.vault, passphrase)? {
                return Ok(key);
            }
        }
        Err(VaultError::WrongPassphrase)
    }

    pub fn vault(&self) -> &str {
        &self.vault
    }
}

/// Random bytes from the system.
pub fn random<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::Unexpected { code: 0 })?;
    Ok(bytes)
}
