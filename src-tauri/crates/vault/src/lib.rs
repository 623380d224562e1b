//! Where it is kept: one encrypted folder on the person's own disk.
//!
//! `NAME.scipvault/` holds `vault.db` (SQLCipher), `keys.json` with its spare `keys.json.previous` (the data key, wrapped
//! by the passphrase) and `vault.lock`. Everything that was acknowledged is on the disk; damage is noticed; a wrong
//! passphrase is told from damage; nothing is ever deleted because it would not open.
//!
//! Private notes and the words of a client that must never leave have types of their own, [`PrivateNote`] and [`ClientWord`],
//! which no crate that makes something to be sent can name.

pub mod backup;
mod change_passphrase;
mod check;
mod client_word;
mod close;
mod create;
mod destroy;
mod disk;
mod error;
mod evidence;
mod keys;
mod open;
mod own_copy;
mod place;
mod private_note;
mod read;
mod recovery;
mod reencrypt;
mod salvage;
mod search;
mod storage;
mod thin;
mod transact;
mod trash;
mod undo;

use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::Arc,
};

use pathway::records::Workspace;

pub use check::{Fault, Health};
pub use client_word::ClientWord;
pub use destroy::Destroyed;
pub use error::{BackupPart, Damage, VaultError};
pub use evidence::{Consent, Evidence, EvidenceCheck, EvidenceReader, NewEvidence, Sealed, Sealing, Unsealing};
pub use keys::{CodeProblem, Cost, RecoveryCode, Secret};
pub use private_note::{PrivateNote, PrivateVersion};
pub use read::Version;
pub use salvage::{Counts, Look, Lost, LostFile, LostRecord, Pace, Salvaged, Wreck};
pub use search::Sought;
/// A passphrase. Its rules (how long, how good) are made where it is chosen; it is used here byte for byte.
pub use secrecy::SecretString;
pub use storage::destruction::{Destruction, Why};
pub use storage::{WIPING, WipingAllocator};
pub use transact::Writing;
pub use trash::{Removed, TRASH_DAYS, Thing};
pub use undo::{Did, What};

/// An open vault. No other process can open it until this one is closed or dropped.
pub struct Vault {
    // The order matters: a backup that is being copied is called off before the store is closed, and the store is closed
    // before the lock is given up.
    still: backup::Still,
    connection: rusqlite::Connection,
    lock: place::Lock,
    folder: PathBuf,
    keys: keys::Keys,
    key_files: keys::KeyFiles,
    workspace: Workspace,
    /// What can be undone; it is gone with the vault.
    steps: undo::Steps,
    /// For what is opened beside the store while the vault is open: its backups.
    data_key: keys::DataKey,
    /// The store's file, open for as long as SQLite has it open: closing a second handle of a file drops the locks that
    /// the system keeps for it. A backup reads through this one.
    image: Arc<File>,
}

impl Vault {
    /// Whose vault it is.
    #[must_use]
    pub fn workspace(&self) -> Workspace {
        self.workspace
    }

    /// The vault's folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether this passphrase opens the vault. Takes as long as opening it.
    ///
    /// # Errors
    /// [`VaultError::NotEnoughMemory`].
    pub fn verify_passphrase(&self, passphrase: &SecretString) -> Result<bool, VaultError> {
        match self.keys.data_key(passphrase) {
            Ok(_) => Ok(true),
            Err(VaultError::WrongPassphrase) => Ok(false),
            Err(error) => Err(error),
        }
    }
}
