//! The vault through its public door.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod backup;
mod damage;
mod destroy;
mod disk;
mod frozen;
mod history;
mod in_use;
mod keeping;
mod key_files;
mod keys_passphrase;
mod keys_recovery;
mod keys_reencrypt;
mod killed;
mod leaks;
mod opening;
mod process;
mod salvage;
mod support;
mod trash;
mod undo;
