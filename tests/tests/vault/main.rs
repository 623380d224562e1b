//! The vault through its public door.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod backup;
mod beside;
mod client_words;
mod damage;
mod damaged_log;
mod destroy;
mod disk;
mod evidence;
mod frozen;
mod history;
mod in_use;
mod keeping;
mod key_files;
mod keys_companion;
mod keys_memory;
mod keys_passphrase;
mod keys_recovery;
mod keys_reencrypt;
mod killed;
mod leaks;
mod opening;
mod places;
mod process;
mod salvage;
mod search;
mod support;
mod trash;
mod undo;

/// As in every program that opens vaults.
#[global_allocator]
static WIPING: vault::WipingAllocator = vault::WIPING;
