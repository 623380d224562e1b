//! A passphrase on its way in from the window.

use std::fmt;

use secrecy::SecretString;
use serde::{Deserialize, Deserializer, de};
use specta::{Type, Types, datatype::DataType};
use zeroize::Zeroize;

/// Read straight into memory that is wiped; nothing in the shell can print it or read it.
pub struct Passphrase(SecretString);

impl From<Passphrase> for SecretString {
    fn from(passphrase: Passphrase) -> Self {
        passphrase.0
    }
}

impl<'de> Deserialize<'de> for Passphrase {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read;

        impl de::Visitor<'_> for Read {
            type Value = Passphrase;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a passphrase")
            }

            fn visit_str<E>(self, text: &str) -> Result<Passphrase, E> {
                // A box of the exact size: growing would leave pieces behind.
                Ok(Passphrase(SecretString::new(text.into())))
            }

            fn visit_string<E>(self, mut text: String) -> Result<Passphrase, E> {
                let read = Passphrase(SecretString::new(text.as_str().into()));
                text.zeroize();
                Ok(read)
            }
        }

        from.deserialize_str(Read)
    }
}

impl Type for Passphrase {
    fn definition(types: &mut Types) -> DataType {
        String::definition(types)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn a_passphrase_arrives_letter_by_letter_and_nothing_else_does() {
        for text in ["meadow kettle harbour", "", "\u{e9}e\u{301} \u{1f33f}"] {
            let json = serde_json::to_value(text).unwrap();
            let read: Passphrase = serde_json::from_value(json).unwrap();
            assert_eq!(SecretString::from(read).expose_secret(), text);
            let json = serde_json::to_string(text).unwrap();
            let read: Passphrase = serde_json::from_str(&json).unwrap();
            assert_eq!(SecretString::from(read).expose_secret(), text);
        }
        assert!(serde_json::from_str::<Passphrase>("[1, 2]").is_err());
        assert!(serde_json::from_str::<Option<Passphrase>>("null").unwrap().is_none());
    }
}
