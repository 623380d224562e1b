use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use chrono::{DateTime, Utc};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::{Cost, DataKey, Secret, bytes::Bytes, bytes::hex, random};
use crate::VaultError;

/// What opens a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    Passphrase,
    /// A printed code.
    RecoveryCode,
}

impl SlotKind {
    fn name(self) -> &'static str {
        match self {
            SlotKind::Passphrase => "passphrase",
            SlotKind::RecoveryCode => "recovery_code",
        }
    }
}

/// The data key, wrapped once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    kind: SlotKind,
    argon2id: Cost,
    salt: Bytes<16>,
    nonce: Bytes<24>,
    /// 32 bytes of key and 16 of authentication.
    wrapped: Bytes<48>,
    /// Tells one recovery kit from an older one. Believed by people only: nothing is bound to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    made_at: Option<DateTime<Utc>>,
}

impl Slot {
    pub fn wrap(
        key: &DataKey,
        vault: &str,
        secret: Secret<'_>,
        cost: Cost,
        now: DateTime<Utc>,
    ) -> Result<Self, VaultError> {
        let mut slot = Self {
            kind: secret.kind(),
            argon2id: cost,
            salt: Bytes(random()?),
            nonce: Bytes(random()?),
            wrapped: Bytes([0; 48]),
            made_at: Some(now),
        };
        let wrapped = slot
            .cipher(secret)?
            .encrypt(
                &slot.nonce.0.into(),
                Payload {
                    msg: key.bytes(),
                    aad: &slot.bound_to(vault),
                },
            )
            .ok()
            .and_then(|bytes| bytes.try_into().ok());
        slot.wrapped = Bytes(wrapped.ok_or(VaultError::Unexpected { code: 0 })?);
        Ok(slot)
    }

    /// The data key; `None` when this secret does not open the slot.
    pub fn open(&self, vault: &str, secret: Secret<'_>) -> Result<Option<DataKey>, VaultError> {
        let payload = Payload {
            msg: &self.wrapped.0,
            aad: &self.bound_to(vault),
        };
        let Ok(key) = self.cipher(secret)?.decrypt(&self.nonce.0.into(), payload) else {
            return Ok(None);
        };
        let key = Zeroizing::new(key);
        let mut bytes = Zeroizing::new([0; 32]);
        if key.len() != bytes.len() {
            return Ok(None);
        }
        bytes.copy_from_slice(&key);
        Ok(Some(DataKey(bytes)))
    }

    pub fn kind(&self) -> SlotKind {
        self.kind
    }

    pub fn cost(&self) -> Cost {
        self.argon2id
    }

    pub fn made_at(&self) -> Option<DateTime<Utc>> {
        self.made_at
    }

    /// What the wrapped key is bound to: moved to another vault, or with other parameters, it does not open.
    fn bound_to(&self, vault: &str) -> Vec<u8> {
        format!(
            "scip vault slot\n{vault}\n{}\nargon2id 19 {} {} 1\n{}",
            self.kind.name(),
            self.argon2id.memory_kib(),
            self.argon2id.passes(),
            hex(&self.salt.0),
        )
        .into_bytes()
    }

    fn cipher(&self, secret: Secret<'_>) -> Result<XChaCha20Poly1305, VaultError> {
        let mut wrapping_key = Zeroizing::new([0; 32]);
        derive(secret, &self.salt.0, self.argon2id, &mut wrapping_key)?;
        Ok(XChaCha20Poly1305::new(wrapping_key.as_ref().into()))
    }
}

fn derive(secret: Secret<'_>, salt: &[u8; 16], cost: Cost, key: &mut [u8; 32]) -> Result<(), VaultError> {
    let unexpected = |_| VaultError::Unexpected { code: 0 };
    let params = Params::new(cost.memory_kib(), cost.passes(), 1, Some(key.len())).map_err(unexpected)?;
    // Asked for with care: a computer without that much memory should say so, not end the app.
    let mut memory: Vec<Block> = Vec::new();
    memory
        .try_reserve_exact(params.block_count())
        .map_err(|_| VaultError::NotEnoughMemory)?;
    memory.resize(params.block_count(), Block::default());
    let derived = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
        secret.text().expose_secret().as_bytes(),
        salt,
        key,
        &mut memory,
    );
    memory.iter_mut().for_each(Zeroize::zeroize);
    derived.map_err(unexpected)
}
