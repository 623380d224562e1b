//! The one door for writes.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use pathway::{Id, Kind, Record, records::Workspace};
use rusqlite::{Transaction, TransactionBehavior};

use crate::{
    Vault, VaultError,
    storage::{SetAside, private_note, record, record::Replaced, upkeep, version},
    undo::{Change, Rewritten, Step},
};

impl Vault {
    /// Does some writing, all of it or nothing. When this returns, what was written survives a power cut, and
    /// [`Vault::undo`] takes it back.
    ///
    /// # Errors
    /// Whatever `work` fails with; or why the vault could not be written. Nothing is changed then.
    pub fn transact<T, E: From<VaultError>>(
        &mut self,
        now: DateTime<Utc>,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let (done, step) = self.write(now, work)?;
        self.steps.remember(step);
        Ok(done)
    }

    /// As [`Vault::transact`], but gives what it takes to go back instead of remembering it.
    pub(crate) fn write<T, E: From<VaultError>>(
        &mut self,
        now: DateTime<Utc>,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<(T, Step), E> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(VaultError::from)?;
        let mut writing = Writing {
            transaction,
            workspace: self.workspace,
            now,
            set_aside: SetAside::WhenDue,
            changed: BTreeSet::new(),
            changes: Vec::new(),
            is_a_step: true,
        };
        let done = work(&mut writing)?;
        if !writing.changed.is_empty() {
            upkeep::wrote(&writing.transaction, now)?;
        }
        writing.transaction.commit().map_err(VaultError::from)?;
        let changes = if writing.is_a_step { writing.changes } else { Vec::new() };
        // What replaces whole texts is never one step with the typing before it.
        let sealed = writing.set_aside == SetAside::Always;
        Ok((done, Step::of(changes, now, sealed)))
    }
}

/// Writing under way, inside [`Vault::transact`].
pub struct Writing<'v> {
    pub(crate) transaction: Transaction<'v>,
    workspace: Workspace,
    pub(crate) now: DateTime<Utc>,
    set_aside: SetAside,
    pub(crate) changed: BTreeSet<Kind>,
    changes: Vec<Change>,
    is_a_step: bool,
}

/// Each fails when the vault cannot be written: [`VaultError::DiskFull`], [`VaultError::CannotWrite`] or
/// [`VaultError::Damaged`].
#[allow(clippy::missing_errors_doc)]
impl Writing<'_> {
    /// From here on every text that is written over goes into its history, however young it is: for what replaces
    /// many texts at once, such as an import.
    pub fn set_every_version_aside(&mut self) {
        self.set_aside = SetAside::Always;
    }

    /// None of this is a step that can be undone: for what nobody did by hand, and for what has left the vault already.
    pub fn is_no_step(&mut self) {
        self.is_a_step = false;
    }

    /// Keeps a record, new or changed; one from the trash is back with it. What it held before goes into its history.
    ///
    /// Also fails with [`VaultError::OtherWorkspace`] and [`VaultError::IdTaken`].
    pub fn put(&mut self, record: &Record) -> Result<(), VaultError> {
        let (id, kind) = (record.id(), record.kind());
        if !kind.belongs_to(self.workspace) {
            return Err(VaultError::OtherWorkspace { kind });
        }
        let text = record::text(record)?;
        let Some(replaced) = record::put(&self.transaction, record, &text, self.now, self.set_aside)? else {
            return Ok(());
        };
        let id = id.clone();
        let rewritten = |before| Change::Text(Rewritten::new(id.clone(), kind, before, &text));
        match replaced {
            Replaced::Nothing => self.changes.push(Change::Added { id, kind }),
            Replaced::Text(before) => self.changes.push(rewritten(before)),
            Replaced::Removed(before) => {
                let rewritten = (*before != text).then(|| rewritten(before));
                // First, so that going back removes it last.
                self.changes.push(Change::BroughtBack { id, kind });
                self.changes.extend(rewritten);
            }
        }
        self.changed.insert(kind);
        Ok(())
    }

    /// Moves a record into the trash. Its history and private note stay with it.
    ///
    /// Also fails with [`VaultError::NoSuchRecord`].
    pub fn remove(&mut self, id: &Id) -> Result<(), VaultError> {
        if let Some(kind) = record::set_removed(&self.transaction, id, true, self.now)? {
            self.changes.push(Change::Removed { id: id.clone(), kind });
            self.changed.insert(kind);
        }
        Ok(())
    }

    /// Takes a record out of the trash.
    ///
    /// Also fails with [`VaultError::NoSuchRecord`].
    pub fn restore(&mut self, id: &Id) -> Result<(), VaultError> {
        if let Some(kind) = record::set_removed(&self.transaction, id, false, self.now)? {
            self.changes.push(Change::BroughtBack { id: id.clone(), kind });
            self.changed.insert(kind);
        }
        Ok(())
    }

    /// Keeps the private note beside a record. What it said before goes into its history.
    ///
    /// Also fails with [`VaultError::NoSuchRecord`].
    pub fn put_private_note(&mut self, about: &Id, text: &str) -> Result<(), VaultError> {
        let kind = record::kind_of(&self.transaction, about)?.ok_or(VaultError::NoSuchRecord)?;
        if let Some(before) = private_note::put(&self.transaction, about, text, self.now, self.set_aside)? {
            let rewritten = Rewritten::new(about.clone(), kind, before, text);
            self.changes.push(Change::Note(rewritten));
            self.changed.insert(kind);
        }
        Ok(())
    }

    /// Sets a record aside as it stands now, never to be thinned out of its history: the text of a letter that was exported.
    ///
    /// Also fails with [`VaultError::NoSuchRecord`].
    pub fn pin_version(&mut self, id: &Id) -> Result<(), VaultError> {
        let standing = record::standing(&self.transaction, id)?.ok_or(VaultError::NoSuchRecord)?;
        let number = version::keep(&self.transaction, id, standing.changed_at, self.now, &standing.body)?;
        version::pin(&self.transaction, number)?;
        self.changed.extend(record::kind_of(&self.transaction, id)?);
        Ok(())
    }

    pub(crate) fn kind_of(&self, id: &Id) -> Result<Kind, VaultError> {
        record::kind_of(&self.transaction, id)?.ok_or(VaultError::NoSuchRecord)
    }

    /// Notes a change of something that is kept apart from its record.
    pub(crate) fn did(&mut self, kind: Kind, change: Change) {
        self.changes.push(change);
        self.changed.insert(kind);
    }

    /// The kinds of records that were changed so far, for whoever shows them. A private note counts for its record.
    #[must_use]
    pub fn changed(&self) -> &BTreeSet<Kind> {
        &self.changed
    }
}
