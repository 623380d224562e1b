use std::path::Path;

use secrecy::SecretString;
use vault::Vault;

use super::in_one_spelling;
use crate::{Companion, Moment, Result};

/// Opens the vault in this folder.
///
/// # Errors
/// A wrong passphrase, a vault in use, damaged or from a newer version, each told apart.
pub fn unlock(folder: &Path, passphrase: &SecretString, moment: Moment) -> Result<Companion> {
    let mut vault = Vault::open(folder, &in_one_spelling(passphrase))?;
    if vault.key_file_is_damaged() {
        // One copy was whole, or it would not be open. A disk that refuses the other now is asked again next time.
        let _ = vault.mend_key_files();
    }
    let mut companion = Companion::over(vault)?;
    companion.keep_first_records("", moment)?;
    Ok(companion)
}
