//! Where the system keeps files in memory, and whether one fits.

use std::path::{Path, PathBuf};

/// What is left free for everybody else, in bytes.
#[cfg(target_os = "linux")]
const SPARE: u64 = 16 << 20;

/// The folder that the system made for this person alone, when it lies in memory.
#[cfg(target_os = "linux")]
pub fn place() -> Option<PathBuf> {
    use std::os::unix::fs::MetadataExt;

    let folder = PathBuf::from(std::env::var_os("XDG_RUNTIME_DIR")?);
    let found = folder.metadata().ok()?;
    let is_mine = found.is_dir() && found.mode() & 0o077 == 0 && found.uid() == rustix::process::getuid().as_raw();
    (folder.is_absolute() && is_mine && is_memory(&folder)).then_some(folder)
}

#[cfg(not(target_os = "linux"))]
pub fn place() -> Option<PathBuf> {
    None
}

#[cfg(target_os = "linux")]
fn is_memory(folder: &Path) -> bool {
    const TMPFS: i64 = 0x0102_1994;
    const RAMFS: i64 = 0x8584_58f6;
    // The type of this field differs from one processor to the next.
    #[allow(clippy::unnecessary_cast, clippy::cast_lossless)]
    rustix::fs::statfs(folder).is_ok_and(|found| [TMPFS, RAMFS].contains(&(found.f_type as i64)))
}

/// Whether a file of so many bytes fits and leaves something free.
#[cfg(target_os = "linux")]
pub fn has_room(folder: &Path, size: u64) -> bool {
    rustix::fs::statvfs(folder)
        .is_ok_and(|found| found.f_bavail.saturating_mul(found.f_frsize) >= size.saturating_add(SPARE))
}

#[cfg(not(target_os = "linux"))]
pub fn has_room(_: &Path, _: u64) -> bool {
    false
}
