use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use specta::Type;

/// The name of one record inside a vault: 1 to 64 of `a-z`, `0-9` and `-`.
///
/// The app makes random ones; a file written by hand may use readable ones.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema, Type)]
#[serde(transparent)]
pub struct Id(#[schemars(regex(pattern = r"^[a-z0-9-]{1,64}$"))] String);

/// Why a text is not an [`Id`].
#[derive(Debug, thiserror::Error)]
#[error("an id has 1 to 64 letters a-z, digits or hyphens")]
pub struct NotAnId;

impl Id {
    /// Accepts a well-formed id.
    ///
    /// # Errors
    /// [`NotAnId`] for anything else.
    pub fn new(text: impl Into<String>) -> Result<Self, NotAnId> {
        let text = text.into();
        let well_formed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if text.is_empty() || text.len() > 64 || !text.bytes().all(well_formed) {
            return Err(NotAnId);
        }
        Ok(Self(text))
    }

    /// An id from 128 random bits.
    #[must_use]
    pub fn from_random(bits: u128) -> Self {
        Self(format!("{bits:032x}"))
    }

    /// The id of a record of which each vault has exactly one, like `profile`.
    ///
    /// `name` follows the rule of [`Id::new`]; a debug build checks it.
    #[must_use]
    pub fn fixed(name: &'static str) -> Self {
        debug_assert!(Self::new(name).is_ok(), "{name} is no id");
        Self(name.to_owned())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn an_id_holds_only_small_letters_digits_and_hyphens() {
        assert!(Id::new("candidate-1").is_ok());
        for wrong in ["", "A", "a b", "../x", "ä", &"a".repeat(65)] {
            assert!(Id::new(wrong).is_err(), "{wrong:?} is no id");
        }
    }
}
