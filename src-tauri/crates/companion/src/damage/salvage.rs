use std::{
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use serde::Serialize;
use specta::Type;
use vault::{Pace, VaultError};

use super::{look::Wrecked, words};
use crate::{
    Moment, Result,
    open::{ENDING, vault_name},
};

/// So many rescued vaults of one day can lie side by side.
const MOST_OF_A_DAY: u32 = 99;

/// A new vault with everything that could be read of a damaged one.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Rescued {
    pub folder: PathBuf,
    /// What was saved and what is lost, one plain sentence each.
    pub report: Vec<String>,
}

impl Wrecked {
    /// Saves everything that can be read into a new vault, `NAME (rescued 2026-11-23)`, beside the damaged one or in another
    /// place. The same passphrase and the same recovery code open it. The damaged one stays as it is. `progress` hears how
    /// many bytes are saved, of how many; `cancel` is looked at often.
    ///
    /// # Errors
    /// When the place cannot be written to, its disk is full, or it was cancelled; nothing is left there then.
    pub fn salvage(
        &self,
        elsewhere: Option<&Path>,
        moment: Moment,
        progress: &mut dyn FnMut(u64, u64),
        cancel: &AtomicBool,
    ) -> Result<Rescued> {
        let mut pace = Pace::new(progress, cancel);
        let damaged = self.wreck.folder();
        let place = elsewhere.or(damaged.parent()).unwrap_or(Path::new("."));
        let name = format!("{} (rescued {}", vault_name(damaged), moment.today);
        let mut taken = VaultError::AlreadyThere;
        for again in 1..=MOST_OF_A_DAY {
            let number = if again == 1 {
                String::new()
            } else {
                format!(", {again}")
            };
            let target = place.join(format!("{name}{number}){ENDING}"));
            match self.wreck.salvage_at(&target, moment.instant, &mut pace) {
                Ok(salvaged) => {
                    let kept = salvaged.kept;
                    let mut report = vec![words::saved(kept.records, kept.private_notes, kept.evidence)];
                    report.extend(words::lost(&salvaged.lost));
                    report.push(
                        "The damaged vault was not changed. Keep it until you have looked through the new one."
                            .to_owned(),
                    );
                    return Ok(Rescued {
                        folder: salvaged.folder,
                        report,
                    });
                }
                Err(error @ VaultError::AlreadyThere) => taken = error,
                Err(error) => return Err(error.into()),
            }
        }
        Err(taken.into())
    }
}
