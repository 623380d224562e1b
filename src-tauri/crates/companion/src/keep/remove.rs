use pathway::{Id, Kind, Record, records::ClientSession};
use vault::VaultError;

use super::misfit;
use crate::{Code, Companion, Moment, Refusal, Result};

impl Companion {
    /// Moves a record into the trash; [`Companion::bring_back`] takes it out again.
    ///
    /// # Errors
    /// When other records speak of it, or the vault cannot be written.
    pub fn remove(&mut self, id: &Id, moment: Moment) -> Result<()> {
        match self.record(id)? {
            Record::Client(_)
                if self
                    .typed::<ClientSession>(None)?
                    .iter()
                    .any(|session| session.client == *id) =>
            {
                let message = "This client has sessions, so the client stays. Remove the sessions first.";
                return Err(Refusal::new(Code::Invalid, message));
            }
            Record::Candidate(_) if !self.records(Kind::ALL, Some(id))?.is_empty() => {
                let message = "This candidate has records, so the candidate stays. Archive the candidate instead.";
                return Err(Refusal::new(Code::Invalid, message));
            }
            _ => {}
        }
        self.vault.transact(moment.instant, |writing| {
            writing.remove(id)?;
            Ok::<_, VaultError>(())
        })?;
        Ok(())
    }

    /// Brings a removed record back as it was.
    ///
    /// # Errors
    /// When it no longer fits among the others, which leaves it where it is, or the vault cannot be written.
    pub fn bring_back(&mut self, id: &Id, moment: Moment) -> Result<()> {
        let record = self.vault.record_even_removed(id)?.ok_or_else(Refusal::not_found)?;
        if let Some(problem) = misfit(&record, self)? {
            return Err(Refusal::at(Code::Invalid, problem.field, problem.message));
        }
        self.vault.transact(moment.instant, |writing| {
            writing.restore(id)?;
            Ok::<_, VaultError>(())
        })?;
        Ok(())
    }
}
