//! From nothing, or from a folder on disk, to an unlocked vault.

mod create;
mod name;
mod passphrase;
mod place_warnings;
mod unlock;

pub use create::{NewVault, SHORTEST_PASSPHRASE, create};
pub(crate) use name::ENDING;
pub use name::{folder_for, vault_name};
pub(crate) use passphrase::in_one_spelling;
pub use place_warnings::{Warning, WarningKind, place_warnings};
pub use unlock::unlock;
pub use vault::Cost;
