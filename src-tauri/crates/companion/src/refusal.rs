use std::io::ErrorKind;

use serde::Serialize;
use specta::Type;
use vault::VaultError;

pub type Result<T, E = Refusal> = std::result::Result<T, E>;

/// Something that could not be done, in words for the person who wanted it: what happened, what it means for their
/// notes, what to do next. It never holds a record's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    pub code: Code,
    pub message: String,
    /// The field that it is about, when it is about one.
    pub field: Option<String>,
}

/// What somebody above branches on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    Locked,
    WrongPassphrase,
    WrongCode,
    NotAVault,
    NotABackup,
    /// A backup under a data key that the vault does not know: its passphrase is asked for.
    OtherKey,
    /// The further place for backups is not there now.
    PlaceMissing,
    Damaged,
    /// A backup is; the vault is not.
    BackupDamaged,
    NewerVersion,
    InUse,
    AlreadyThere,
    CannotRead,
    CannotWrite,
    DiskFull,
    /// The person, or a lock, stopped it.
    Cancelled,
    /// What was entered cannot be taken as it is.
    Invalid,
    NotFound,
    /// A letter with parts missing, wanted as finished.
    Incomplete,
    /// A character that no font of the letter has.
    UnknownCharacter,
    Internal,
}

impl Refusal {
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            field: None,
        }
    }

    #[must_use]
    pub fn at(code: Code, field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            field: Some(field.into()),
        }
    }

    /// Every vault command answers this while no vault is open.
    #[must_use]
    pub fn locked() -> Self {
        Self::new(
            Code::Locked,
            "The vault is locked. Your notes are safe; unlock it to go on.",
        )
    }

    pub(crate) fn not_found() -> Self {
        Self::new(
            Code::NotFound,
            "This record is no longer in the vault. Go back and open it again.",
        )
    }

    /// A file on disk that could not be written or read.
    #[must_use]
    pub fn file(error: &std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::new(
                Code::DiskFull,
                "The disk is full, so the file was not written. Your notes are safe in the vault. Make room, or choose another disk.",
            ),
            ErrorKind::AlreadyExists => Self::new(
                Code::AlreadyThere,
                "There is already a file with this name, and it was left as it is. Choose another name.",
            ),
            ErrorKind::NotFound => Self::new(
                Code::NotFound,
                "This file or folder does not exist. Check the name, or choose another place.",
            ),
            _ => Self::new(
                Code::CannotWrite,
                "This place cannot be written to. Your notes are safe in the vault. Choose another folder.",
            ),
        }
    }
}

impl From<VaultError> for Refusal {
    fn from(error: VaultError) -> Self {
        let code = match &error {
            VaultError::WrongPassphrase => Code::WrongPassphrase,
            VaultError::WrongCode => Code::WrongCode,
            VaultError::NotAVault => Code::NotAVault,
            VaultError::Damaged { .. } => Code::Damaged,
            VaultError::CannotRead { .. } => Code::CannotRead,
            VaultError::NoSuchRecord => Code::NotFound,
            VaultError::IdTaken { .. } | VaultError::OtherWorkspace { .. } => Code::Invalid,
            VaultError::NewerVersion { .. } => Code::NewerVersion,
            VaultError::InUse => Code::InUse,
            VaultError::AlreadyThere => Code::AlreadyThere,
            VaultError::CannotWrite { .. } => Code::CannotWrite,
            VaultError::DiskFull => Code::DiskFull,
            VaultError::Cancelled => Code::Cancelled,
            VaultError::NoSuchEvidence => Code::NotFound,
            VaultError::BackupUnderWay => Code::InUse,
            VaultError::NotABackup => Code::NotABackup,
            VaultError::BackupDamaged { .. } => Code::BackupDamaged,
            VaultError::OtherKey => Code::OtherKey,
            VaultError::PlaceMissing { .. } => Code::PlaceMissing,
            VaultError::VaultBeside { .. } => Code::AlreadyThere,
            VaultError::UnfitPlace => Code::Invalid,
            VaultError::BackupNotWritten { .. } | VaultError::BackupNotWhole { .. } => Code::CannotWrite,
            VaultError::NoRoomForBackup { .. } => Code::DiskFull,
            VaultError::CannotCopyIn { .. } => Code::CannotRead,
            VaultError::CannotCopyOut { kind } => match kind {
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Code::DiskFull,
                _ => Code::CannotWrite,
            },
            _ => Code::Internal,
        };
        Self::new(code, error.to_string())
    }
}
