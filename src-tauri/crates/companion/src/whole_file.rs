//! Writing a file for the person: it appears whole under its name, or not at all.
//!
//! Until it is whole it has no name where the system knows such files: an app that is killed meanwhile, as a lock may do with
//! one that writes to a slow disk, leaves nothing readable behind.

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
    file: Unfinished,
}

enum Unfinished {
    /// It is gone with the process, however that ends.
    #[cfg(target_os = "linux")]
    Nameless(File),
    /// On disks and systems that know no files without a name.
    Named(tempfile::NamedTempFile),
}

impl<'a> Beside<'a> {
    fn of(file: &'a Path) -> io::Result<Self> {
        let folder = file
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        #[cfg(target_os = "linux")]
        if let Ok(file) = nameless::make(folder) {
            let file = Unfinished::Nameless(file);
            return Ok(Self { folder, file });
        }
        let file = Unfinished::Named(tempfile::NamedTempFile::new_in(folder)?);
        Ok(Self { folder, file })
    }

    fn file(&mut self) -> &mut File {
        match &mut self.file {
            #[cfg(target_os = "linux")]
            Unfinished::Nameless(file) => file,
            Unfinished::Named(file) => file.as_file_mut(),
        }
    }

    fn becomes(mut self, file: &Path, overwrite: Overwrite) -> io::Result<()> {
        self.file().sync_all()?;
        match self.file {
            #[cfg(target_os = "linux")]
            Unfinished::Nameless(nameless) => nameless::name(&nameless, self.folder, file, overwrite)?,
            Unfinished::Named(named) => drop(match overwrite {
                Overwrite::Never => named.persist_noclobber(file)?,
                Overwrite::Agreed => named.persist(file)?,
            }),
        }
        keep_the_name(self.folder)
    }
}

#[cfg(target_os = "linux")]
mod nameless {
    use std::{
        fs::File,
        io,
        os::fd::{AsFd, AsRawFd},
        path::Path,
    };

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, openat};

    use super::Overwrite;

    /// Only its owner may read it, as a named one.
    pub fn make(folder: &Path) -> io::Result<File> {
        let mode = Mode::RUSR | Mode::WUSR;
        Ok(openat(CWD, folder, OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC, mode)?.into())
    }

    pub fn name(file: &File, folder: &Path, name: &Path, overwrite: Overwrite) -> io::Result<()> {
        match link(file, name) {
            // No link takes the place of a file. Whole, it may have a name of its own for a moment.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && overwrite == Overwrite::Agreed => {
                let beside = tempfile::Builder::new().make_in(folder, |beside| link(file, beside))?;
                beside.into_temp_path().persist(name)?;
                Ok(())
            }
            named => named,
        }
    }

    fn link(file: &File, name: &Path) -> io::Result<()> {
        let here = format!("/proc/self/fd/{}", file.as_fd().as_raw_fd());
        Ok(linkat(CWD, here, CWD, name, AtFlags::SYMLINK_FOLLOW)?)
    }
}

/// On Unix a new name in a folder survives a power cut once the folder itself was written.
#[cfg(unix)]
pub(crate) fn keep_the_name(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(crate) fn keep_the_name(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use super::*;
    use crate::Code;

    #[test]
    fn a_file_has_no_name_before_it_is_whole() {
        let home = tempfile::tempdir().unwrap();
        let names = || fs::read_dir(home.path()).unwrap().count();
        let file = home.path().join("copy.json");
        for overwrite in [Overwrite::Never, Overwrite::Agreed] {
            write_by(&file, overwrite, |beside| {
                beside.write_all(b"Kolkrabe").unwrap();
                // Killed here, the app would leave nothing that anybody finds.
                assert_eq!(names(), usize::from(overwrite == Overwrite::Agreed));
                Ok(())
            })
            .unwrap();
            assert_eq!((fs::read(&file).unwrap(), names()), (b"Kolkrabe".to_vec(), 1));
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_that_is_there_is_replaced_only_when_that_was_agreed_to() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("copy.json");
        fs::write(&file, "mine").unwrap();
        let refused = write_by(&file, Overwrite::Never, |beside| {
            beside.write_all(b"other").unwrap();
            Ok(())
        });
        assert_eq!(refused.unwrap_err().code, Code::AlreadyThere);
        assert_eq!(fs::read(&file).unwrap(), b"mine");
        assert!(write(&file, b"other", Overwrite::Never).is_err());
        write(&file, b"other", Overwrite::Agreed).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"other");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }
}
