use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Opens files for writing that only their owner may read.
pub fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes an empty file. SQLite gives the files beside it the same permissions.
pub fn make_empty(path: &Path) -> io::Result<()> {
    private().create_new(true).open(path)?.sync_all()
}

/// Writes a file so that a power cut leaves the old one or the new one, never a part of either.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    Staged::write(path, bytes)?.put()
}

/// A file that lies ready beside the one that it is to replace; gone again unless it is put there.
pub struct Staged {
    fresh: PathBuf,
    path: PathBuf,
}

/// Where the successor of a file lies ready.
pub fn staged(path: &Path) -> PathBuf {
    path.with_added_extension("new")
}

impl Staged {
    pub fn write(path: &Path, bytes: &[u8]) -> io::Result<Self> {
        let staged = Self {
            fresh: staged(path),
            path: path.to_owned(),
        };
        // Always a new file: through one that lies there already, or a link, somebody else's could be written over.
        match fs::remove_file(&staged.fresh) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = private().create_new(true).open(&staged.fresh)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(staged)
    }

    pub fn put(self) -> io::Result<()> {
        self.rename()?;
        self.sync()
    }

    /// Puts it there, where it may be that a power cut brings the one before back.
    pub fn put_loosely(self) -> io::Result<()> {
        self.rename()?;
        let _ = self.sync();
        Ok(())
    }

    fn rename(&self) -> io::Result<()> {
        fs::rename(&self.fresh, &self.path)
    }

    fn sync(&self) -> io::Result<()> {
        self.path.parent().map_or(Ok(()), sync_folder)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // Not there any more once it was put into its place.
        let _ = fs::remove_file(&self.fresh);
    }
}

/// Makes the names in a folder survive a power cut. Windows does so by itself.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_link_in_the_way_of_a_file_leads_to_no_other_file() {
        let home = tempfile::TempDir::new().unwrap();
        let (ours, foreign) = (home.path().join("keys.json"), home.path().join("thesis.odt"));
        fs::write(&foreign, "ten years of work").unwrap();
        std::os::unix::fs::symlink(&foreign, staged(&ours)).unwrap();
        replace(&ours, b"ours").unwrap();
        assert_eq!(fs::read(&foreign).unwrap(), b"ten years of work");
        assert_eq!(fs::read(&ours).unwrap(), b"ours");
        assert!(
            ours.symlink_metadata().unwrap().is_file(),
            "and no link takes its place"
        );
    }
}
