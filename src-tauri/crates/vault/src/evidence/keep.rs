use pathway::Id;

use super::{Consent, Sealed};
use crate::{
    VaultError, Writing,
    storage::{evidence, record},
};

/// What is said of a file when it is attached.
#[derive(Clone, Debug)]
pub struct NewEvidence {
    /// The record that it belongs to, of any kind.
    pub record: Id,
    pub file_name: String,
    pub media_type: String,
    pub consent: Consent,
}

/// Each fails when the vault cannot be written: [`VaultError::DiskFull`], [`VaultError::CannotWrite`] or
/// [`VaultError::Damaged`]. None of them is a step that can be undone; the trash is what brings a file back.
#[allow(clippy::missing_errors_doc)]
impl Writing<'_> {
    /// Attaches a file that was sealed before.
    ///
    /// Also fails with [`VaultError::NoSuchRecord`], and with [`VaultError::NoSuchEvidence`] when the sealed file is no
    /// longer there: the vault was locked and opened in between.
    pub fn add_evidence(&mut self, sealed: &Sealed, new: &NewEvidence) -> Result<(), VaultError> {
        let kind = record::kind_of(&self.transaction, &new.record)?.ok_or(VaultError::NoSuchRecord)?;
        let there = sealed
            .path()
            .metadata()
            .is_ok_and(|file| file.len() == sealed.seal.sealed_size);
        if !there {
            return Err(VaultError::NoSuchEvidence);
        }
        evidence::add(&self.transaction, &sealed.seal, new, self.now)?;
        self.changed.insert(kind);
        Ok(())
    }

    /// Notes who agreed that a file be kept, and until when.
    ///
    /// Also fails with [`VaultError::NoSuchEvidence`].
    pub fn set_consent(&mut self, id: &Id, consent: &Consent) -> Result<(), VaultError> {
        evidence::set_consent(&self.transaction, id, consent)?;
        self.changes_the_record_of(id)
    }

    /// Moves an attached file into the trash.
    ///
    /// Also fails with [`VaultError::NoSuchEvidence`].
    pub fn remove_evidence(&mut self, id: &Id) -> Result<(), VaultError> {
        evidence::set_removed(&self.transaction, id, true, self.now)?;
        self.changes_the_record_of(id)
    }

    /// Takes an attached file out of the trash.
    ///
    /// Also fails with [`VaultError::NoSuchEvidence`].
    pub fn restore_evidence(&mut self, id: &Id) -> Result<(), VaultError> {
        evidence::set_removed(&self.transaction, id, false, self.now)?;
        self.changes_the_record_of(id)
    }

    pub(super) fn changes_the_record_of(&mut self, id: &Id) -> Result<(), VaultError> {
        let evidence = evidence::get(&self.transaction, id)?.ok_or(VaultError::NoSuchEvidence)?;
        self.changed
            .extend(record::kind_of(&self.transaction, &evidence.record)?);
        Ok(())
    }
}
