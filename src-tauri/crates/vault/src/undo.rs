//! Undo and redo of the last writings. They are remembered in memory only, so locking forgets them.

use std::collections::{BTreeSet, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};
use pathway::{Id, Kind};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{
    Vault, VaultError, Writing,
    storage::{EDIT_SESSION, private_note, record, record::Kept},
};

/// So many steps are remembered,
const MOST_STEPS: usize = 100;
/// as long as their texts are not longer than this together, in bytes.
const MOST_TEXT: usize = 32 << 20;

/// What one part of a step did. Never what a text says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Did {
    /// The record, or the one that the private note lies beside.
    pub id: Id,
    pub kind: Kind,
    pub what: What,
}

/// How a record was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Added,
    Changed,
    Removed,
    BroughtBack,
    PrivateNote,
    /// Words of a client that must never leave.
    ClientWords,
}

impl Vault {
    /// Takes back the last step. A record that was added lies in the trash then; a text that was written over is in its
    /// history. Gives what the step had done; nothing when there is none.
    ///
    /// # Errors
    /// [`VaultError::ChangedSince`], which forgets the step; otherwise why the vault could not be written, and the step is
    /// still there.
    pub fn undo(&mut self, now: DateTime<Utc>) -> Result<Option<Vec<Did>>, VaultError> {
        let Some(step) = self.steps.back.pop_back() else {
            return Ok(None);
        };
        match self.take_back(&step, now) {
            Ok(back) => {
                self.steps.again.push(step.taken_back(back));
                self.steps.seal();
                Ok(Some(step.did))
            }
            Err(error) => {
                if !is_final(&error) {
                    self.steps.back.push_back(step);
                }
                Err(error)
            }
        }
    }

    /// Does again what was taken back last, until something else is written.
    ///
    /// # Errors
    /// As [`Vault::undo`].
    pub fn redo(&mut self, now: DateTime<Utc>) -> Result<Option<Vec<Did>>, VaultError> {
        let Some(step) = self.steps.again.pop() else {
            return Ok(None);
        };
        match self.take_back(&step, now) {
            Ok(back) => {
                self.steps.back.push_back(step.taken_back(back));
                self.steps.seal();
                Ok(Some(step.did))
            }
            Err(error) => {
                if !is_final(&error) {
                    self.steps.again.push(step);
                }
                Err(error)
            }
        }
    }

    /// What [`Vault::undo`] would take back.
    #[must_use]
    pub fn next_undo(&self) -> Option<&[Did]> {
        self.steps.back.back().map(|step| step.did.as_slice())
    }

    /// What [`Vault::redo`] would do again.
    #[must_use]
    pub fn next_redo(&self) -> Option<&[Did]> {
        self.steps.again.last().map(|step| step.did.as_slice())
    }

    /// Forgets what can be undone: it was not done by a person.
    pub fn forget_steps(&mut self) {
        self.steps = Steps::default();
    }

    fn take_back(&mut self, step: &Step, now: DateTime<Utc>) -> Result<Step, VaultError> {
        let ((), back) = self.write(now, |writing| {
            writing.set_every_version_aside();
            step.changes
                .iter()
                .rev()
                .try_for_each(|change| change.take_back(writing))
        })?;
        Ok(back)
    }
}

/// Whether a step that failed like this can never succeed.
fn is_final(error: &VaultError) -> bool {
    matches!(error, VaultError::ChangedSince | VaultError::NoSuchRecord)
}

/// The steps that can be taken back, and those that can be done again.
#[derive(Default)]
pub(crate) struct Steps {
    back: VecDeque<Step>,
    again: Vec<Step>,
}

impl Steps {
    /// Remembers what was just committed.
    pub fn remember(&mut self, step: Step) {
        if step.changes.is_empty() {
            return;
        }
        self.again.clear();
        let further = match self.back.back_mut() {
            Some(last) => last.take_in(step),
            None => Some(step),
        };
        self.back.extend(further);
        let mut text: usize = self.back.iter().map(Step::text).sum();
        // From the oldest: what is left is always a way back without a gap.
        while (text > MOST_TEXT || self.back.len() > MOST_STEPS)
            && let Some(oldest) = self.back.pop_front()
        {
            text -= oldest.text();
        }
    }

    /// Forgets every step that touches one of these records: they were removed for good.
    pub fn forget(&mut self, ids: &[Id]) {
        let untouched = |step: &Step| !step.did.iter().any(|did| ids.contains(&did.id));
        self.back.retain(untouched);
        self.again.retain(untouched);
    }

    /// What is written after an undo begins a step of its own.
    fn seal(&mut self) {
        if let Some(last) = self.back.back_mut() {
            last.sealed = true;
        }
    }
}

/// What was written at once, or within one session of editing.
pub(crate) struct Step {
    did: Vec<Did>,
    changes: Vec<Change>,
    began: DateTime<Utc>,
    /// It is a step of its own, whatever was or will be written beside it.
    sealed: bool,
}

impl Step {
    pub fn of(changes: Vec<Change>, began: DateTime<Utc>, sealed: bool) -> Self {
        let did: BTreeSet<Did> = changes.iter().map(Change::did).collect();
        Self {
            did: did.into_iter().collect(),
            changes,
            began,
            sealed,
        }
    }

    /// The way forth again, which says the same of what it does.
    fn taken_back(&self, back: Step) -> Self {
        Self {
            did: self.did.clone(),
            ..back
        }
    }

    /// Takes in a step that goes on writing the same text; gives it back when it does not.
    fn take_in(&mut self, next: Step) -> Option<Step> {
        let pause = next.began - self.began;
        if self.sealed || next.sealed || !(TimeDelta::zero()..EDIT_SESSION).contains(&pause) {
            return Some(next);
        }
        match (self.changes.as_mut_slice(), next.changes.as_slice()) {
            ([Change::Text(this)], [Change::Text(further)]) if this.id == further.id => this.after = further.after,
            ([Change::Note(this)], [Change::Note(further)]) if this.id == further.id => this.after = further.after,
            _ => return Some(next),
        }
        None
    }

    fn text(&self) -> usize {
        self.changes.iter().map(Change::text).sum()
    }
}

/// One change of one record, with what it takes to go back.
pub(crate) enum Change {
    Added { id: Id, kind: Kind },
    Removed { id: Id, kind: Kind },
    BroughtBack { id: Id, kind: Kind },
    Text(Rewritten),
    Note(Rewritten),
    Word(Word),
}

/// A word of a client that was added or taken away.
pub(crate) struct Word {
    id: Id,
    kind: Kind,
    word: Zeroizing<String>,
    added: bool,
}

/// A text that was written over.
pub(crate) struct Rewritten {
    pub id: Id,
    pub kind: Kind,
    pub before: Zeroizing<String>,
    /// What was written, to see whether it still stands there.
    pub after: [u8; 32],
}

impl Rewritten {
    pub fn new(id: Id, kind: Kind, before: Zeroizing<String>, after: &str) -> Self {
        Self {
            id,
            kind,
            before,
            after: Sha256::digest(after).into(),
        }
    }

    fn refuse_unless_it_stands(&self, now: &str) -> Result<(), VaultError> {
        if Sha256::digest(now).as_slice() == self.after {
            Ok(())
        } else {
            Err(VaultError::ChangedSince)
        }
    }
}

impl Change {
    pub fn word(client: &Id, kind: Kind, word: &str, added: bool) -> Self {
        Self::Word(Word {
            id: client.clone(),
            kind,
            word: Zeroizing::new(word.to_owned()),
            added,
        })
    }

    fn did(&self) -> Did {
        let (id, kind, what) = match self {
            Self::Added { id, kind } => (id, kind, What::Added),
            Self::Removed { id, kind } => (id, kind, What::Removed),
            Self::BroughtBack { id, kind } => (id, kind, What::BroughtBack),
            Self::Text(text) => (&text.id, &text.kind, What::Changed),
            Self::Note(note) => (&note.id, &note.kind, What::PrivateNote),
            Self::Word(word) => (&word.id, &word.kind, What::ClientWords),
        };
        Did {
            id: id.clone(),
            kind: *kind,
            what,
        }
    }

    fn text(&self) -> usize {
        match self {
            Self::Text(text) | Self::Note(text) => text.before.len(),
            Self::Word(word) => word.word.len(),
            _ => 0,
        }
    }

    fn take_back(&self, writing: &mut Writing<'_>) -> Result<(), VaultError> {
        let store = &writing.transaction;
        match self {
            // Into the trash, not out of the vault: what was typed into it since is not lost.
            Self::Added { id, .. } | Self::BroughtBack { id, .. } => {
                refuse_unless(record::standing(store, id)?.is_some_and(|standing| !standing.removed))?;
                writing.remove(id)
            }
            Self::Removed { id, .. } => {
                refuse_unless(record::standing(store, id)?.is_some_and(|standing| standing.removed))?;
                writing.restore(id)
            }
            Self::Text(text) => {
                let standing = record::standing(store, &text.id)?.ok_or(VaultError::ChangedSince)?;
                refuse_unless(!standing.removed)?;
                text.refuse_unless_it_stands(&standing.body)?;
                let before = Kept {
                    id: text.id.as_str().to_owned(),
                    kind: text.kind.name().to_owned(),
                    body: text.before.as_str().to_owned(),
                };
                writing.put(&before.read()?)
            }
            Self::Note(note) => {
                let standing = private_note::get(store, &note.id)?.ok_or(VaultError::ChangedSince)?;
                note.refuse_unless_it_stands(standing.text())?;
                writing.put_private_note(&note.id, &note.before)
            }
            Self::Word(word) if word.added => writing.remove_client_word(&word.id, &word.word),
            Self::Word(word) => writing.add_client_word(&word.id, &word.word),
        }
    }
}

fn refuse_unless(as_it_was: bool) -> Result<(), VaultError> {
    if as_it_was {
        Ok(())
    } else {
        Err(VaultError::ChangedSince)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use pathway::{
        Record,
        records::{Client, Workspace},
    };
    use tempfile::TempDir;

    use super::*;
    use crate::{Cost, SecretString, storage::pragma};

    fn client(note: &str) -> Record {
        Record::from(Client {
            id: Id::new("juniper").unwrap(),
            pseudonym: "Juniper".to_owned(),
            note: note.to_owned(),
        })
    }

    #[test]
    fn an_undo_that_cannot_be_written_changes_nothing_and_can_be_tried_again() {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("Test.scipvault");
        let passphrase = SecretString::from("a quiet lake before the rain");
        let now = DateTime::UNIX_EPOCH;
        let mut vault = Vault::create(&folder, Workspace::Candidate, &passphrase, Cost::floor(), now).unwrap();
        let (short, long) = (client("short"), client(&"does not fit twice ".repeat(10_000)));
        for record in [&short, &long] {
            vault.transact(now, |writing| writing.put(record)).unwrap();
        }
        let pages: u32 = pragma(&vault.connection, "page_count").unwrap()[0].parse().unwrap();
        pragma(&vault.connection, &format!("max_page_count = {pages}")).unwrap();
        // The long text would have to be set aside.
        assert!(matches!(vault.undo(now), Err(VaultError::DiskFull)));
        assert_eq!(vault.all_records().unwrap(), std::slice::from_ref(&long));
        assert!(vault.next_redo().is_none());

        pragma(&vault.connection, &format!("max_page_count = {}", pages * 100)).unwrap();
        assert!(vault.undo(now).unwrap().is_some());
        assert_eq!(vault.all_records().unwrap(), [short]);

        pragma(&vault.connection, "query_only = ON").unwrap();
        assert!(vault.redo(now).is_err());
        pragma(&vault.connection, "query_only = OFF").unwrap();
        assert!(vault.redo(now).unwrap().is_some());
        assert_eq!(vault.all_records().unwrap(), [long]);
    }
}
