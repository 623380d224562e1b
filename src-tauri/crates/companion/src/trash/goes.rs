use std::collections::HashSet;

use pathway::{Id, Record};
use serde::Serialize;
use specta::Type;
use vault::{Evidence, Thing};

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

/// What goes when something is removed for good.
pub(super) struct Going {
    pub records: Vec<Record>,
    pub files: Vec<Evidence>,
}

impl Companion {
    /// All that goes when a record or an attached file is removed for good: itself, the records that cannot be without it
    /// (of a candidate, of a client, of a letter), and the files attached to each of them; also what lies in the trash. The
    /// person reads this list before they agree to it.
    ///
    /// # Errors
    /// When it is not in the vault, or the vault cannot be read.
    pub fn what_goes(&self, id: &Id, moment: Moment) -> Result<Vec<Goes>> {
        let going = self.going(std::slice::from_ref(id), moment)?;
        let mut goes = Vec::new();
        for record in &going.records {
            let note = self.vault.private_note(record.id())?;
            goes.push(Goes {
                id: record.id().clone(),
                kind: record.kind().name().to_owned(),
                title: self.title_of(record),
                private_note: note.is_some_and(|note| !note.text().is_empty()),
            });
        }
        goes.extend(going.files.iter().map(|file| Goes {
            id: file.id.clone(),
            kind: EVIDENCE.to_owned(),
            title: self.title_of_evidence(file),
            private_note: false,
        }));
        Ok(goes)
    }

    /// These, and whatever cannot be without them.
    pub(super) fn going(&self, ids: &[Id], moment: Moment) -> Result<Going> {
        let (mut left, files) = (self.every_record(moment)?, self.vault.all_evidence()?);
        let mut wanted: Vec<Id> = ids.to_vec();
        let mut records: Vec<Record> = Vec::new();
        let mut at = 0;
        while let Some(id) = wanted.get(at).cloned() {
            let is_gone = |record: &Record| *record.id() == id || hangs_on(record, &id);
            let found: Vec<Record> = left.extract_if(.., |record| is_gone(record)).collect();
            wanted.extend(
                found
                    .iter()
                    .map(|record| record.id().clone())
                    .filter(|found| *found != id),
            );
            records.extend(found);
            at += 1;
        }
        let gone: HashSet<&Id> = records.iter().map(Record::id).collect();
        let is_there = |id: &Id| gone.contains(id) || files.iter().any(|file| file.id == *id);
        if !ids.iter().all(is_there) {
            return Err(Refusal::not_found());
        }
        let goes = |file: &Evidence| gone.contains(&file.record) || ids.contains(&file.id);
        let files = files.iter().filter(|file| goes(file)).cloned().collect();
        Ok(Going { records, files })
    }

    /// Every record, those in the trash included.
    pub(crate) fn every_record(&self, moment: Moment) -> Result<Vec<Record>> {
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
pub(crate) fn hangs_on(record: &Record, id: &Id) -> bool {
    record.candidate() == Some(id)
        || match record {
            Record::ClientSession(session) => session.client == *id,
            Record::Export(export) => export.letter == *id,
            _ => false,
        }
}
