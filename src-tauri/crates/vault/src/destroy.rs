//! Removing for good.

use std::{fs, io, path::PathBuf};

use chrono::{DateTime, Utc};
use pathway::{Id, Kind};

use crate::{
    Vault, VaultError, Writing, place,
    storage::{
        destruction::{self, Destruction, EVIDENCE, Erased, Why},
        record,
    },
};

/// What was removed for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destroyed {
    /// With their histories, private notes and client words.
    pub records: usize,
    /// Attached files, with their keys.
    pub evidence: usize,
    /// Attached files that could not be deleted from the disk. Their keys are gone, so nobody can read them.
    pub left: Vec<PathBuf>,
}

impl Vault {
    /// Removes records and attached files for good: with the history, the private note, the client words and the attached
    /// files of each record. That they were removed stays noted; see [`Vault::destructions`]. Nothing of it can be undone, and
    /// what could be undone of them is forgotten.
    ///
    /// All of them go, or none. Backups still hold them until they are purged.
    ///
    /// # Errors
    /// [`VaultError::NoSuchRecord`]; otherwise why the vault could not be written. Nothing is removed then.
    pub fn destroy(&mut self, ids: &[Id], why: Why, now: DateTime<Utc>) -> Result<Destroyed, VaultError> {
        let (erased, _) = self.write(now, |writing| {
            let mut erased = Vec::new();
            for id in ids {
                // One that went with its record a moment ago is there no more.
                if !erased.iter().any(|gone: &Erased| gone.id == *id) {
                    erased.extend(writing.erase(id, why)?);
                }
            }
            Ok::<_, VaultError>(erased)
        })?;
        let gone: Vec<Id> = erased.iter().map(|gone| gone.id.clone()).collect();
        self.steps.forget(&gone);
        // The log still holds pages from before. If it cannot be folded in now, closing does it.
        let _ = self.checkpoint();
        let folder = place::evidence(&self.folder);
        let files: Vec<PathBuf> = erased
            .iter()
            .filter_map(|gone| gone.file.as_ref())
            .map(|file| folder.join(file))
            .collect();
        Ok(Destroyed {
            records: erased.iter().filter(|gone| gone.kind != EVIDENCE).count(),
            evidence: files.len(),
            left: files.into_iter().filter(|file| !is_deleted(file)).collect(),
        })
    }

    /// What was ever removed for good, in the order in which it was.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn destructions(&self) -> Result<Vec<Destruction>, VaultError> {
        destruction::all(&self.connection)
    }
}

impl Writing<'_> {
    fn erase(&mut self, id: &Id, why: Why) -> Result<Vec<Erased>, VaultError> {
        let erased = destruction::erase(&self.transaction, id)?;
        if erased.is_empty() {
            return Err(VaultError::NoSuchRecord);
        }
        for gone in &erased {
            let noted = Destruction {
                id: gone.id.clone(),
                kind: gone.kind.clone(),
                of: gone.of.clone(),
                at: self.now,
                why,
            };
            destruction::note(&self.transaction, &noted)?;
            let kind = match &gone.of {
                Some(record) => record::kind_of(&self.transaction, record)?,
                None => record::kind_named(&gone.kind),
            };
            // Of whatever kind: the vault has changed.
            self.changed.insert(kind.unwrap_or(Kind::Profile));
        }
        Ok(erased)
    }
}

fn is_deleted(file: &std::path::Path) -> bool {
    match fs::remove_file(file) {
        Ok(()) => true,
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}
