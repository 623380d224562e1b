use std::path::Path;

use secrecy::SecretString;
use vault::Vault;

use super::typed;
use crate::{Companion, Moment, Result, companion::Opened, keys};

/// Opens the vault in this folder.
///
/// # Errors
/// A wrong passphrase, a vault in use, damaged or from a newer version, each told apart.
pub fn unlock(folder: &Path, passphrase: &SecretString, moment: Moment) -> Result<Companion> {
    opened(Vault::open(folder, &typed(passphrase)?)?, moment)
}

/// Opens the vault in this folder with its recovery code, as a person types it. From then on a new passphrase may be
/// chosen without the old one.
///
/// # Errors
/// At the field "code": which group of it is mistyped, or that it is another vault's. Otherwise as [`unlock`].
pub fn unlock_with_code(folder: &Path, code: &SecretString, moment: Moment) -> Result<Companion> {
    let code = keys::read_code(code)?;
    let vault = Vault::open_with_code(folder, &code).map_err(keys::at_the_code)?;
    let mut companion = opened(vault, moment)?;
    companion.opened = Opened::ByCode;
    Ok(companion)
}

fn opened(mut vault: Vault, moment: Moment) -> Result<Companion> {
    if vault.key_file_is_damaged() {
        // One copy was whole, or it would not be open. A disk that refuses the other now is asked again next time.
        let _ = vault.mend_key_files();
    }
    let mut companion = Companion::over(vault)?;
    companion.keep_first_records("", moment)?;
    Ok(companion)
}
