//! How a sealed file is written: a header, then chunks of which each is encrypted and authenticated on its own
//! (XChaCha20-Poly1305 in the STREAM construction: a chunk's nonce holds its number and whether it is the last).
//!
//! Every chunk but the last is full, and the last never is, though it may be empty. So a file that was cut, lengthened,
//! put together anew or swapped for another does not open.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::stream::{DecryptorBE32, EncryptorBE32},
};
use pathway::Id;

use super::Key;
use crate::{VaultError, keys::random};

/// What a full chunk holds, in bytes.
pub const CHUNK: usize = 256 * 1024;
/// What authentication adds to each.
pub const TAG: usize = 16;

const MAGIC: &[u8; 8] = b"SCIPSEAL";
/// Raised together with the store's schema, so a file of a newer format is never met here.
const FORMAT: u8 = 1;
/// Of a nonce of 24 bytes, four are the chunk's number and one tells the last.
const NONCE: usize = 19;

pub const HEADER: usize = MAGIC.len() + 1 + NONCE;

/// The first bytes of a sealed file.
pub struct Header([u8; HEADER]);

impl Header {
    pub fn make() -> Result<Self, VaultError> {
        let mut bytes = [0; HEADER];
        bytes[..8].copy_from_slice(MAGIC);
        bytes[8] = FORMAT;
        bytes[9..].copy_from_slice(&random::<NONCE>()?);
        Ok(Self(bytes))
    }

    /// `None` when no file of ours begins like this.
    pub fn read(bytes: [u8; HEADER]) -> Option<Self> {
        (bytes.starts_with(MAGIC) && bytes[8] == FORMAT).then_some(Self(bytes))
    }

    pub fn bytes(&self) -> &[u8; HEADER] {
        &self.0
    }

    pub fn encryptor(&self, key: &Key) -> EncryptorBE32<XChaCha20Poly1305> {
        EncryptorBE32::from_aead(cipher(key), self.0[9..].into())
    }

    pub fn decryptor(&self, key: &Key) -> DecryptorBE32<XChaCha20Poly1305> {
        DecryptorBE32::from_aead(cipher(key), self.0[9..].into())
    }

    /// What each chunk is bound to: under another's id, a file does not open.
    pub fn bound_to(&self, id: &Id) -> Vec<u8> {
        [&self.0, id.as_str().as_bytes()].concat()
    }
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}
