//! The two sample vaults, rich enough to explore. They are readable copies, brought in like any other.

use std::path::Path;

use pathway::{Kind, records::Workspace};
use secrecy::SecretString;
use vault::{Cost, Vault};

use crate::{Companion, Moment, Refusal, Result, open::unlock};

/// The passphrase of the samples. Nothing in them is secret.
pub const PASSPHRASE: &str = "kind words on a clear desk";

const SUPERVISOR: &str = include_str!("supervisor.json");
const CANDIDATE: &str = include_str!("candidate.json");

/// Makes the sample vault of this workspace in a folder that is not there yet.
///
/// # Errors
/// When the folder is there already or cannot be written.
pub fn create(folder: &Path, workspace: Workspace, moment: Moment) -> Result<Companion> {
    let passphrase = SecretString::from(PASSPHRASE);
    let vault = Vault::create(folder, workspace, &passphrase, Cost::floor(), moment.instant)?;
    let mut companion = Companion::over(vault)?;
    companion.fill(moment)?;
    Ok(companion)
}

/// Opens the sample vault in this folder; makes it first when there is none.
///
/// # Errors
/// When the folder holds something else, or cannot be written.
pub fn open_or_create(folder: &Path, workspace: Workspace, moment: Moment) -> Result<Companion> {
    if !folder.is_dir() {
        // Before the first sample, not even the folder around it is there.
        if let Some(around) = folder.parent() {
            std::fs::create_dir_all(around).map_err(|error| Refusal::file(&error))?;
        }
        return create(folder, workspace, moment);
    }
    let mut companion = unlock(folder, &SecretString::from(PASSPHRASE), moment)?;
    if companion.records(&[Kind::SupervisionSession], None)?.is_empty() {
        // Its making was interrupted.
        companion.fill(moment)?;
    }
    Ok(companion)
}

impl Companion {
    fn fill(&mut self, moment: Moment) -> Result<()> {
        let copy = match self.workspace() {
            Workspace::Supervisor => SUPERVISOR,
            Workspace::Candidate => CANDIDATE,
        };
        self.import(copy.as_bytes(), moment)?;
        self.vault.forget_steps();
        Ok(())
    }
}
