//! What a person does with a vault, as the worker does it; and how a vault must be found after it, however it ended.

mod doing;
mod found;

pub use doing::{attach, back_up, back_up_at, change_passphrase, reencrypt, restore, restored};
pub use found::{Ended, Found, from_lines, is_as_it_must_be};

use std::path::Path;

use super::scene::{Scene, copy};

/// The acts, by the words that the worker knows them by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Save,
    Passphrase,
    Reencryption,
    Evidence,
    Backup,
    Restore,
    Migration,
}

/// So many saves are in a vault before the act.
pub const BEFORE: usize = 20;

impl Act {
    pub fn word(self) -> &'static str {
        match self {
            Act::Save => "save",
            Act::Passphrase => "passphrase",
            Act::Reencryption => "reencryption",
            Act::Evidence => "evidence",
            Act::Backup => "backup",
            Act::Restore => "restore",
            Act::Migration => "migration",
        }
    }

    /// What is there before it.
    pub fn scene(self) -> Scene {
        if self == Act::Migration {
            let scene = Scene::empty();
            let frozen = Path::new(env!("CARGO_MANIFEST_DIR")).join("vaults/v1.scipvault");
            copy(&frozen, &scene.vault());
            return scene;
        }
        let scene = Scene::with_saves(BEFORE);
        doing::prepare(self, &scene.vault());
        scene
    }
}
