use pathway::Id;
use vault::Why;

use crate::{Code, Companion, Moment, Refusal, Result, trash::RemovedForGood};

impl Companion {
    /// Destroys files whose consent has run out, with their keys, after the person agreed. Their backups are cleaned next:
    /// see [`Companion::begin_cleaning`].
    ///
    /// # Errors
    /// When one of them has not run out, or the vault cannot be written. Nothing is destroyed then.
    pub fn destroy_expired(&mut self, ids: &[Id], moment: Moment) -> Result<RemovedForGood> {
        let expired = self.expired_evidence(moment)?;
        if ids.iter().any(|id| !expired.iter().any(|evidence| evidence.id == *id)) {
            let message = "The consent for one of these files has not run out, so nothing was destroyed. Look through the list again.";
            return Err(Refusal::new(Code::Invalid, message));
        }
        Ok(self.vault.destroy(ids, Why::Expired, moment.instant)?.into())
    }
}
