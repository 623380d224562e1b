use pathway::Id;
use zeroize::Zeroizing;

use crate::{VaultError, keys::random};

/// The key of one file. Wiped from memory when it is dropped.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    pub fn make() -> Result<Self, VaultError> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut key = Zeroizing::new([0; 32]);
        if bytes.len() != key.len() {
            return None;
        }
        key.copy_from_slice(bytes);
        Some(Self(key))
    }

    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// What it takes to read a sealed file, and to know that it is the one.
#[derive(Clone)]
pub struct Seal {
    /// The evidence that it belongs to.
    pub id: Id,
    /// Its name in the folder of sealed files.
    pub file: String,
    pub key: Key,
    /// Of the file as it was attached.
    pub size: u64,
    pub sha256: [u8; 32],
    /// Of the file as it lies there.
    pub sealed_size: u64,
    pub sealed_sha256: [u8; 32],
}

/// What the name of a file begins with until it is whole.
const UNFINISHED: &str = ".unfinished-";

/// A name for a sealed file that says nothing.
pub fn new_name() -> Result<String, VaultError> {
    Ok(format!("{:032x}", u128::from_be_bytes(random()?)))
}

pub fn unfinished(name: &str) -> String {
    format!("{UNFINISHED}{name}")
}

/// Whether we give such names to sealed files. Nothing else in their folder is ours to open or to remove.
pub fn is_ours(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

pub fn is_unfinished(name: &str) -> bool {
    name.strip_prefix(UNFINISHED).is_some_and(is_ours)
}
