use pathway::{Id, Kept, Kind, Record};

use crate::{Companion, Refusal, Result};

impl Companion {
    /// The records of these kinds; only those about one candidate when one is named.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn records(&self, kinds: &[Kind], candidate: Option<&Id>) -> Result<Vec<Record>> {
        let mut records = Vec::new();
        for kind in kinds {
            records.extend(match candidate {
                Some(candidate) => self.vault.records_of(*kind, candidate)?,
                None => self.vault.records(*kind)?,
            });
        }
        Ok(records)
    }

    /// One record.
    ///
    /// # Errors
    /// When it is not in the vault, or the vault cannot be read.
    pub fn record(&self, id: &Id) -> Result<Record> {
        self.vault.record(id)?.ok_or_else(Refusal::not_found)
    }

    /// The records of one type: all of them, or those about one candidate.
    pub(crate) fn typed<K: Kept>(&self, candidate: Option<&Id>) -> Result<Vec<K>> {
        Ok(match candidate {
            Some(candidate) => self.vault.typed_of(candidate)?,
            None => self.vault.typed()?,
        })
    }

    /// The record of a type of which there is one for the vault, or for each candidate.
    pub(crate) fn single<K: Kept>(&self, candidate: Option<&Id>) -> Result<Option<K>> {
        Ok(self.typed(candidate)?.into_iter().next())
    }
}
