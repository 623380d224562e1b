use std::collections::HashSet;

use pathway::{Id, Record};
use serde::Serialize;
use specta::Type;
use vault::Thing;

use super::list::EVIDENCE;
use crate::{Companion, Moment, Refusal, Result};

/// Something that goes when a record is removed for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Goes {
    pub id: Id,
    /// The kind of a record, or `evidence` for an attached file.
    pub kind: String,
    pub title: String,
    /// Whether a private note lies beside it, which goes too.
    pub private_note: bool,
}

impl Companion {
    /// All that goes when a record or an attached file is removed for good: itself, the records that cannot be without it
    /// (of a candidate, of a client, of a letter), and the files attached to each of them; also what lies in the trash. The
    /// person reads this list before they agree to it.
    ///
    /// # Errors
    /// When it is not in the vault, or the vault cannot be read.
    pub fn what_goes(&self, id: &Id, moment: Moment) -> Result<Vec<Goes>> {
        if let Some(evidence) = self.vault.evidence(id)? {
            return Ok(vec![Goes {
                id: evidence.id.clone(),
                kind: EVIDENCE.to_owned(),
                title: self.title_of_evidence(&evidence),
                private_note: false,
            }]);
        }
        let record = self.vault.record_even_removed(id)?.ok_or_else(Refusal::not_found)?;
        let mut records = vec![record];
        let others = self.every_record(moment)?;
        let mut at = 0;
        while let Some(id) = records.get(at).map(|record| record.id().clone()) {
            let known: HashSet<Id> = records.iter().map(|record| record.id().clone()).collect();
            let hanging = others
                .iter()
                .filter(|other| !known.contains(other.id()) && hangs_on(other, &id));
            records.extend(hanging.cloned());
            at += 1;
        }
        let gone: HashSet<&Id> = records.iter().map(Record::id).collect();
        let mut goes = Vec::new();
        for record in &records {
            let note = self.vault.private_note(record.id())?;
            goes.push(Goes {
                id: record.id().clone(),
                kind: record.kind().name().to_owned(),
                title: self.title_of(record),
                private_note: note.is_some_and(|note| !note.text().is_empty()),
            });
        }
        let attached = self.vault.all_evidence()?;
        goes.extend(
            attached
                .iter()
                .filter(|file| gone.contains(&file.record))
                .map(|file| Goes {
                    id: file.id.clone(),
                    kind: EVIDENCE.to_owned(),
                    title: self.title_of_evidence(file),
                    private_note: false,
                }),
        );
        Ok(goes)
    }

    /// Every record, those in the trash included.
    pub(super) fn every_record(&self, moment: Moment) -> Result<Vec<Record>> {
        let mut records = self.vault.all_records()?;
        let trash = self.vault.trash(moment.instant)?;
        records.extend(trash.into_iter().filter_map(|removed| match removed.thing {
            Thing::Record(record) => Some(record),
            Thing::Evidence(_) => None,
        }));
        Ok(records)
    }
}

/// Whether a record cannot be without the one under this id. A case study can be without the client that it names, and a
/// competency note without the session in which it was observed.
pub(super) fn hangs_on(record: &Record, id: &Id) -> bool {
    record.candidate() == Some(id)
        || match record {
            Record::ClientSession(session) => session.client == *id,
            Record::Export(export) => export.letter == *id,
            _ => false,
        }
}
