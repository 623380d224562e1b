use std::{
    io,
    path::PathBuf,
    sync::atomic::{AtomicBool, Ordering},
};

use super::Unsealing;
use crate::{Damage, Fault, Vault, VaultError, place, storage};

impl Vault {
    /// Makes ready to read every attached file through. The work itself needs the vault no more.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] when not even their list can be read.
    pub fn begin_evidence_check(&self) -> Result<EvidenceCheck, VaultError> {
        let folder = place::evidence(&self.folder);
        let seals = storage::evidence::seals(&self.connection)?;
        Ok(EvidenceCheck {
            files: seals.into_iter().map(|seal| Unsealing::of(seal, &folder)).collect(),
        })
    }

    /// The attached files that are not what was attached.
    pub(crate) fn check_evidence(&self) -> Result<Vec<Fault>, VaultError> {
        match self.begin_evidence_check() {
            Ok(check) => check.run(&mut |_| {}, &AtomicBool::new(false)),
            Err(VaultError::Damaged { .. }) => Ok(vec![Fault::Structure]),
            Err(error) => Err(error),
        }
    }
}

/// Every attached file, about to be read through.
pub struct EvidenceCheck {
    files: Vec<Unsealing>,
}

impl EvidenceCheck {
    /// How much there is to read, in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.files.iter().map(Unsealing::size).sum()
    }

    /// How many files there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// Reads them all. `progress` hears how many bytes are done.
    ///
    /// # Errors
    /// [`VaultError::Cancelled`]. What cannot be read is not an error here but a [`Fault`].
    pub fn run(self, progress: &mut dyn FnMut(u64), cancel: &AtomicBool) -> Result<Vec<Fault>, VaultError> {
        let (mut faults, mut before) = (Vec::new(), 0);
        for file in self.files {
            if cancel.load(Ordering::Relaxed) {
                return Err(VaultError::Cancelled);
            }
            let (id, size, missing) = (file.id().clone(), file.size(), file.is_missing());
            match file.verify(&mut |done| progress(before + done), cancel) {
                Ok(()) => {}
                Err(VaultError::Cancelled) => return Err(VaultError::Cancelled),
                Err(VaultError::Damaged {
                    what: Damage::Evidence { .. },
                }) if missing => faults.push(Fault::EvidenceMissing { id }),
                Err(_) => faults.push(Fault::EvidenceDamaged { id }),
            }
            before += size;
        }
        Ok(faults)
    }
}

impl Unsealing {
    fn is_missing(&self) -> bool {
        let path: &PathBuf = &self.path;
        path.metadata()
            .is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    }
}
