//! When a vault is damaged: what cannot be read, which backup is good, and a new vault with everything that can be read.
//! The damaged one is never changed.

mod backups;
mod look;
mod salvage;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;
mod words;

pub use backups::{BackupsThere, GoodBackup, backups};
pub use look::{Key, WhatIsDamaged, Wrecked, look};
pub use salvage::Rescued;
