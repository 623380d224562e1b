//! Writing a file for the person: it appears whole under its name, or not at all.

use std::{
    io::{self, Write},
    path::Path,
};

/// Whether a file that is already there may be replaced: only when the person has just said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    Never,
    Agreed,
}

/// Writes beside the place first, so that a crash or a full disk never leaves half a file under its name.
pub(crate) fn write(file: &Path, bytes: &[u8], overwrite: Overwrite) -> io::Result<()> {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut beside = tempfile::NamedTempFile::new_in(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    match overwrite {
        Overwrite::Never => beside.persist_noclobber(file)?,
        Overwrite::Agreed => beside.persist(file)?,
    };
    keep_the_name(folder)
}

/// On Unix a new name in a folder survives a power cut once the folder itself was written.
#[cfg(unix)]
fn keep_the_name(folder: &Path) -> io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn keep_the_name(_: &Path) -> io::Result<()> {
    Ok(())
}
