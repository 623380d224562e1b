use std::sync::atomic::AtomicBool;

use serde::Serialize;
use specta::Type;
use vault::backup::{Place, PurgeJob};

use crate::{Companion, Result};

/// Taking what was removed for good out of every backup. Needs the open vault no more.
pub struct Cleaning {
    job: PurgeJob,
}

/// What became of the backups.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct Cleaned {
    /// Backups that were written anew without what was removed.
    pub backups: i32,
    /// Places and backups that may still hold it, each with the reason. They are cleaned when they are next seen.
    pub left: Vec<Uncleaned>,
}

/// A place or a backup that could not be cleaned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Uncleaned {
    pub place: String,
    pub why: String,
}

impl Companion {
    /// Makes ready to take what was removed for good out of every backup that can be reached.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn begin_cleaning(&self) -> Result<Cleaning> {
        Ok(Cleaning {
            job: self.vault.begin_purge()?,
        })
    }
}

impl Cleaning {
    /// Does it. `progress` hears how many bytes of how many are done. Stopped in the middle, every backup is as it was or
    /// clean.
    pub fn run(self, progress: &mut dyn FnMut(u64, u64), cancel: &AtomicBool) -> Cleaned {
        let answers = self.job.run(&mut |at| progress(at.done, at.of), cancel);
        let mut cleaned = Cleaned::default();
        for (place, answer) in answers {
            match answer {
                Ok(purged) => {
                    cleaned.backups += i32::try_from(purged.cleaned).unwrap_or(i32::MAX);
                    let left = purged.left.into_iter();
                    cleaned
                        .left
                        .extend(left.map(|(backup, why)| uncleaned(backup.display(), &why)));
                }
                Err(why) => cleaned.left.push(uncleaned(Place::folder(&place).display(), &why)),
            }
        }
        cleaned
    }
}

fn uncleaned(place: std::path::Display<'_>, why: &vault::VaultError) -> Uncleaned {
    Uncleaned {
        place: place.to_string(),
        why: why.to_string(),
    }
}
