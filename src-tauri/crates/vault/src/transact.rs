//! The one door for writes.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use pathway::{Id, Kind, Record, records::Workspace};
use rusqlite::{Transaction, TransactionBehavior};

use crate::{
    Vault, VaultError,
    storage::{SetAside, private_note, record, upkeep},
};

impl Vault {
    /// Does some writing, all of it or nothing. When this returns, what was written survives a power cut.
    ///
    /// # Errors
    /// Whatever `work` fails with; or why the vault could not be written. Nothing is changed then.
    pub fn transact<T, E: From<VaultError>>(
        &mut self,
        now: DateTime<Utc>,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
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
        };
        let done = work(&mut writing)?;
        if !writing.changed.is_empty() {
            upkeep::wrote(&writing.transaction, now)?;
        }
        writing.transaction.commit().map_err(VaultError::from)?;
        Ok(done)
    }
}

/// Writing under way, inside [`Vault::transact`].
pub struct Writing<'v> {
    transaction: Transaction<'v>,
    workspace: Workspace,
    now: DateTime<Utc>,
    set_aside: SetAside,
    changed: BTreeSet<Kind>,
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

    /// Keeps a record, new or changed; one from the trash is back with it. What it held before goes into its history.
    ///
    /// Also fails with [`VaultError::OtherWorkspace`] and [`VaultError::IdTaken`].
    pub fn put(&mut self, record: &Record) -> Result<(), VaultError> {
        let kind = record.kind();
        if !kind.belongs_to(self.workspace) {
            return Err(VaultError::OtherWorkspace { kind });
        }
        if record::put(&self.transaction, record, self.now, self.set_aside)? {
            self.changed.insert(kind);
        }
        Ok(())
    }

    /// Moves a record into the trash. Its history and private note stay with it.
    ///
    /// Also fails with [`VaultError::NoSuchRecord`].
    pub fn remove(&mut self, id: &Id) -> Result<(), VaultError> {
        let kind = record::set_removed(&self.transaction, id, Some(self.now))?;
        self.changed.extend(kind);
        Ok(())
    }

    /// Takes a record out of the trash.
    ///
    /// Also fails with [`VaultError::NoSuchRecord`].
    pub fn restore(&mut self, id: &Id) -> Result<(), VaultError> {
        let kind = record::set_removed(&self.transaction, id, None)?;
        self.changed.extend(kind);
        Ok(())
    }

    /// Keeps the private note beside a record. What it said before goes into its history.
    ///
    /// Also fails with [`VaultError::NoSuchRecord`].
    pub fn put_private_note(&mut self, about: &Id, text: &str) -> Result<(), VaultError> {
        let kind = record::kind_of(&self.transaction, about)?.ok_or(VaultError::NoSuchRecord)?;
        if private_note::put(&self.transaction, about, text, self.now, self.set_aside)? {
            self.changed.insert(kind);
        }
        Ok(())
    }

    /// The kinds of records that were changed so far, for whoever shows them. A private note counts for its record.
    #[must_use]
    pub fn changed(&self) -> &BTreeSet<Kind> {
        &self.changed
    }
}
