//! The data key that encrypts the store, and the slots in `keys.json` from which a passphrase or a recovery code wins it
//! back.
//!
//! The data key is 32 random bytes. A slot holds it encrypted (XChaCha20-Poly1305) under a key made from the passphrase
//! or the code (Argon2id), bound to the vault's id, the slot's kind and the derivation's parameters. So a passphrase that
//! does not unwrap is wrong, and a store that does not open with any unwrapped key is damaged: two different things.
//!
//! While slots are being changed there may be more of them than one set: see [`Found`].

mod bytes;
mod cost;
mod file;
mod found;
mod recovery_code;
mod secret;
mod slot;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::VaultError;
pub use bytes::hex;
pub use cost::Cost;
pub use file::{KeyFiles, LONGEST as LONGEST_KEY_FILE};
pub use found::{Found, Unlocked};
pub use recovery_code::{CodeProblem, RecoveryCode};
pub use secret::Secret;
use slot::{Slot, SlotKind};

/// The format of `keys.json` that this version writes. In the first one, slots did not say when they were made.
const FORMAT: u32 = 2;
/// The key of the store. Wiped from memory when it is dropped.
#[derive(Clone)]
pub struct DataKey(Zeroizing<[u8; 32]>);

impl DataKey {
    pub fn make() -> Result<Self, VaultError> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    pub fn new(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }

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
    /// Slots of the data key under which the store is about to appear anew. Only the store knows which ones are good.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    next: Vec<Slot>,
}

impl Keys {
    /// A new vault's data key, and its slots.
    pub fn make(passphrase: &SecretString, cost: Cost, now: DateTime<Utc>) -> Result<(Self, DataKey), VaultError> {
        let vault = hex(&random::<16>()?);
        let data_key = DataKey::make()?;
        let slot = Slot::wrap(&data_key, &vault, Secret::Passphrase(passphrase), cost, now)?;
        let keys = Self {
            format: FORMAT,
            vault,
            generation: 1,
            slots: vec![slot],
            next: Vec::new(),
        };
        Ok((keys, data_key))
    }

    /// # Errors
    /// [`VaultError::WrongPassphrase`] when no slot opens with it.
    pub fn data_key(&self, passphrase: &SecretString) -> Result<DataKey, VaultError> {
        self.won_by(Secret::Passphrase(passphrase))
    }

    /// # Errors
    /// [`VaultError::WrongPassphrase`] or [`VaultError::WrongCode`] when no slot opens with it.
    pub fn won_by(&self, secret: Secret<'_>) -> Result<DataKey, VaultError> {
        for slot in self.of_kind(secret.kind()) {
            if let Some(key) = slot.open(&self.vault, secret)? {
                return Ok(key);
            }
        }
        Err(secret.wrong())
    }

    /// The same with one slot of the secret's kind: the secret's own, proved by opening it as it will lie on the disk.
    pub fn with_slot(
        &self,
        data_key: &DataKey,
        secret: Secret<'_>,
        cost: Cost,
        now: DateTime<Utc>,
    ) -> Result<Self, VaultError> {
        let mut keys = self.clone();
        keys.format = FORMAT;
        keys.generation = self.generation.saturating_add(1);
        keys.slots.retain(|slot| slot.kind() != secret.kind());
        keys.slots.push(Slot::wrap(data_key, &self.vault, secret, cost, now)?);
        let proved = keys.read_back()?.won_by(secret)?;
        if proved.bytes() != data_key.bytes() {
            return Err(VaultError::Unexpected { code: 0 });
        }
        Ok(keys)
    }

    /// The same without any slot: for a new data key.
    pub fn without_slots(&self) -> Self {
        Self {
            slots: Vec::new(),
            next: Vec::new(),
            ..self.clone()
        }
    }

    /// These slots, and beside them the ones for the store that is about to take this one's place.
    pub fn about_to_become(&self, next: &Self) -> Self {
        Self {
            format: FORMAT,
            generation: self.generation.saturating_add(1),
            next: next.slots.clone(),
            ..self.clone()
        }
    }

    /// The same, as what follows a generation that was written.
    pub fn after(&self, written: &Self) -> Self {
        Self {
            generation: written.generation.saturating_add(1),
            ..self.clone()
        }
    }

    /// The beginning of the SHA-256 of all slots, by which the store knows them again; never 0.
    pub fn mark(&self) -> i32 {
        let slots = serde_json::to_vec(&(&self.slots, &self.next)).unwrap_or_default();
        let sum = Sha256::digest(slots);
        let beginning = sum.first_chunk().copied().unwrap_or_default();
        i32::from_be_bytes(beginning) | 1
    }

    pub fn vault(&self) -> &str {
        &self.vault
    }

    /// How much work the passphrase's slot is.
    pub fn cost(&self) -> Option<Cost> {
        self.of_kind(SlotKind::Passphrase).map(Slot::cost).next()
    }

    pub fn has_code(&self) -> bool {
        self.of_kind(SlotKind::RecoveryCode).next().is_some()
    }

    /// When the recovery code was made.
    pub fn code_made_at(&self) -> Option<DateTime<Utc>> {
        self.of_kind(SlotKind::RecoveryCode).find_map(Slot::made_at)
    }

    /// When the passphrase was chosen.
    pub fn passphrase_made_at(&self) -> Option<DateTime<Utc>> {
        self.of_kind(SlotKind::Passphrase).find_map(Slot::made_at)
    }

    /// A vault has one passphrase and at most one code. More slots would only hold up the computer: each costs a derivation.
    fn has_one_slot_of_a_kind(&self) -> bool {
        let is_one = |slots: &[Slot], kind| slots.iter().filter(|slot| slot.kind() == kind).count() <= 1;
        [SlotKind::Passphrase, SlotKind::RecoveryCode]
            .into_iter()
            .all(|kind| is_one(&self.slots, kind) && is_one(&self.next, kind))
    }

    fn of_kind(&self, kind: SlotKind) -> impl Iterator<Item = &Slot> {
        self.slots.iter().filter(move |slot| slot.kind() == kind)
    }
}

/// Random bytes from the system.
pub fn random<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::Unexpected { code: 0 })?;
    Ok(bytes)
}
