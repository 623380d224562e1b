use secrecy::SecretString;

use super::{RecoveryCode, slot::SlotKind};
use crate::VaultError;

/// What a person opens a vault with.
#[derive(Clone, Copy)]
pub enum Secret<'s> {
    Passphrase(&'s SecretString),
    Code(&'s RecoveryCode),
}

impl Secret<'_> {
    pub(super) fn kind(self) -> SlotKind {
        match self {
            Self::Passphrase(_) => SlotKind::Passphrase,
            Self::Code(_) => SlotKind::RecoveryCode,
        }
    }

    /// What the slot's key is derived from.
    pub(super) fn text(self) -> SecretString {
        match self {
            Self::Passphrase(passphrase) => passphrase.clone(),
            Self::Code(code) => code.bare(),
        }
    }

    /// What is said when it opens no slot.
    pub(super) fn wrong(self) -> VaultError {
        match self {
            Self::Passphrase(_) => VaultError::WrongPassphrase,
            Self::Code(_) => VaultError::WrongCode,
        }
    }
}
