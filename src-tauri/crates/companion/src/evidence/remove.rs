use pathway::Id;
use vault::VaultError;

use crate::{Companion, Moment, Result};

impl Companion {
    /// Moves an attached file into the trash; [`Companion::bring_back_evidence`] undoes it.
    ///
    /// # Errors
    /// When it is no longer in the vault, or the vault cannot be written.
    pub fn remove_evidence(&mut self, id: &Id, moment: Moment) -> Result<()> {
        self.one_evidence(id)?;
        self.vault.transact(moment.instant, |writing| {
            writing.remove_evidence(id)?;
            Ok::<_, VaultError>(())
        })?;
        Ok(())
    }

    /// Takes an attached file out of the trash.
    ///
    /// # Errors
    /// As [`Companion::remove_evidence`].
    pub fn bring_back_evidence(&mut self, id: &Id, moment: Moment) -> Result<()> {
        self.one_evidence(id)?;
        self.vault.transact(moment.instant, |writing| {
            writing.restore_evidence(id)?;
            Ok::<_, VaultError>(())
        })?;
        Ok(())
    }
}
