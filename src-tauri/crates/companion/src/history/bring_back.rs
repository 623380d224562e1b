use pathway::Id;
use vault::VaultError;

use super::{gone, number};
use crate::{Code, Companion, Moment, Refusal, Result, keep::misfit};

impl Companion {
    /// Makes an earlier version of a record the present one. The present one goes into the history, and undo takes it back.
    ///
    /// # Errors
    /// When it is not in the history, no longer fits among the other records, or the vault cannot be written; also for a
    /// record in the trash.
    pub fn bring_back_version(&mut self, id: &Id, version: &str, moment: Moment) -> Result<()> {
        if self.vault.record(id)?.is_none() {
            let message = "This record is in the trash. Bring it back first, then one of its earlier versions.";
            return Err(Refusal::new(Code::NotFound, message));
        }
        let number = number(version)?.ok_or_else(already)?;
        let earlier = self.vault.version(id, number)?.ok_or_else(gone)?.body;
        if let Some(problem) = misfit(&earlier, self)? {
            return Err(Refusal::at(Code::Invalid, problem.field, problem.message));
        }
        self.vault.transact(moment.instant, |writing| {
            writing.set_every_version_aside();
            writing.put(&earlier)?;
            Ok::<_, VaultError>(())
        })?;
        Ok(())
    }

    /// The same for the private note beside a record.
    ///
    /// # Errors
    /// When it is not in the history, or the vault cannot be written.
    pub fn bring_back_private_version(&mut self, about: &Id, version: &str, moment: Moment) -> Result<()> {
        self.record(about)?;
        let number = number(version)?.ok_or_else(already)?;
        let earlier = self.earlier_note(about, number)?;
        self.vault.transact(moment.instant, |writing| {
            writing.set_every_version_aside();
            writing.put_private_note(about, earlier.note.text())?;
            Ok::<_, VaultError>(())
        })?;
        Ok(())
    }
}

fn already() -> Refusal {
    Refusal::new(
        Code::Invalid,
        "This is the present text already, so nothing was changed.",
    )
}
