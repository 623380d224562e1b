use std::collections::{HashMap, HashSet};

use pathway::{
    Id, Kind, Record,
    identity::Register,
    records::{Client, Fee, Workspace},
};

use super::import::fault;
use crate::{
    Result,
    keep::{Neighbours, clash, spelt},
};

/// What would lie in the vault after an import: what it holds, and what the file brings.
pub(super) struct Among<'a> {
    workspace: Workspace,
    known: HashMap<&'a Id, &'a Record>,
    /// How many there are of each kind, about each candidate.
    counts: HashMap<(Kind, Option<&'a Id>), usize>,
    pseudonyms: HashMap<String, usize>,
    register: Register,
}

impl<'a> Among<'a> {
    /// # Errors
    /// An id that two records of the file share, or that is another record's in the vault.
    pub fn new(workspace: Workspace, held: &'a [Record], brought: &'a [Record], register: Register) -> Result<Self> {
        let mut known: HashMap<&Id, &Record> = held.iter().map(|record| (record.id(), record)).collect();
        let mut here: HashSet<&Id> = HashSet::new();
        for (index, record) in brought.iter().enumerate() {
            let at = format!("records[{index}].id");
            if !here.insert(record.id()) {
                return Err(fault(at, "Two records in this file have the same id."));
            }
            if let Some(earlier) = known.insert(record.id(), record)
                && (earlier.kind() != record.kind() || earlier.candidate() != record.candidate())
            {
                return Err(fault(at, "This id already belongs to another record of the vault."));
            }
        }
        let mut counts = HashMap::new();
        let mut pseudonyms = HashMap::new();
        for record in known.values() {
            *counts.entry((record.kind(), record.candidate())).or_default() += 1;
            if let Record::Client(client) = record {
                *pseudonyms.entry(spelt(&client.pseudonym)).or_default() += 1;
            }
        }
        Ok(Self {
            workspace,
            known,
            counts,
            pseudonyms,
            register,
        })
    }
}

impl Neighbours for Among<'_> {
    fn workspace(&self) -> Workspace {
        self.workspace
    }

    fn kind_of(&self, id: &Id) -> Result<Option<Kind>> {
        Ok(self.known.get(id).map(|record| record.kind()))
    }

    fn has_another(&self, record: &Record) -> Result<bool> {
        Ok(self
            .counts
            .get(&(record.kind(), record.candidate()))
            .is_some_and(|count| *count > 1))
    }

    fn has_other_invoice(&self, fee: &Fee) -> Result<bool> {
        let mut fees = self.known.values();
        Ok(fees.any(|record| matches!(record, Record::Fee(other) if clash(fee, other))))
    }

    fn has_namesake(&self, client: &Client) -> Result<bool> {
        Ok(self
            .pseudonyms
            .get(&spelt(&client.pseudonym))
            .is_some_and(|count| *count > 1))
    }

    fn must_not_leave(&self, pseudonym: &str) -> Result<bool> {
        Ok(self.register.has(pseudonym))
    }
}
