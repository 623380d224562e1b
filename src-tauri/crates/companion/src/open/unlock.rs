use std::path::Path;

use secrecy::SecretString;
use vault::Vault;

use super::in_one_spelling;
use crate::{Companion, Result};

/// Opens the vault in this folder.
///
/// # Errors
/// A wrong passphrase, a vault in use, damaged or from a newer version, each told apart.
pub fn unlock(folder: &Path, passphrase: &SecretString) -> Result<Companion> {
    Companion::over(Vault::open(folder, &in_one_spelling(passphrase))?)
}
