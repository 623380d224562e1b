//! The one place where what SQLite says becomes what a person is told.

use std::{io, path::PathBuf};

use rusqlite::{ErrorCode, ffi};

use crate::{Damage, VaultError};

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        let place = || PathBuf::from("vault.db");
        let cannot_write = |kind| VaultError::CannotWrite { kind, place: place() };
        let Some(&ffi::Error { code, extended_code }) = error.sqlite_error() else {
            // A column that does not hold what this version writes into it.
            return VaultError::damaged(Damage::Store);
        };
        match code {
            ErrorCode::DiskFull => VaultError::DiskFull,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => VaultError::damaged(Damage::Store),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => VaultError::InUse,
            ErrorCode::OutOfMemory => VaultError::NotEnoughMemory,
            ErrorCode::ReadOnly => cannot_write(io::ErrorKind::ReadOnlyFilesystem),
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied => cannot_write(io::ErrorKind::PermissionDenied),
            ErrorCode::SystemIoFailure => match extended_code {
                ffi::SQLITE_IOERR_SHORT_READ | ffi::SQLITE_IOERR_DATA => VaultError::damaged(Damage::Store),
                // The last is what SQLite makes of a disk that says EIO.
                ffi::SQLITE_IOERR_READ | ffi::SQLITE_IOERR_FSTAT | ffi::SQLITE_IOERR_CORRUPTFS => {
                    VaultError::CannotRead {
                        kind: io::ErrorKind::Other,
                        place: place(),
                    }
                }
                _ => cannot_write(io::ErrorKind::Other),
            },
            _ => VaultError::Unexpected { code: extended_code },
        }
    }
}
