use secrecy::{ExposeSecret, SecretString};
use vault::{RecoveryCode, VaultError};

use crate::{Code, Companion, Moment, Refusal, Result, companion::Opened};

/// No more than this is looked at: a code has forty characters, and somebody may put a word between them.
const LONGEST_TYPED: usize = 1000;

/// A recovery code as a person types it.
///
/// # Errors
/// At the field "code": which group is mistyped, or how many characters are missing.
pub(crate) fn read_code(typed: &SecretString) -> Result<RecoveryCode> {
    let typed = typed.expose_secret();
    if typed.len() > LONGEST_TYPED {
        let message = "This is far longer than a recovery code, which has eight groups of five characters.";
        return Err(Refusal::at(Code::Invalid, "code", message));
    }
    RecoveryCode::parse(typed).map_err(|problem| Refusal::at(Code::Invalid, "code", problem.to_string()))
}

/// What the vault says of a code, beside its field.
pub(crate) fn at_the_code(error: VaultError) -> Refusal {
    let refusal = Refusal::from(error);
    match refusal.code {
        Code::WrongCode => Refusal {
            field: Some("code".into()),
            ..refusal
        },
        _ => refusal,
    }
}

impl Companion {
    /// A recovery code for the person to print or to write down, in place of an earlier one. It opens nothing before
    /// [`Self::keep_recovery_code`], and an earlier code is good until then: no code is valid that nobody has on paper.
    ///
    /// # Errors
    /// At the field "current", when that is not the passphrase.
    pub fn new_recovery_code(&mut self, current: &SecretString) -> Result<RecoveryCode> {
        self.ask_for_the_passphrase(current)?;
        self.propose()
    }

    /// The first recovery code of a vault that has just been made: its passphrase was typed a moment ago.
    ///
    /// # Errors
    /// When the vault was not just made, or has a code already.
    pub fn first_recovery_code(&mut self) -> Result<RecoveryCode> {
        if self.opened != Opened::JustMade || self.vault.has_recovery_code() {
            let message = "The passphrase is asked for before a recovery code is made. Make one in Settings.";
            return Err(Refusal::at(Code::WrongPassphrase, "current", message));
        }
        self.propose()
    }

    pub(super) fn propose(&mut self) -> Result<RecoveryCode> {
        let code = RecoveryCode::make()?;
        self.proposed = Some(code.clone());
        Ok(code)
    }

    /// The code that was made last is on paper: from now on it opens the vault, and an earlier one no more.
    ///
    /// # Errors
    /// At the field "code", when it is not the one that was made; when the disk refuses. An earlier code is still good
    /// then.
    pub fn keep_recovery_code(&mut self, code: &RecoveryCode, moment: Moment) -> Result<()> {
        if self.proposed.as_ref() != Some(code) {
            return self.opens_with(code);
        }
        self.vault.keep_recovery_code(code, moment.instant)?;
        self.proposed = None;
        Ok(())
    }

    /// Whether a code, as a person types it from their paper, opens this vault.
    ///
    /// # Errors
    /// At the field "code": which group of it is mistyped, or that it does not open this vault.
    pub fn verify_recovery_code(&self, typed: &SecretString) -> Result<()> {
        self.opens_with(&read_code(typed)?)
    }

    /// # Errors
    /// At the field "code", when it does not open this vault, nor will.
    pub(super) fn may_open(&self, code: &RecoveryCode) -> Result<()> {
        if self.proposed.as_ref() == Some(code) {
            return Ok(());
        }
        self.opens_with(code)
    }

    /// # Errors
    /// At the field "code", when it does not open this vault.
    fn opens_with(&self, code: &RecoveryCode) -> Result<()> {
        match self.vault.verify_recovery_code(code)? {
            true => Ok(()),
            false => Err(at_the_code(VaultError::WrongCode)),
        }
    }
}
