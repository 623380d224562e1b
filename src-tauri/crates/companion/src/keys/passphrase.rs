use pathway::records::Profile;
use secrecy::SecretString;
use vault::Cost;

use crate::{
    Code, Companion, Moment, Refusal, Result,
    companion::Opened,
    open::{good_enough, typed},
};

impl Companion {
    /// Gives the vault another passphrase. The recovery code stays good; backups from before keep the old passphrase.
    ///
    /// # Errors
    /// At the field "current", when that is not the passphrase; at the field "passphrase", when the new one is not good
    /// enough; or when the disk refuses. The passphrase is the old one then.
    pub fn change_passphrase(
        &mut self,
        current: &SecretString,
        new: &SecretString,
        cost: Cost,
        moment: Moment,
    ) -> Result<()> {
        let new = good_enough(new, &self.owner()?)?;
        self.ask_for_the_passphrase(current)?;
        Ok(self.vault.change_passphrase(&new, cost, moment.instant)?)
    }

    /// Chooses a new passphrase in place of a forgotten one, once, after the vault was opened with its recovery code.
    ///
    /// # Errors
    /// [`Code::WrongPassphrase`] when it was opened with its passphrase: that is asked for then. Otherwise as
    /// [`Self::change_passphrase`].
    pub fn set_passphrase_after_code(&mut self, new: &SecretString, cost: Cost, moment: Moment) -> Result<()> {
        if !self.wants_a_passphrase() {
            let message = "The vault was opened with its passphrase, so that is asked for before it is changed.";
            return Err(Refusal::at(Code::WrongPassphrase, "current", message));
        }
        let new = good_enough(new, &self.owner()?)?;
        self.vault.change_passphrase(&new, cost, moment.instant)?;
        self.opened = Opened::ByPassphrase;
        Ok(())
    }

    /// Whether the vault was opened with its recovery code, and no new passphrase was chosen since.
    #[must_use]
    pub fn wants_a_passphrase(&self) -> bool {
        self.opened == Opened::ByCode
    }

    /// # Errors
    /// At the field "current", when it is not the vault's passphrase.
    pub(super) fn ask_for_the_passphrase(&self, current: &SecretString) -> Result<()> {
        if self.vault.verify_passphrase(&typed(current)?)? {
            Ok(())
        } else {
            Err(not_the_passphrase())
        }
    }

    /// Whose vault it is, as they wrote it.
    pub(crate) fn owner(&self) -> Result<String> {
        let profile: Option<Profile> = self.single(None)?;
        Ok(profile.map(|profile| profile.name).unwrap_or_default())
    }
}

pub(super) fn not_the_passphrase() -> Refusal {
    let message = "This is not the vault's passphrase. Nothing was changed. Check capitals and keyboard layout.";
    Refusal::at(Code::WrongPassphrase, "current", message)
}
