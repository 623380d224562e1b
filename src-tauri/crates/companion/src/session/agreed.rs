use pathway::Id;
use vault::VaultError;

use crate::{Code, Companion, Moment, Refusal, Result};

impl Companion {
    /// Closes something that was agreed, in the session where it was, or opens it again.
    ///
    /// `text` is what the person saw: in a list that has changed meanwhile, nothing else is closed in its place.
    ///
    /// # Errors
    /// When it no longer stands there, or the vault cannot be written.
    pub fn close_action(&mut self, session: &Id, index: i32, text: &str, done: bool, moment: Moment) -> Result<()> {
        let mut session = self.session(session)?;
        let action = usize::try_from(index)
            .ok()
            .and_then(|index| session.actions.get_mut(index));
        let Some(action) = action.filter(|action| action.text == text) else {
            let message = "What was agreed in that session has changed meanwhile, so nothing was ticked. Open this session again.";
            return Err(Refusal::new(Code::NotFound, message));
        };
        action.done = done;
        self.vault.transact(moment.instant, |writing| {
            writing.put(&session.into())?;
            Ok::<_, VaultError>(())
        })?;
        Ok(())
    }
}
