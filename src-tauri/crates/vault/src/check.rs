use std::fmt;

use pathway::Id;

use crate::{
    Damage, Vault, VaultError,
    keys::KeyFiles,
    storage::{pragma, private_note, record},
};

/// What a check of the whole vault found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// Records that can be read, those in the trash included.
    pub records: usize,
    pub private_notes: usize,
    /// Empty when the vault is whole.
    pub faults: Vec<Fault>,
}

impl Health {
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Something in a vault that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// `keys.json` is missing or damaged; its spare works.
    KeyFile,
    /// The spare of `keys.json` is missing or damaged.
    SpareKeyFile,
    /// So many pages of the store do not carry the seal with which they were written.
    Pages(usize),
    /// The store's tables or indices contradict each other.
    Structure,
    /// Something belongs to a record that is not there.
    References,
    /// A record cannot be read.
    Record { kind: String, id: String },
    /// An attached file is not there.
    EvidenceMissing { id: Id },
    /// An attached file is not what was attached.
    EvidenceDamaged { id: Id },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::KeyFile => f.write_str("The key file keys.json is missing or damaged; its spare copy works."),
            Fault::SpareKeyFile => {
                f.write_str("The spare key file keys.json.previous is missing or damaged; keys.json works.")
            }
            Fault::Pages(1) => f.write_str("One page of vault.db is damaged."),
            Fault::Pages(pages) => write!(f, "{pages} pages of vault.db are damaged."),
            Fault::Structure => f.write_str("The order inside vault.db is damaged."),
            Fault::References => f.write_str("Something in vault.db belongs to a record that is not there."),
            Fault::Record { kind, id } => write!(f, "The record {id} ({kind}) cannot be read."),
            Fault::EvidenceMissing { id } => write!(f, "The attached file {id} is missing from the folder evidence."),
            Fault::EvidenceDamaged { id } => write!(f, "The attached file {id} is damaged."),
        }
    }
}

impl Vault {
    /// Reads and checks every byte. Changes nothing, but folds the write-ahead log in first: under one, SQLCipher's
    /// own check gives false alarms.
    ///
    /// # Errors
    /// When the check itself could not be done; damage is not an error here but a [`Fault`].
    /// [`VaultError::BackupUnderWay`] while the store's file is being copied.
    pub fn check(&self) -> Result<Health, VaultError> {
        if self.still.holds() {
            return Err(VaultError::BackupUnderWay);
        }
        let mut faults = Vec::new();
        match self.key_files {
            // An interrupted change is no damage: both copies are whole, and one of them is settled on when they are mended.
            KeyFiles::BothWhole | KeyFiles::Unsettled => {}
            KeyFiles::FirstDamaged => faults.push(Fault::KeyFile),
            KeyFiles::SpareDamaged => faults.push(Fault::SpareKeyFile),
        }
        // SQLCipher's check reads the seals, SQLite's the structure; only the second one sees a page of zeros.
        let ask = |question: &str| unless_damaged(pragma(&self.connection, question).map_err(VaultError::from));
        let folded = ask("wal_checkpoint(TRUNCATE)")?;
        match ask("cipher_integrity_check")? {
            Some(pages) if pages.is_empty() => {}
            Some(pages) => faults.push(Fault::Pages(pages.len())),
            None => faults.push(Fault::Structure),
        }
        let sound = ask("integrity_check")?.is_some_and(|answers| answers == ["ok"]);
        if folded.is_none() || !sound {
            faults.push(Fault::Structure);
        }
        if ask("foreign_key_check")?.is_none_or(|broken| !broken.is_empty()) {
            faults.push(Fault::References);
        }
        let records = self.read_every_record(&mut faults)?;
        let private_notes = unless_damaged(private_note::count(&self.connection))?.unwrap_or(0);
        faults.extend(self.check_evidence()?);
        faults.dedup();
        Ok(Health {
            records,
            private_notes,
            faults,
        })
    }

    fn read_every_record(&self, faults: &mut Vec<Fault>) -> Result<usize, VaultError> {
        let Some(kept) = unless_damaged(record::with_removed(&self.connection))? else {
            faults.push(Fault::Structure);
            return Ok(0);
        };
        let mut readable = 0;
        for kept in kept {
            match kept.read() {
                Ok(_) => readable += 1,
                Err(VaultError::Damaged {
                    what: Damage::Record { kind, id },
                }) => faults.push(Fault::Record { kind, id }),
                Err(error) => return Err(error),
            }
        }
        Ok(readable)
    }
}

/// Damage as `None`, because here it is an answer.
fn unless_damaged<T>(result: Result<T, VaultError>) -> Result<Option<T>, VaultError> {
    match result {
        Ok(answer) => Ok(Some(answer)),
        Err(VaultError::Damaged { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
