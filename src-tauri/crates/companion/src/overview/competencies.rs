use pathway::{
    Id,
    competencies::{Remark, remarks},
};

use crate::{Companion, Result};

impl Companion {
    /// What stands out in the competency notes about a candidate, as suggestions to the supervisor.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn competency_remarks(&self, candidate: &Id) -> Result<Vec<Remark>> {
        let sessions: Vec<_> = self.typed(Some(candidate))?;
        let notes: Vec<_> = self.typed(Some(candidate))?;
        Ok(remarks(self.programme, &sessions, &notes))
    }
}
