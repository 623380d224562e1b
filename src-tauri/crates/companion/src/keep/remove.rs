use pathway::Id;
use vault::VaultError;

use crate::{Companion, Moment, Result};

impl Companion {
    /// Takes a record out of sight; [`Companion::bring_back`] undoes it.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn remove(&mut self, id: &Id, moment: Moment) -> Result<()> {
        self.record(id)?;
        self.vault.transact(moment.instant, |writing| {
            writing.remove(id)?;
            Ok::<_, VaultError>(())
        })?;
        Ok(())
    }

    /// Brings a removed record back as it was.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn bring_back(&mut self, id: &Id, moment: Moment) -> Result<()> {
        self.vault.transact(moment.instant, |writing| {
            writing.restore(id)?;
            Ok::<_, VaultError>(())
        })?;
        Ok(())
    }
}
