use std::sync::atomic::AtomicBool;

use pathway::words;
use serde::Serialize;
use specta::Type;
use vault::{
    VaultError,
    backup::{self, Backup, BackupJob},
};

use super::said;
use crate::{Companion, Moment, Result};

/// A backup about to be made. Needs the open vault no more.
pub struct Backing {
    job: BackupJob,
}

/// What came of it, to be handed to [`Companion::finish_backup`] whatever it is.
pub struct Made(backup::Made);

/// What a person is told of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct BackedUp {
    /// Whether a backup was made in every place.
    pub everywhere: bool,
    /// What was made where, and what was not and why.
    pub sentences: Vec<String>,
}

impl Companion {
    /// Makes a backup in the vault's own folder and in the further place. For a vault that is worked with meanwhile, take the
    /// three steps one by one.
    ///
    /// # Errors
    /// When it could not be made in the vault's own folder.
    pub fn back_up(&mut self, moment: Moment) -> Result<BackedUp> {
        let made = self.begin_backup(moment)?.run(&mut |_, _| {}, &AtomicBool::new(false));
        self.finish_backup(made)
    }

    /// Begins a backup of the vault as it is at this moment. Quick.
    ///
    /// # Errors
    /// While one is being made; when the vault cannot be read.
    pub fn begin_backup(&mut self, moment: Moment) -> Result<Backing> {
        Ok(Backing {
            job: self.vault.begin_backup(moment.instant)?,
        })
    }

    /// Ends a backup, made or not. Quick.
    ///
    /// # Errors
    /// When it could not be made in the vault's own folder: why.
    pub fn finish_backup(&mut self, Made(made): Made) -> Result<BackedUp> {
        self.vault.finish_backup(&made)?;
        let own = made.own?;
        let mut told = BackedUp {
            everywhere: true,
            sentences: vec![made_in("the vault's own folder", &own)],
        };
        match made.further {
            None => {}
            Some(Ok(further)) => told
                .sentences
                .push(made_in(&further.place().folder().display().to_string(), &further)),
            Some(Err(error)) => {
                told.everywhere = false;
                told.sentences.push(error.to_string());
            }
        }
        if made.files_lacking > 0 {
            told.sentences.push(format!(
                "{} in the vault could not be read and not be backed up: the file is missing, or is not what was attached.",
                words::capital(&words::count(made.files_lacking, "attached file", "attached files"))
            ));
        }
        let left = made.purged.iter().flat_map(|purged| &purged.left);
        for (folder, why) in left {
            told.sentences.push(format!(
                "What was removed for good may still be in the backup {}. {why}",
                folder.display()
            ));
        }
        Ok(told)
    }
}

impl Backing {
    /// Makes it. `progress` hears how many bytes of how many are done.
    pub fn run(self, progress: &mut dyn FnMut(u64, u64), cancel: &AtomicBool) -> Made {
        Made(self.job.run(&mut |at| progress(at.done, at.of), cancel))
    }
}

impl Made {
    /// Why the further place took no backup; nothing where it is merely not connected, for that is no fault.
    #[must_use]
    pub fn further_refused(&self) -> Option<String> {
        match self.0.further.as_ref()? {
            Err(VaultError::PlaceMissing { .. } | VaultError::Cancelled) | Ok(_) => None,
            Err(error) => Some(error.to_string()),
        }
    }

    /// Whether it was stopped before it was made: nothing has to be said then.
    #[must_use]
    pub fn was_stopped(&self) -> bool {
        matches!(self.0.own, Err(VaultError::Cancelled))
    }
}

fn made_in(place: &str, backup: &Backup) -> String {
    let records = backup.manifest().map_or(0, |manifest| manifest.records as usize);
    format!(
        "The backup of {} with {} lies in {place}. It was opened and checked.",
        said(backup.made_at()),
        words::count(records, "record", "records")
    )
}
