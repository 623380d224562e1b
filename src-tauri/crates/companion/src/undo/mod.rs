//! Taking back the last actions, and doing them again.

mod words;

use pathway::Kind;
use serde::Serialize;
use specta::Type;
use vault::{Did, VaultError};

use crate::{Code, Companion, Moment, Refusal, Result};

/// What was undone, or done again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Undone {
    /// Says what it was: "Undone: changes to Session 3 with Maren." It never quotes what was written.
    pub message: String,
    /// The kinds of records that have changed, for the screens that show them.
    pub kinds: Vec<Kind>,
}

impl Companion {
    /// Takes back the last action. Nothing typed is lost by it: a record that was added lies in the trash then, and a text
    /// that was written over is in its history. Nothing when there is none to take back.
    ///
    /// # Errors
    /// When the record was changed in another way since, which leaves it as it is; or the vault cannot be written.
    pub fn undo(&mut self, moment: Moment) -> Result<Option<Undone>> {
        let undone = self.vault.undo(moment.instant);
        self.told("Undone", undone)
    }

    /// Does again what was undone last, until something else is written.
    ///
    /// # Errors
    /// As [`Companion::undo`].
    pub fn redo(&mut self, moment: Moment) -> Result<Option<Undone>> {
        let redone = self.vault.redo(moment.instant);
        self.told("Done again", redone)
    }

    /// What [`Companion::undo`] would take back, in words: "changes to Session 3 with Maren".
    #[must_use]
    pub fn can_undo(&self) -> Option<String> {
        self.vault.next_undo().map(|did| self.in_words(did))
    }

    /// What [`Companion::redo`] would do again, in words.
    #[must_use]
    pub fn can_redo(&self) -> Option<String> {
        self.vault.next_redo().map(|did| self.in_words(did))
    }

    fn told(&self, way: &str, done: std::result::Result<Option<Vec<Did>>, VaultError>) -> Result<Option<Undone>> {
        let done = done.map_err(|error| match error {
            VaultError::ChangedSince => Refusal::new(Code::Invalid, error.to_string()),
            other => other.into(),
        })?;
        Ok(done.map(|did| {
            let mut kinds: Vec<Kind> = did.iter().map(|did| did.kind).collect();
            kinds.sort_unstable();
            kinds.dedup();
            Undone {
                message: format!("{way}: {}.", self.in_words(&did)),
                kinds,
            }
        }))
    }
}
