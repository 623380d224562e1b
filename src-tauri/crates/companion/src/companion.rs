use std::{collections::HashSet, path::Path};

use letters::Fonts;
use pathway::{Ground, Id, programme::Programme, records::Workspace};
use vault::{Damage, RecoveryCode, Vault, VaultError};

use crate::{Code, Moment, Refusal, Result, client_sheet::Sheet, submission::Lying};

/// An unlocked vault, with the programme and the fonts at hand. Locking it is closing it.
pub struct Companion {
    pub(crate) vault: Vault,
    pub(crate) programme: &'static Programme,
    pub(crate) competencies: HashSet<String>,
    pub(crate) fonts: Fonts,
    pub(crate) opened: Opened,
    /// A recovery code that was shown and is not known to be on paper: it opens nothing yet.
    pub(crate) proposed: Option<RecoveryCode>,
    /// A sheet of client sessions that was chosen and is not imported yet.
    pub(crate) sheet: Option<Sheet>,
    /// The archive that was assembled since the vault was opened: what a draft may attach.
    pub(crate) assembled: Option<Lying>,
}

/// How the vault came to be open: what its keys may be changed without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opened {
    ByPassphrase,
    /// A new passphrase may be chosen without the forgotten one.
    ByCode,
    /// Its passphrase was chosen a moment ago, and is not asked for before the first recovery code is made.
    JustMade,
}

impl Companion {
    pub(crate) fn over(vault: Vault) -> Result<Self> {
        let programme = programme()?;
        let competencies = programme.competency_keys();
        Ok(Self {
            vault,
            programme,
            competencies,
            fonts: Fonts::shipped(),
            opened: Opened::ByPassphrase,
            proposed: None,
            sheet: None,
            assembled: None,
        })
    }

    #[must_use]
    pub fn workspace(&self) -> Workspace {
        self.vault.workspace()
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        self.vault.folder()
    }

    #[must_use]
    pub fn programme(&self) -> &'static Programme {
        self.programme
    }

    /// Takes in words for the search, and folds what was written into the store's one file: worth doing when nobody types.
    ///
    /// # Errors
    /// When the disk refuses. What was saved is safe all the same.
    pub fn checkpoint(&self) -> Result<()> {
        self.vault.take_in_some_words()?;
        Ok(self.vault.checkpoint()?)
    }

    /// Before something is done: the vault comes back when its disk did not answer the last time.
    ///
    /// # Errors
    /// When the disk still does not answer.
    pub fn come_back(&mut self) -> Result<()> {
        Ok(self.vault.come_back()?)
    }

    /// After something was refused because the vault is damaged: whether it is, or its disk did not answer.
    #[must_use]
    pub fn look_again(&mut self, refusal: Refusal) -> Refusal {
        if refusal.code != Code::Damaged {
            return refusal;
        }
        match self.vault.look_again(VaultError::Damaged { what: Damage::Store }) {
            VaultError::Damaged { .. } => refusal,
            other => other.into(),
        }
    }

    /// Closes the vault; nothing of it stays open.
    ///
    /// # Errors
    /// When the last bytes could not be brought to the disk.
    pub fn lock(self) -> Result<()> {
        Ok(self.vault.close()?)
    }

    pub(crate) fn ground(&self, moment: Moment) -> Ground<'_> {
        Ground {
            today: moment.today,
            competencies: &self.competencies,
            stages: self.programme.stages(),
        }
    }
}

/// The programme file that this app carries.
///
/// # Errors
/// When it cannot be read, which the tests rule out.
pub fn programme() -> Result<&'static Programme> {
    Programme::shipped().map_err(|_| {
        Refusal::new(
            Code::Internal,
            "The programme file of this app cannot be read. Install the app again; your vault is not touched.",
        )
    })
}

/// A new id from 128 random bits of the system.
///
/// # Errors
/// When the system gives no random bytes.
pub(crate) fn new_id() -> Result<Id> {
    random_bits().map(Id::from_random)
}

/// 128 random bits of the system.
pub(crate) fn random_bits() -> Result<u128> {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits).map_err(|_| {
        Refusal::new(
            Code::Internal,
            "This computer gave no random numbers, so nothing was added. Start the app again.",
        )
    })?;
    Ok(u128::from_be_bytes(bits))
}
