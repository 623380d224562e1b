//! The history of a private note. Its texts go to the private paper on the screen and nowhere else.

use chrono::{DateTime, Utc};
use pathway::Id;
use serde::Serialize;
use specta::Type;
use vault::PrivateVersion;

use super::{NOW, Part, changes::changes, gone, number, words_in};
use crate::{Companion, Result};

/// One version of a private note in its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PrivateLine {
    /// Its name; [`NOW`] for the note as it is now.
    pub number: String,
    /// When it was written; nothing for the note as it is now.
    pub at: Option<DateTime<Utc>>,
    /// How many words it has.
    pub words: i32,
}

impl Companion {
    /// The history of the private note beside a record, the newest first: it as it is now, and the versions before.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn private_history(&self, about: &Id) -> Result<Vec<PrivateLine>> {
        let mut lines = vec![PrivateLine {
            number: NOW.to_owned(),
            at: None,
            words: words_in(&self.private_note(about)?),
        }];
        let versions = self.vault.private_note_versions(about)?;
        lines.extend(versions.iter().map(|version| PrivateLine {
            number: version.number.to_string(),
            at: Some(version.at),
            words: words_in(version.note.text()),
        }));
        Ok(lines)
    }

    /// The text of one version of a private note, or of the note as it is now.
    ///
    /// # Errors
    /// When it is not in the history, or the vault cannot be read.
    pub fn private_version(&self, about: &Id, version: &str) -> Result<String> {
        match number(version)? {
            None => self.private_note(about),
            Some(number) => Ok(self.earlier_note(about, number)?.note.text().to_owned()),
        }
    }

    /// What changed of a private note from one version to another, each an earlier one or [`NOW`].
    ///
    /// # Errors
    /// As [`Companion::private_version`].
    pub fn compare_private_versions(&self, about: &Id, earlier: &str, later: &str) -> Result<Vec<Part>> {
        let (earlier, later) = (
            self.private_version(about, earlier)?,
            self.private_version(about, later)?,
        );
        Ok(changes(&earlier, &later))
    }

    pub(super) fn earlier_note(&self, about: &Id, number: i64) -> Result<PrivateVersion> {
        let versions = self.vault.private_note_versions(about)?;
        versions
            .into_iter()
            .find(|version| version.number == number)
            .ok_or_else(gone)
    }
}
