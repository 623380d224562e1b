use std::collections::HashSet;

use pathway::{Id, Kind, Record};
use serde::Serialize;
use specta::Type;
use vault::{Destroyed, Why};

use crate::{Code, Companion, Moment, Refusal, Result};

/// What was removed for good from the vault. Its backups are cleaned next: see [`Companion::begin_cleaning`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct RemovedForGood {
    /// With their histories and private notes.
    pub records: i32,
    /// Attached files, with their keys.
    pub files: i32,
    /// Encrypted files that could not be deleted from the disk. Their keys are gone, so nobody can read them.
    pub left: Vec<String>,
}

impl Companion {
    /// Removes records and attached files for good, with their histories, private notes and attached files. No undo brings
    /// them back.
    ///
    /// `ids` is the whole list to which the person agreed, as [`Companion::what_goes`] gave it.
    ///
    /// # Errors
    /// When something would go that is not on the list, something on it is not in the vault, a record is one that each vault
    /// has, or the vault cannot be written. Nothing is removed then.
    pub fn remove_for_good(&mut self, ids: &[Id], moment: Moment) -> Result<RemovedForGood> {
        let going = self.going(ids, moment)?;
        let always_there = |record: &Record| [Kind::Profile, Kind::Enrolment].contains(&record.kind());
        if going.records.iter().any(always_there) {
            let message = "Each vault has one of this, so it stays. Empty its fields instead.";
            return Err(Refusal::new(Code::Invalid, message));
        }
        let agreed: HashSet<&Id> = ids.iter().collect();
        let unasked = if !going.records.iter().all(|record| agreed.contains(record.id())) {
            "Other records cannot be without it, so nothing was removed."
        } else if !going.files.iter().all(|file| agreed.contains(&file.id)) {
            "A file is attached to it, so nothing was removed."
        } else {
            ""
        };
        if !unasked.is_empty() {
            let message = format!("{unasked} Look through the list of what goes, and agree to all of it.");
            return Err(Refusal::new(Code::Invalid, message));
        }
        Ok(self.vault.destroy(ids, Why::ByHand, moment.instant)?.into())
    }
}

impl From<Destroyed> for RemovedForGood {
    fn from(destroyed: Destroyed) -> Self {
        let count = |number| i32::try_from(number).unwrap_or(i32::MAX);
        Self {
            records: count(destroyed.records),
            files: count(destroyed.evidence),
            left: destroyed.left.iter().map(|file| file.display().to_string()).collect(),
        }
    }
}
