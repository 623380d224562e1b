use vault::Health;

use crate::{Companion, Result};

impl Companion {
    /// Looks through the whole vault for damage, and says what it found.
    ///
    /// # Errors
    /// When the look itself cannot be made.
    pub fn check(&self) -> Result<Health> {
        Ok(self.vault.check()?)
    }
}
