use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;

use super::SHORTEST_PASSPHRASE;
use crate::{Code, Refusal, Result};

/// The passphrase in one spelling: an é typed on another keyboard or system opens the same vault.
pub(crate) fn in_one_spelling(passphrase: &SecretString) -> SecretString {
    SecretString::from(passphrase.expose_secret().nfc().collect::<String>())
}

/// A passphrase that is long enough for a new vault.
///
/// # Errors
/// When it is too short.
pub(super) fn for_a_new_vault(passphrase: &SecretString) -> Result<SecretString> {
    if passphrase.expose_secret().chars().count() < SHORTEST_PASSPHRASE {
        let message = format!(
            "Use at least {SHORTEST_PASSPHRASE} characters. Four or five unrelated words are easy to remember and hard to guess."
        );
        return Err(Refusal::at(Code::Invalid, "passphrase", message));
    }
    Ok(in_one_spelling(passphrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_typed_in_two_ways_is_one_passphrase() {
        let spelt = |text: &str| in_one_spelling(&SecretString::from(text)).expose_secret().to_owned();
        assert_eq!(spelt("caf\u{e9}"), spelt("cafe\u{301}"));
        assert_ne!(spelt("cafe"), spelt("caf\u{e9}"));
    }
}
