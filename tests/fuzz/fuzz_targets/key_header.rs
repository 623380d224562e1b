#![no_main]
//! `keys.json`, from anywhere: as it comes, and once more with a checksum that fits, so that what lies behind it is reached.
//!
//! The seeds hold no slot for a passphrase: deriving a key from one takes longer than all the rest.

use std::fs;

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use vault::{SecretString, Vault};

thread_local! {
    static HOME: TempDir = tempfile::tempdir().unwrap();
}

fn open(bytes: &[u8]) {
    HOME.with(|home| {
        fs::write(home.path().join("keys.json"), bytes).unwrap();
        assert!(Vault::open(home.path(), &SecretString::from("a quiet lake before the rain")).is_err());
    });
}

fuzz_target!(|bytes: &[u8]| {
    open(bytes);
    if let Ok(keys) = serde_json::from_slice::<Value>(bytes) {
        let sum = Sha256::digest(keys.to_string());
        let sum: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        open(json!({ "sha256": sum, "keys": keys }).to_string().as_bytes());
    }
});
