use chrono::NaiveDate;
use pathway::Id;

use super::Evidence;
use crate::{Vault, VaultError, storage::evidence};

/// Reading fails with [`VaultError::Damaged`]. All are given in the order in which they were attached.
#[allow(clippy::missing_errors_doc)]
impl Vault {
    /// One attached file, also one in the trash.
    pub fn evidence(&self, id: &Id) -> Result<Option<Evidence>, VaultError> {
        evidence::get(&self.connection, id)
    }

    /// The files attached to a record, those in the trash left out.
    pub fn evidence_of(&self, record: &Id) -> Result<Vec<Evidence>, VaultError> {
        evidence::of_record(&self.connection, record)
    }

    /// Every attached file, those in the trash included.
    pub fn all_evidence(&self) -> Result<Vec<Evidence>, VaultError> {
        evidence::all(&self.connection)
    }

    /// The files whose consent held no longer on this day, those in the trash included: they are still there.
    pub fn expired_evidence(&self, today: NaiveDate) -> Result<Vec<Evidence>, VaultError> {
        evidence::expired(&self.connection, today)
    }
}
