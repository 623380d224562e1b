use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;

use super::{LONGEST_PASSPHRASE, strength};
use crate::{Code, Refusal, Result};

/// The passphrase in one spelling: an é typed on another keyboard or system opens the same vault.
pub(crate) fn in_one_spelling(passphrase: &SecretString) -> SecretString {
    SecretString::from(passphrase.expose_secret().nfc().collect::<String>())
}

/// A passphrase that is good enough to be chosen for a vault, whose owner bears this name.
///
/// # Errors
/// At the field "passphrase", when it is too short, too long or too easy to guess.
pub(crate) fn good_enough(passphrase: &SecretString, name: &str) -> Result<SecretString> {
    let strength = strength(passphrase, name);
    if strength.enough {
        return Ok(in_one_spelling(passphrase));
    }
    let message = if strength.advice.is_empty() {
        "Choose a passphrase for the vault.".to_owned()
    } else {
        strength.advice
    };
    Err(Refusal::at(Code::Invalid, "passphrase", message))
}

/// What a person typed to open a vault, in one spelling. One that is longer than any that was ever taken is wrong, and is
/// found so without any work.
///
/// # Errors
/// [`Code::WrongPassphrase`].
pub(crate) fn typed(passphrase: &SecretString) -> Result<SecretString> {
    // Vaults from before there was a bound may have a longer one; nobody types ten times as much.
    if passphrase.expose_secret().len() > LONGEST_PASSPHRASE * 100 {
        return Err(vault::VaultError::WrongPassphrase.into());
    }
    Ok(in_one_spelling(passphrase))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_typed_in_two_ways_is_one_passphrase() {
        let spelt = |text: &str| in_one_spelling(&SecretString::from(text)).expose_secret().to_owned();
        assert_eq!(spelt("caf\u{e9}"), spelt("cafe\u{301}"));
        assert_ne!(spelt("cafe"), spelt("caf\u{e9}"));
    }

    #[test]
    fn what_is_not_good_enough_is_refused_beside_its_field_with_what_to_do() {
        for (passphrase, says) in [
            ("", "Choose a passphrase"),
            ("a", "at least 12"),
            ("password1234", "Add a word or two"),
            (&"x ".repeat(5_000), "at most 1024"),
        ] {
            let refusal = good_enough(&SecretString::from(passphrase), "").unwrap_err();
            assert_eq!(
                (refusal.code, refusal.field.as_deref()),
                (Code::Invalid, Some("passphrase"))
            );
            assert!(refusal.message.contains(says), "{}", refusal.message);
        }
    }
}
