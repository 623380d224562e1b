//! One page of the store, read without SQLite.
//!
//! SQLCipher 4 writes each page of 4096 bytes as: AES-256-CBC of the content, 16 bytes of IV, 64 bytes of HMAC-SHA-512
//! over both and the page's number. With a raw key the cipher's key is the data key itself; the HMAC's key is made from
//! it and the salt, the first 16 bytes of the file. (<https://www.zetetic.net/sqlcipher/design/>)

use aes::Aes256;
use cbc::cipher::{BlockModeDecrypt, InnerIvInit, KeyInit, block_padding::NoPadding};
use hmac::{Hmac, Mac};
use sha2::Sha512;
use zeroize::Zeroizing;

use crate::keys::DataKey;

pub const SIZE: usize = 4096;
/// What a page holds besides its seal.
pub const USABLE: usize = SIZE - IV - SEAL;
pub const SALT: usize = 16;
const IV: usize = 16;
const SEAL: usize = 64;
/// SQLCipher's `HMAC_SALT_MASK`.
const MASK: u8 = 0x3a;

pub type Salt = [u8; SALT];
/// The content of a page whose seal is whole.
pub type Page = Zeroizing<Vec<u8>>;

/// What opens the pages of one store.
pub struct PageKey {
    cipher: Aes256,
    seal: Hmac<Sha512>,
}

impl PageKey {
    /// `None` never happens: both keys have the length that their ciphers ask for.
    pub fn new(key: &DataKey, salt: &Salt) -> Option<Self> {
        let mut derived = Zeroizing::new([0; 32]);
        derive(key.bytes(), &salt.map(|byte| byte ^ MASK), &mut derived)?;
        Some(Self {
            cipher: Aes256::new(key.bytes().into()),
            seal: keyed(derived.as_slice())?,
        })
    }

    /// The content of a page; `None` when it is not as it was written, or was written as another page.
    pub fn open(&self, number: u32, sealed: &[u8]) -> Option<Page> {
        let sealed: &[u8; SIZE] = sealed.try_into().ok()?;
        // The salt stands where SQLite's own first words would: they are neither encrypted nor sealed.
        let skipped = if number == 1 { SALT } else { 0 };
        if !self.is_whole(number, sealed, skipped) {
            return None;
        }
        let iv: [u8; IV] = sealed.get(USABLE..USABLE + IV)?.try_into().ok()?;
        let mut page = Zeroizing::new(sealed.get(..USABLE)?.to_vec());
        cbc::Decryptor::inner_iv_init(self.cipher.clone(), &iv.into())
            .decrypt_padded::<NoPadding>(page.get_mut(skipped..)?)
            .ok()?;
        if number == 1 {
            page.get_mut(..SALT)?.copy_from_slice(b"SQLite format 3\0");
        }
        Some(page)
    }

    /// Whether a page is as it was written, and as this one.
    pub fn proves(&self, number: u32, sealed: &[u8]) -> bool {
        let skipped = if number == 1 { SALT } else { 0 };
        sealed
            .try_into()
            .is_ok_and(|sealed| self.is_whole(number, sealed, skipped))
    }

    fn is_whole(&self, number: u32, sealed: &[u8; SIZE], skipped: usize) -> bool {
        let (content, seal) = sealed.split_at(USABLE + IV);
        let sum = self
            .seal
            .clone()
            .chain_update(&content[skipped..])
            .chain_update(number.to_le_bytes());
        sum.verify_slice(seal).is_ok()
    }
}

/// PBKDF2-HMAC-SHA-512 of two rounds, cut to 32 bytes: one block.
fn derive(key: &[u8; 32], salt: &Salt, derived: &mut [u8; 32]) -> Option<()> {
    let keyed = keyed(key)?;
    let first = keyed
        .clone()
        .chain_update(salt)
        .chain_update(1_u32.to_be_bytes())
        .finalize()
        .into_bytes();
    let second = keyed.chain_update(first).finalize().into_bytes();
    for (byte, (first, second)) in derived.iter_mut().zip(first.iter().zip(second)) {
        *byte = first ^ second;
    }
    Some(())
}

fn keyed(key: &[u8]) -> Option<Hmac<Sha512>> {
    <Hmac<Sha512> as Mac>::new_from_slice(key).ok()
}
