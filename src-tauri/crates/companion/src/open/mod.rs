//! From nothing, or from a folder on disk, to an unlocked vault.

mod create;
mod generate;
mod name;
mod passphrase;
mod place_warnings;
mod strength;
mod unlock;

pub use create::{NewVault, create};
pub use generate::five_words;
pub(crate) use name::ENDING;
pub use name::{folder_for, vault_name};
pub(crate) use passphrase::{good_enough, in_one_spelling, typed};
pub use place_warnings::{Warning, WarningKind, place_warnings};
pub use strength::{Level, Strength, strength};
pub use unlock::{unlock, unlock_with_code};
pub use vault::Cost;

/// The fewest characters that a passphrase may have.
pub const SHORTEST_PASSPHRASE: usize = 12;
/// The most: far beyond what anybody types, and little enough that it is no work.
pub const LONGEST_PASSPHRASE: usize = 1024;
