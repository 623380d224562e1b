use std::fmt;

use chrono::{DateTime, Utc};
use pathway::Id;
use zeroize::Zeroizing;

use crate::{Vault, VaultError, storage::private_note};

/// What a person wrote for nobody else, beside a record: "process notes".
///
/// It cannot be serialised, copied or printed, and no crate below `companion` but this one can name it.
pub struct PrivateNote {
    about: Id,
    text: Zeroizing<String>,
}

impl PrivateNote {
    pub(crate) fn new(about: Id, text: String) -> Self {
        Self {
            about,
            text: Zeroizing::new(text),
        }
    }

    /// The record that it lies beside.
    #[must_use]
    pub fn about(&self) -> &Id {
        &self.about
    }

    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// What a private note said before it was changed.
#[derive(Debug)]
pub struct PrivateVersion {
    /// Its name within the vault; a later one is greater.
    pub number: i64,
    /// When it was written.
    pub at: DateTime<Utc>,
    pub note: PrivateNote,
}

/// Says which note it is, never what it says.
impl fmt::Debug for PrivateNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PrivateNote")
            .field("about", &self.about)
            .finish_non_exhaustive()
    }
}

impl Vault {
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn private_note(&self, about: &Id) -> Result<Option<PrivateNote>, VaultError> {
        private_note::get(&self.connection, about)
    }

    /// What the note said before, newest first, kept as [`Vault::versions`] keeps a record's.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn private_note_versions(&self, about: &Id) -> Result<Vec<PrivateVersion>, VaultError> {
        private_note::versions(&self.connection, about)
    }
}
