//! Taking back the last actions, and doing them again.

mod words;

use pathway::{Kind, Record};
use serde::Serialize;
use specta::Type;
use vault::{Did, VaultError, What};

use crate::{Code, Companion, Moment, Refusal, Result, keep::misfit, trash::hangs_on};

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
        let undone = self.vault.undo(moment.instant).map_err(refusal)?;
        if self.leaves_a_misfit(undone.as_deref())? {
            self.vault.redo(moment.instant)?;
            return Err(others_speak_of_it());
        }
        Ok(undone.map(|did| self.told("Undone", &did)))
    }

    /// Does again what was undone last, until something else is written.
    ///
    /// # Errors
    /// As [`Companion::undo`].
    pub fn redo(&mut self, moment: Moment) -> Result<Option<Undone>> {
        let redone = self.vault.redo(moment.instant).map_err(refusal)?;
        if self.leaves_a_misfit(redone.as_deref())? {
            self.vault.undo(moment.instant)?;
            return Err(others_speak_of_it());
        }
        Ok(redone.map(|did| self.told("Done again", &did)))
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

    /// Whether something that was done no longer fits among the other records: not every write is a step, so others may
    /// speak by now of what a step has taken away.
    fn leaves_a_misfit(&self, did: Option<&[Did]>) -> Result<bool> {
        let did = did.unwrap_or_default();
        let mut away = Vec::new();
        if did.iter().any(|did| did.what == What::ClientWords) {
            // A word that comes back may be somebody's pseudonym by now.
            let clients = self.vault.records(Kind::Client)?;
            if misfits(&clients, self)? {
                return Ok(true);
            }
        }
        let apart = [What::PrivateNote, What::ClientWords];
        for did in did.iter().filter(|did| !apart.contains(&did.what)) {
            match self.vault.record(&did.id)? {
                Some(record) if misfit(&record, self)?.is_some() => return Ok(true),
                Some(_) => {}
                None => away.push(&did.id),
            }
        }
        if away.is_empty() {
            return Ok(false);
        }
        let records = self.vault.all_records()?;
        Ok(records.iter().any(|record| away.iter().any(|id| hangs_on(record, id))))
    }

    fn told(&self, way: &str, did: &[Did]) -> Undone {
        let mut kinds: Vec<Kind> = did.iter().map(|did| did.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        Undone {
            message: format!("{way}: {}.", self.in_words(did)),
            kinds,
        }
    }
}

fn misfits(records: &[Record], companion: &Companion) -> Result<bool> {
    for record in records {
        if misfit(record, companion)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn refusal(error: VaultError) -> Refusal {
    match error {
        VaultError::ChangedSince => Refusal::new(Code::Invalid, error.to_string()),
        other => other.into(),
    }
}

fn others_speak_of_it() -> Refusal {
    Refusal::new(
        Code::Invalid,
        "This cannot be taken back: other records have been added since that would not fit any more. Nothing was changed. \
         Remove those first, or change the record by hand.",
    )
}
