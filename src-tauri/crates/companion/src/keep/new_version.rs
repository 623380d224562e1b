use pathway::{Id, Record};
use vault::VaultError;

use crate::{Code, Companion, Moment, Refusal, Result};

impl Companion {
    /// Begins the next version of an agreement or a plan. The one that stands is kept in its history for good; its words stay to
    /// be changed, and it is a draft until both sign anew.
    ///
    /// # Errors
    /// When the record is neither, is not in the vault, or the vault cannot be written.
    pub fn new_version(&mut self, id: &Id, moment: Moment) -> Result<Record> {
        let next = match self.record(id)? {
            Record::Agreement(mut agreement) => {
                agreement.version += 1;
                (agreement.candidate_signed_on, agreement.supervisor_signed_on) = (None, None);
                agreement.finalized_on = None;
                agreement.into()
            }
            Record::Plan(mut plan) => {
                plan.version += 1;
                (plan.candidate_signed_on, plan.supervisor_signed_on) = (None, None);
                plan.agreed_on = None;
                plan.into()
            }
            _ => {
                return Err(Refusal::new(
                    Code::Invalid,
                    "Only an agreement and a plan have versions.",
                ));
            }
        };
        self.vault.transact(moment.instant, |writing| {
            writing.pin_version(id)?;
            writing.put(&next)?;
            Ok::<_, VaultError>(())
        })?;
        Ok(next)
    }
}
