//! What was done, written down beside the process: one record a call, in the order in which they took effect.
//!
//! A record: the call (one byte), the time it took effect is its place; then path, second path and bytes, each after
//! its length (u32), and between them the offset (u64). All numbers little endian.

use std::{
    fs::{File, OpenOptions},
    io::Write,
    os::unix::ffi::OsStrExt,
    path::Path,
    sync::OnceLock,
};

/// What a call does to the disk. The numbers are those of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Call {
    /// A file was opened that was there already; nothing changed.
    Open = 1,
    /// A file was made, empty.
    Create = 2,
    Read = 3,
    Write = 4,
    /// To the length that stands in `offset`.
    Truncate = 5,
    /// Of a file or a folder.
    Sync = 6,
    /// From the first path to the second.
    Rename = 7,
    Unlink = 8,
    MakeFolder = 9,
    RemoveFolder = 10,
    /// The second path is one more name of the first.
    Link = 11,
    /// A line on the standard output.
    Said = 12,
    /// What was planned went wrong, at the call that stands before it.
    Fault = 13,
    /// The system itself refused a call; which one stands in `offset`.
    Refused = 15,
    /// A call that this library cannot follow. The log is of no use then.
    Unknown = 14,
}

fn file() -> Option<&'static File> {
    static LOG: OnceLock<Option<File>> = OnceLock::new();
    LOG.get_or_init(|| {
        let path = std::env::var_os("SCIP_DISK_LOG")?;
        OpenOptions::new().append(true).create(true).open(path).ok()
    })
    .as_ref()
}

/// Writes one record, whole.
pub fn write(call: Call, path: &Path, other: &Path, offset: u64, bytes: &[u8]) {
    let Some(mut file) = file() else { return };
    let mut record = vec![call as u8];
    let mut part = |bytes: &[u8]| {
        record.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
        record.extend_from_slice(bytes);
    };
    part(path.as_os_str().as_bytes());
    part(other.as_os_str().as_bytes());
    part(&offset.to_le_bytes());
    part(bytes);
    // Nobody could be told that this failed; the log would be too short, and its reader sees that.
    let _ = file.write_all(&record);
}
