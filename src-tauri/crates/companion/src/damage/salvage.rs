use std::path::{Path, PathBuf};

use serde::Serialize;
use specta::Type;
use vault::VaultError;

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
    /// place. The same passphrase and the same recovery code open it. The damaged one stays as it is.
    ///
    /// # Errors
    /// When the place cannot be written to, or its disk is full; nothing is left there then.
    pub fn salvage(&self, elsewhere: Option<&Path>, moment: Moment) -> Result<Rescued> {
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
            match self
                .wreck
                .salvage(&place.join(format!("{name}{number}){ENDING}")), moment.instant)
            {
                Ok(salvaged) => {
                    let kept = salvaged.kept;
                    let mut report = vec![format!(
                        "{}, {} and {} were saved into the new vault.",
                        words::counted(kept.records, "record"),
                        words::counted(kept.private_notes, "private note"),
                        words::counted(kept.evidence, "attached file"),
                    )];
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
