//! The second way into a vault: a code on paper.

use chrono::{DateTime, Utc};

use crate::{Cost, RecoveryCode, Vault, VaultError, keys::Secret};

impl Vault {
    /// Gives the vault a new recovery code, in place of an earlier one. It is kept nowhere but in what is returned.
    ///
    /// # Errors
    /// [`VaultError::CannotWrite`], [`VaultError::DiskFull`] or [`VaultError::NotEnoughMemory`]; an earlier code is still
    /// good then.
    pub fn set_recovery_code(&mut self, now: DateTime<Utc>) -> Result<RecoveryCode, VaultError> {
        let code = RecoveryCode::make()?;
        self.keep_recovery_code(&code, now)?;
        Ok(code)
    }

    /// Lets a code that was made before open the vault, in place of an earlier one: once it is on paper.
    ///
    /// # Errors
    /// As [`Self::set_recovery_code`].
    pub fn keep_recovery_code(&mut self, code: &RecoveryCode, now: DateTime<Utc>) -> Result<(), VaultError> {
        // The least work will do: 160 random bits cannot be guessed.
        let keys = self
            .keys
            .with_slot(&self.data_key, Secret::Code(code), Cost::floor(), now)?;
        self.replace_keys(keys)?;
        self.wants_a_backup(now);
        Ok(())
    }

    /// Whether this code opens the vault.
    ///
    /// # Errors
    /// [`VaultError::NotEnoughMemory`].
    pub fn verify_recovery_code(&self, code: &RecoveryCode) -> Result<bool, VaultError> {
        match self.keys.won_by(Secret::Code(code)) {
            Ok(_) => Ok(true),
            Err(VaultError::WrongCode) => Ok(false),
            Err(error) => Err(error),
        }
    }

    #[must_use]
    pub fn has_recovery_code(&self) -> bool {
        self.keys.has_code()
    }

    /// When the recovery code was made: it stands on the kit, and tells it from an older one.
    #[must_use]
    pub fn recovery_code_made_at(&self) -> Option<DateTime<Utc>> {
        self.keys.code_made_at()
    }
}
