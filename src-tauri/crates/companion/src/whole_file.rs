//! Writing a file for the person: it appears whole under its name, or not at all.

use std::{
    fs::File,
    io::{self, Write},
    path::Path,
};

use crate::{Refusal, Result};

/// Whether a file that is already there may be replaced: only when the person has just said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overwrite {
    Never,
    Agreed,
}

/// Writes beside the place first, so that a crash or a full disk never leaves half a file under its name.
pub(crate) fn write(file: &Path, bytes: &[u8], overwrite: Overwrite) -> io::Result<()> {
    let mut beside = Beside::of(file)?;
    beside.file().write_all(bytes)?;
    beside.becomes(file, overwrite)
}

/// The same for what is too long to be held in memory: `work` writes it, and nothing appears when that fails.
pub(crate) fn write_by(file: &Path, overwrite: Overwrite, work: impl FnOnce(&mut File) -> Result<()>) -> Result<()> {
    let refused = |error: io::Error| Refusal::file(&error);
    let mut beside = Beside::of(file).map_err(refused)?;
    work(beside.file())?;
    beside.becomes(file, overwrite).map_err(refused)
}

struct Beside<'a> {
    folder: &'a Path,
    file: tempfile::NamedTempFile,
}

impl<'a> Beside<'a> {
    fn of(file: &'a Path) -> io::Result<Self> {
        let folder = file
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let file = tempfile::NamedTempFile::new_in(folder)?;
        Ok(Self { folder, file })
    }

    fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    fn becomes(self, file: &Path, overwrite: Overwrite) -> io::Result<()> {
        self.file.as_file().sync_all()?;
        match overwrite {
            Overwrite::Never => self.file.persist_noclobber(file)?,
            Overwrite::Agreed => self.file.persist(file)?,
        };
        keep_the_name(self.folder)
    }
}

/// On Unix a new name in a folder survives a power cut once the folder itself was written.
#[cfg(unix)]
fn keep_the_name(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn keep_the_name(_: &Path) -> io::Result<()> {
    Ok(())
}
