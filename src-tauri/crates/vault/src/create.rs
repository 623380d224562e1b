use std::path::Path;

use chrono::{DateTime, Utc};
use pathway::records::Workspace;
use secrecy::SecretString;

use crate::{
    Cost, Vault, VaultError,
    keys::{KeyFiles, Keys, Unlocked},
    place,
    place::Lock,
    storage,
    storage::meta::Meta,
};

impl Vault {
    /// Makes a new vault, and opens it. It is made beside its place and appears there whole: a failure leaves nothing.
    ///
    /// `folder` is called `NAME.scipvault`; it must not exist yet, or be empty.
    ///
    /// # Errors
    /// [`VaultError::AlreadyThere`], [`VaultError::CannotWrite`], [`VaultError::DiskFull`], [`VaultError::NotEnoughMemory`].
    pub fn create(
        folder: &Path,
        workspace: Workspace,
        passphrase: &SecretString,
        cost: Cost,
        now: DateTime<Utc>,
    ) -> Result<Self, VaultError> {
        let unfinished = place::Unfinished::beside(folder)?;
        let (keys, data_key) = Keys::make(passphrase, cost, now)?;
        keys.write(unfinished.path())?;
        let store = place::store(unfinished.path());
        place::make_empty(&store).map_err(VaultError::writing(&place::store(folder)))?;
        let meta = Meta {
            vault: keys.vault().to_owned(),
            workspace,
            created_at: now,
        };
        storage::create(&store, &data_key, &meta)?;
        unfinished.finish(folder)?;

        let lock = Lock::take(folder)?;
        let unlocked = Unlocked {
            opened: storage::open(&place::store(folder), &data_key)?,
            data_key,
            keys,
            files: KeyFiles::BothWhole,
        };
        Self::unlocked(folder, lock, unlocked)
    }
}
