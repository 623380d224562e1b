use pathway::{Ground, Id, check::Check};
use vault::VaultError;

use crate::{Code, Companion, Moment, Refusal, Result};

impl Companion {
    /// The private note beside a record; empty when there is none.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn private_note(&self, about: &Id) -> Result<String> {
        Ok(self
            .vault
            .private_note(about)?
            .map(|note| note.text().to_owned())
            .unwrap_or_default())
    }

    /// Saves the private note beside a record.
    ///
    /// # Errors
    /// When the text cannot be kept as it is, or the vault cannot be written.
    pub fn save_private_note(&mut self, about: &Id, text: &str, moment: Moment) -> Result<()> {
        self.record(about)?;
        let ground: Ground<'_> = self.ground(moment);
        let mut check = Check::new(&ground);
        check.text("private_note", text);
        if let Some(problem) = check.finish().into_iter().next() {
            return Err(Refusal::at(Code::Invalid, problem.field, problem.message));
        }
        self.vault.transact(moment.instant, |writing| {
            writing.put_private_note(about, text)?;
            Ok::<_, VaultError>(())
        })?;
        Ok(())
    }
}
