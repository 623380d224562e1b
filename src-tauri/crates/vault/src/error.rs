//! What can go wrong with a vault, in words for its owner: what happened, what it means for their notes, what to do
//! next. None of them ever holds a record's text.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

use pathway::Kind;

#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    #[error(
        "This passphrase does not open the vault. Your notes are unharmed. Check capitals and keyboard layout, and try again."
    )]
    WrongPassphrase,
    #[error(
        "This recovery code does not open the vault. It is written as a recovery code should be, so it may belong to another \
         vault, or to an earlier recovery kit of this one. Your notes are unharmed. Look for the newest kit, and try again."
    )]
    WrongCode,
    #[error("This folder is not a vault. Nothing in it was changed. Choose the folder whose name ends in .scipvault.")]
    NotAVault,
    #[error(
        "The vault is damaged: {what}. Nothing was changed or deleted. First copy the whole vault folder to a safe place, \
         then open your newest backup."
    )]
    Damaged { what: Damage },
    #[error(
        "This vault was written by a newer version of SCIP Companion (its format is {found}; this version knows {known}). \
         Your notes are unharmed and nothing was changed. Install the newer version to open it."
    )]
    NewerVersion { found: u32, known: u32 },
    #[error(
        "This vault is already open in another window or program. Your notes are unharmed. Close it there, then try again."
    )]
    InUse,
    #[error("There is already something at this place, and it was left as it is. Choose another name or folder.")]
    AlreadyThere,
    #[error(
        "The disk could not be read ({}: {kind}). What was saved is not changed; what you did last may not be saved. Check \
         that the disk is connected and that you may open this folder, then try again.", place.display()
    )]
    CannotRead { kind: io::ErrorKind, place: PathBuf },
    #[error("{}", cannot_write(*kind, place))]
    CannotWrite { kind: io::ErrorKind, place: PathBuf },
    #[error(
        "The disk is full. What was saved before is unharmed; the last change is not saved. Make room on the disk, then \
         try again."
    )]
    DiskFull,
    #[error(
        "The computer does not have enough free memory to open the vault. Your notes are unharmed. Close other programs, \
         then try again."
    )]
    NotEnoughMemory,
    #[error("This was stopped before it was finished. Nothing in the vault was changed.")]
    Cancelled,
    #[error(
        "This was changed in another way since, so nothing was undone. What stands there now is unharmed, and its history has \
         the earlier text."
    )]
    ChangedSince,
    #[error("The record is not in this vault, so nothing was saved. It may have been removed for good.")]
    NoSuchRecord,
    #[error("The attached file is not in this vault, so nothing was saved. It may have been removed for good.")]
    NoSuchEvidence,
    #[error(
        "The file could not be read to its end ({kind}), so it was not attached. Your notes are unharmed. Check that its \
         disk is connected, then try again."
    )]
    CannotCopyIn { kind: io::ErrorKind },
    #[error(
        "The copy could not be written ({kind}). The file in the vault is unharmed. Make room or choose another place, \
         then try again."
    )]
    CannotCopyOut { kind: io::ErrorKind },
    #[error(
        "Another kind of record already has this id ({id}), so nothing was saved. Give the new record an id of its own."
    )]
    IdTaken { id: pathway::Id },
    #[error("This vault cannot hold records of the kind \"{}\", so nothing was saved. They belong into the other workspace's vault.", kind.name())]
    OtherWorkspace { kind: Kind },
    #[error("A backup is being made at this moment. Nothing was changed. Wait until it is done, then try again.")]
    BackupUnderWay,
    #[error(
        "This folder is not a backup. Nothing in it was changed. Choose one whose name begins with a number, like 000012."
    )]
    NotABackup,
    #[error(
        "This backup is damaged: {what}. Your vault is not touched by this, and nothing was changed. Use another backup."
    )]
    BackupDamaged { what: BackupPart },
    #[error(
        "This backup was made under another data key, which this vault does not know. Nothing was changed. Open it with the \
         passphrase of its own time."
    )]
    OtherKey,
    #[error(
        "The further place for backups, {}, is not there now. Your notes are unharmed, and backups in the vault's own folder \
         go on. Connect its disk, or choose another place.", place.display()
    )]
    PlaceMissing { place: PathBuf },
    #[error(
        "{} is a vault of its own that was made of a backup of this one, and may still hold what was removed. Open it and remove \
         it there too, or delete its folder when you no longer need it.", place.display()
    )]
    VaultBeside { place: PathBuf },
    #[error(
        "Backups cannot be kept in this folder: it lies inside the vault, or its name cannot be written down. Nothing was \
         changed. Choose a folder on another disk."
    )]
    UnfitPlace,
    #[error(
        "The backup could not be written to {} ({kind}). Everything you saved is safe in the vault; only this backup is missing. \
         Check that its disk is connected and that you may write to it.", place.display()
    )]
    BackupNotWritten { kind: io::ErrorKind, place: PathBuf },
    #[error(
        "There is no room for a backup on the disk with {}. Everything you saved is safe in the vault; only this backup is \
         missing. Make room, or choose another place.", place.display()
    )]
    NoRoomForBackup { place: PathBuf },
    #[error(
        "The backup in {} was not what had been written when it was read again, so it was taken away. Everything you saved is \
         safe in the vault. This disk may be failing: choose another place.", place.display()
    )]
    BackupNotWhole { place: PathBuf },
    #[error(
        "The vault could not do this (SQLite said {code}). What was saved before is unharmed; the last change is not \
         saved. Close the vault, open it again, and run a check."
    )]
    Unexpected { code: i32 },
}

/// A disk that can only be read asks for something else than one that is not there.
fn cannot_write(kind: io::ErrorKind, place: &Path) -> String {
    let place = place.display();
    if kind == io::ErrorKind::ReadOnlyFilesystem {
        return format!(
            "{place} lies on a disk that can only be read, so a vault cannot be opened or saved there. Your notes are \
             unharmed. Copy the vault's folder to a disk that can be written to and open it there, or restore a backup."
        );
    }
    format!(
        "{place} could not be written ({kind}). What was saved before is unharmed; the last change is not saved. Check that \
         the folder is there, that you may write to it, and that its disk is connected, then try again."
    )
}

/// Which part of a vault is damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Damage {
    /// Neither `keys.json` nor its spare can be read.
    KeyFiles,
    /// `vault.db` is not there.
    StoreMissing,
    /// `vault.db` does not hold what was written into it.
    Store,
    /// A record is there, but is not what its kind says.
    Record { kind: String, id: String },
    /// An attached file is not there, or is not what was attached.
    Evidence { id: pathway::Id },
}

/// Which part of a backup is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BackupPart {
    /// `manifest.json`
    Manifest,
    /// `keys.json`
    Keys,
    /// `vault.db`
    Store,
    /// The note of the further place, `backups/further`.
    Further,
}

impl fmt::Display for BackupPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BackupPart::Manifest => "what it says of itself (manifest.json) is missing or changed",
            BackupPart::Keys => "its key file (keys.json) is missing or changed",
            BackupPart::Store => "the file with your records (vault.db) is missing or not as it was written",
            BackupPart::Further => {
                "the note of the further place (backups/further) cannot be read; choose the place again"
            }
        })
    }
}

impl BackupPart {
    pub(crate) fn damaged(self) -> VaultError {
        VaultError::BackupDamaged { what: self }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Damage::KeyFiles => f.write_str("both copies of its key file (keys.json) are missing or changed"),
            Damage::StoreMissing => f.write_str("the file with your records (vault.db) is missing"),
            Damage::Store => f.write_str("the file with your records (vault.db) is not as it was written"),
            Damage::Record { kind, id } => write!(f, "the record {id} ({kind}) cannot be read"),
            Damage::Evidence { id } => write!(f, "the attached file {id} is missing or is not what was attached"),
        }
    }
}

impl VaultError {
    pub(crate) fn damaged(what: Damage) -> Self {
        VaultError::Damaged { what }
    }

    pub(crate) fn writing(place: &Path) -> impl Fn(io::Error) -> VaultError {
        move |error| match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => VaultError::DiskFull,
            kind => VaultError::CannotWrite {
                kind,
                place: place.to_owned(),
            },
        }
    }

    /// The same, for who only wanted a backup: what they saved is safe.
    pub(crate) fn about_backup(self, folder: &Path) -> Self {
        match self {
            VaultError::CannotWrite { kind, place } => VaultError::BackupNotWritten { kind, place },
            VaultError::DiskFull => VaultError::NoRoomForBackup {
                place: folder.to_owned(),
            },
            other => other,
        }
    }

    pub(crate) fn reading(place: &Path) -> impl Fn(io::Error) -> VaultError {
        move |error| VaultError::CannotRead {
            kind: error.kind(),
            place: place.to_owned(),
        }
    }
}
