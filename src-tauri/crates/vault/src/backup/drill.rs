use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use chrono::{DateTime, Utc};

use super::{
    Backup, Compared, Manifest, Progress, compare::compare, copy::Watched, knowledge::Knowledge, portrait::Portrait,
    prove::prove, restore::fill,
};
use crate::{
    Vault, VaultError,
    evidence::Unsealing,
    keys::{hex, random},
    place,
    storage::{self, evidence, record},
};

/// A restore that is about to be tried, in scratch space.
pub struct DrillJob {
    vault: PathBuf,
    backup: Backup,
    knowledge: Knowledge,
    live: Portrait,
}

/// What a restore that was tried has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drilled {
    pub sequence: u32,
    pub made_at: DateTime<Utc>,
    /// One for each sort of what a vault holds.
    pub compared: Vec<Compared>,
    /// Records in the backup that no longer can be read as what they are.
    pub unreadable: usize,
    /// Attached files that were decrypted to their last byte.
    pub files_proved: usize,
    /// Attached files that are missing in the place of the backup, or are not what was attached.
    pub files_wrong: usize,
}

impl Drilled {
    /// Whether everything that the vault held when the backup was made would come back out of it.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        self.unreadable == 0 && self.files_wrong == 0 && self.compared.iter().all(|compared| compared.wrong == 0)
    }
}

impl Vault {
    /// Makes ready to try a restore of this backup: takes down what the vault holds now, to compare with. The work itself needs
    /// the vault no more.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn begin_drill(&self, backup: &Backup) -> Result<DrillJob, VaultError> {
        Ok(DrillJob {
            vault: self.folder.clone(),
            backup: backup.clone(),
            knowledge: Knowledge::of(self)?,
            live: Portrait::of(&self.connection)?,
        })
    }
}

impl DrillJob {
    /// Restores the backup into a scratch folder, opens it, has every page of it checked, compares every row with the vault,
    /// and decrypts every attached file. The scratch folder goes, whatever comes of it.
    ///
    /// # Errors
    /// [`VaultError::BackupDamaged`], [`VaultError::NotABackup`], [`VaultError::OtherKey`], [`VaultError::CannotRead`]: it could
    /// not be restored. [`VaultError::BackupNotWritten`], [`VaultError::NoRoomForBackup`]: there is no scratch space.
    /// [`VaultError::Cancelled`].
    pub fn run(self, progress: &mut dyn FnMut(Progress), cancel: &AtomicBool) -> Result<Drilled, VaultError> {
        self.try_it(progress, cancel)
            .map_err(|error| error.about_backup(&self.vault))
    }

    fn try_it(&self, progress: &mut dyn FnMut(Progress), cancel: &AtomicBool) -> Result<Drilled, VaultError> {
        let mut watched = Watched::new(progress, cancel);
        let folder = self.backup.folder();
        let manifest = Manifest::read(folder)?;
        let files: u64 = manifest.evidence.iter().map(|file| file.size).sum();
        watched.expect(manifest.store_size + files);

        let scratch = Scratch::inside(&self.vault)?;
        fill(folder, &manifest, &scratch.folder, &mut watched)?;
        let store = place::store(&scratch.folder);
        watched.go_on()?;
        let (_, key) = self.knowledge.open(&store)?.ok_or(VaultError::OtherKey)?;
        prove(&store, key, &self.knowledge.vault)?;
        watched.go_on()?;
        // As a restored vault is opened, so that one from an older version is brought up to this one.
        let (restored, _) = storage::open(&store, key)?;
        let compared = compare(
            &self.live,
            &Portrait::of(&restored)?,
            manifest.made_at.timestamp_millis(),
        );
        let records = record::with_removed(&restored)?;
        let unreadable = records.into_iter().filter_map(|kept| kept.read().err()).count();

        let (mut files_proved, mut files_wrong) = (0, 0);
        for seal in evidence::seals(&restored)? {
            let lies_at = self.backup.place().evidence().join(hex(&seal.sealed_sha256));
            let mut done = 0;
            let mut tell = |now: u64| {
                // Whether it is to stop is asked by the one who reads.
                let _ = watched.step(now - done);
                done = now;
            };
            match Unsealing::of(seal, &scratch.folder)
                .lying_at(lies_at)
                .verify(&mut tell, cancel)
            {
                Ok(()) => files_proved += 1,
                Err(VaultError::Damaged { .. } | VaultError::CannotRead { .. }) => files_wrong += 1,
                Err(error) => return Err(error),
            }
        }
        drop(restored);
        watched.go_on()?;
        Ok(Drilled {
            sequence: manifest.sequence,
            made_at: manifest.made_at,
            compared,
            unreadable,
            files_proved,
            files_wrong,
        })
    }
}

const SCRATCH: &str = ".drill-";

/// A folder for one drill; gone when it is dropped.
struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    fn inside(vault: &Path) -> Result<Self, VaultError> {
        let folder = vault.join(format!("{SCRATCH}{:08x}", u32::from_le_bytes(random()?)));
        place::folder_for_one(&folder).map_err(VaultError::writing(&folder))?;
        Ok(Self { folder })
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed now is swept when the vault is next opened.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Clears away the scratch folders of drills that were interrupted.
pub(super) fn sweep(vault: &Path) {
    for entry in fs::read_dir(vault).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(|name| name.starts_with(SCRATCH)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
