use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::sync_folder;
use crate::{VaultError, keys::random};

/// A vault that is being made, in a folder beside its place; gone again unless it is finished.
pub struct Unfinished {
    path: PathBuf,
    finished: bool,
}

impl Unfinished {
    /// # Errors
    /// [`VaultError::AlreadyThere`] when the place is taken; otherwise why it cannot be written.
    pub fn beside(place: &Path) -> Result<Self, VaultError> {
        refuse_if_taken(place)?;
        let no_name = || VaultError::writing(place)(io::ErrorKind::InvalidInput.into());
        let name = place.file_name().ok_or_else(no_name)?.to_string_lossy();
        let path = parent(place).join(format!(".{name}.new-{:08x}", u32::from_le_bytes(random()?)));
        folder_for_one(&path).map_err(VaultError::writing(place))?;
        Ok(Self { path, finished: false })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Puts the finished vault into its place.
    ///
    /// # Errors
    /// As [`Self::beside`].
    pub fn finish(mut self, place: &Path) -> Result<(), VaultError> {
        refuse_if_taken(place)?;
        let writing = VaultError::writing(place);
        sync_folder(&self.path).map_err(&writing)?;
        if cfg!(windows) && place.exists() {
            // Elsewhere, an empty folder is replaced by renaming.
            fs::remove_dir(place).map_err(&writing)?;
        }
        fs::rename(&self.path, place).map_err(&writing)?;
        self.finished = true;
        sync_folder(parent(place)).map_err(&writing)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.finished {
            // Only what was made here a moment ago; if even this fails, nothing more can be done.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

fn refuse_if_taken(place: &Path) -> Result<(), VaultError> {
    match fs::read_dir(place) {
        Ok(mut inside) => match inside.next() {
            None => Ok(()),
            Some(_) => Err(VaultError::AlreadyThere),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(_) if place.is_file() => Err(VaultError::AlreadyThere),
        Err(error) => Err(VaultError::writing(place)(error)),
    }
}

fn parent(place: &Path) -> &Path {
    match place.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

/// Makes a folder that only its owner may look into.
pub fn folder_for_one(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
