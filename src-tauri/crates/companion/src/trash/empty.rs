use pathway::Id;
use serde::Serialize;
use specta::Type;
use vault::{Thing, Why};

use super::goes::hangs_on;
use crate::{Companion, Moment, Result};

/// What left the trash for good because its thirty days were over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct Emptied {
    pub records: i32,
    /// Attached files.
    pub files: i32,
}

impl Companion {
    /// Removes for good what has waited in the trash for thirty days of use; thins the histories of all texts by their age.
    /// Done on opening and once a day. Only time that the vault has lived counts, so a clock that jumps empties nothing.
    ///
    /// # Errors
    /// When the vault cannot be read or written.
    pub fn empty_due_trash(&mut self, moment: Moment) -> Result<Emptied> {
        self.vault.thin_histories(moment.instant)?;
        let trash = self.vault.trash(moment.instant)?;
        let mut due: Vec<Thing> = trash
            .into_iter()
            .filter(|removed| removed.days_left == 0)
            .map(|removed| removed.thing)
            .collect();
        if due.is_empty() {
            return Ok(Emptied::default());
        }
        self.leave_what_others_hang_on(&mut due, moment)?;
        let ids: Vec<Id> = due.iter().map(|thing| thing.id().clone()).collect();
        let gone = super::RemovedForGood::from(self.vault.destroy(&ids, Why::Trash, moment.instant)?);
        Ok(Emptied {
            records: gone.records,
            files: gone.files,
        })
    }

    /// A candidate waits until the last record about them is due as well.
    fn leave_what_others_hang_on(&self, due: &mut Vec<Thing>, moment: Moment) -> Result<()> {
        let every = self.every_record(moment)?;
        loop {
            let stays = |id: &Id| !due.iter().any(|thing| thing.id() == id);
            let held = due.iter().position(|thing| {
                let held_by = |other: &pathway::Record| stays(other.id()) && hangs_on(other, thing.id());
                every.iter().any(held_by)
            });
            match held {
                Some(place) => drop(due.remove(place)),
                None => return Ok(()),
            }
        }
    }
}
