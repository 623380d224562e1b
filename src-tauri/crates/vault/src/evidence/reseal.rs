//! The attached files under new keys: a part of encrypting the whole vault anew.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use chrono::{DateTime, Utc};
use pathway::Id;

use super::{EvidenceReader, Seal, Sealed, Sealing, Unsealing};
use crate::{Damage, Vault, VaultError, Writing, place, storage};

impl Vault {
    /// Encrypts every attached file anew, each under a new key and a new name, one after the other. Killed at any moment, the
    /// vault holds each file under its old key or its new one. Gives those that could not be read and stay as they were.
    ///
    /// `progress` hears how many bytes are done, of [`EvidenceCheck::size`](super::EvidenceCheck::size).
    ///
    /// # Errors
    /// [`VaultError::Cancelled`], and the files done so far stay done; why the vault could not be written.
    pub fn reseal_evidence(
        &mut self,
        now: DateTime<Utc>,
        progress: &mut dyn FnMut(u64),
        cancel: &AtomicBool,
    ) -> Result<Vec<Id>, VaultError> {
        let (mut unreadable, mut before) = (Vec::new(), 0);
        for evidence in self.all_evidence()? {
            if cancel.load(Ordering::Relaxed) {
                return Err(VaultError::Cancelled);
            }
            let resealing = self.begin_resealing(&evidence.id)?;
            match resealing.run(&mut |done| progress(before + done), cancel) {
                Ok(resealed) => self.finish_resealing(resealed, now)?,
                Err(VaultError::Damaged { .. } | VaultError::CannotRead { .. }) => unreadable.push(evidence.id),
                Err(error) => return Err(error),
            }
            before += evidence.size;
        }
        Ok(unreadable)
    }

    /// Makes ready to encrypt one attached file anew. The work itself needs the vault no more.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEvidence`], [`VaultError::Damaged`], [`VaultError::CannotWrite`].
    pub fn begin_resealing(&self, id: &Id) -> Result<Resealing, VaultError> {
        Ok(Resealing {
            from: self.open_evidence(id)?,
            to: Sealing::under(id.clone(), place::evidence(&self.folder))?,
        })
    }

    /// From here on the file lies under its new key.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEvidence`] when it was removed for good meanwhile; why the vault could not be written.
    pub fn finish_resealing(&mut self, resealed: Resealed, now: DateTime<Utc>) -> Result<(), VaultError> {
        let Resealed { sealed, old } = resealed;
        let done = self.write(now, |writing| writing.change_seal(&sealed));
        match done {
            Ok(_) => {
                // What cannot be removed now is swept at the next opening.
                let _ = fs::remove_file(old);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}

impl Writing<'_> {
    fn change_seal(&mut self, sealed: &Sealed) -> Result<(), VaultError> {
        storage::evidence::change_seal(&self.transaction, &sealed.seal)?;
        self.changes_the_record_of(&sealed.seal.id)
    }
}

/// An attached file about to be encrypted anew.
pub struct Resealing {
    from: Unsealing,
    to: Sealing,
}

/// A file that lies encrypted under its old key and its new one, of which the old one still counts.
pub struct Resealed {
    pub(super) sealed: Sealed,
    pub(super) old: PathBuf,
}

impl Resealing {
    pub(super) fn of(seal: Seal, folder: &Path) -> Result<Self, VaultError> {
        Ok(Self {
            to: Sealing::under(seal.id.clone(), folder.to_owned())?,
            from: Unsealing::of(seal, folder),
        })
    }

    /// # Errors
    /// As [`Unsealing::run`] and [`Sealing::run`].
    pub fn run(self, progress: &mut dyn FnMut(u64), cancel: &AtomicBool) -> Result<Resealed, VaultError> {
        let old = self.from.path.clone();
        let id = self.from.id().clone();
        let mut reader: EvidenceReader = self.from.reader()?;
        let sealed = self
            .to
            .run(&mut reader, progress, cancel)
            .map_err(|error| match error {
                // The source is the vault's own file.
                VaultError::CannotCopyIn { .. } => VaultError::damaged(Damage::Evidence { id }),
                error => error,
            })?;
        Ok(Resealed { sealed, old })
    }
}
