use chrono::{DateTime, Utc};
use pathway::Id;
use serde::Serialize;
use specta::Type;
use vault::{Removed, Thing};

use crate::{Companion, Moment, Result};

/// Something in the trash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct TrashLine {
    pub id: Id,
    /// The kind of a record, or `evidence` for an attached file.
    pub kind: String,
    pub title: String,
    pub removed_at: DateTime<Utc>,
    /// Days of use that it still waits before it is removed for good; 0 when it is due.
    pub days_left: i32,
}

/// What an attached file is called among kinds.
pub(super) const EVIDENCE: &str = "evidence";

impl Companion {
    /// What lies in the trash, the latest first.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn trash(&self, moment: Moment) -> Result<Vec<TrashLine>> {
        let trash = self.vault.trash(moment.instant)?;
        Ok(trash.into_iter().map(|removed| self.trash_line(&removed)).collect())
    }

    fn trash_line(&self, removed: &Removed) -> TrashLine {
        let (kind, title) = match &removed.thing {
            Thing::Record(record) => (record.kind().name(), self.title_of(record)),
            Thing::Evidence(evidence) => (EVIDENCE, self.title_of_evidence(evidence)),
        };
        TrashLine {
            id: removed.thing.id().clone(),
            kind: kind.to_owned(),
            title,
            removed_at: removed.at,
            days_left: i32::try_from(removed.days_left).unwrap_or(i32::MAX),
        }
    }

    /// Takes a record or an attached file out of the trash, as it was.
    ///
    /// # Errors
    /// When a record no longer fits among the others, which then leaves it where it was, or the vault cannot be written.
    pub fn bring_back_from_trash(&mut self, id: &Id, moment: Moment) -> Result<()> {
        if self.vault.evidence(id)?.is_some() {
            self.bring_back_evidence(id, moment)
        } else {
            self.bring_back(id, moment)
        }
    }
}
