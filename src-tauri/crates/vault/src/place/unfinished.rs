use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use super::{private, read::open, sync_folder};
use crate::{VaultError, keys::random};

/// The file that says that a folder is unfinished. It is held for as long as somebody works there.
const IN_WORK: &str = ".unfinished";
/// Between the name of what is being made and something random.
const NEW: &str = ".new-";

/// A vault that is being made, in a folder beside its place; gone again unless it is finished.
pub struct Unfinished {
    path: PathBuf,
    in_work: Option<File>,
    finished: bool,
}

impl Unfinished {
    /// # Errors
    /// [`VaultError::AlreadyThere`] when the place is taken; otherwise why it cannot be written.
    pub fn beside(place: &Path) -> Result<Self, VaultError> {
        refuse_if_taken(place)?;
        let no_name = || VaultError::writing(place)(io::ErrorKind::InvalidInput.into());
        let name = place.file_name().ok_or_else(no_name)?.to_string_lossy();
        let path = parent(place).join(format!(".{name}{NEW}{:08x}", u32::from_le_bytes(random()?)));
        let writing = VaultError::writing(place);
        folder_for_one(&path).map_err(&writing)?;
        let mut unfinished = Self {
            path,
            in_work: None,
            finished: false,
        };
        let mark = unfinished.path.join(IN_WORK);
        let in_work = private().create_new(true).open(mark).map_err(writing)?;
        // A disk that knows no locks is not swept.
        let _ = in_work.try_lock();
        unfinished.in_work = Some(in_work);
        Ok(unfinished)
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
        fs::remove_file(self.path.join(IN_WORK)).map_err(&writing)?;
        drop(self.in_work.take());
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

/// Removes the unfinished vaults in the folder around this one at which nobody works any more: whoever did was killed. Only
/// what bears the name and the mark that we give, and is no link.
pub fn sweep_around(vault: &Path) {
    for entry in fs::read_dir(parent(vault)).into_iter().flatten().flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && entry.file_name().to_str().is_some_and(is_unfinished_vault) {
            remove_if_nobody_works_there(&entry.path());
        }
    }
}

fn is_unfinished_vault(name: &str) -> bool {
    let parts = name.strip_prefix('.').and_then(|name| name.rsplit_once(NEW));
    parts.is_some_and(|(of, random)| {
        of.ends_with(".scipvault") && random.len() == 8 && random.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn remove_if_nobody_works_there(folder: &Path) {
    let mark = folder.join(IN_WORK);
    let is_file = mark.symlink_metadata().is_ok_and(|mark| mark.is_file());
    if let Ok(mark) = open(&mark)
        && is_file
        && mark.try_lock().is_ok()
    {
        drop(mark);
        // What cannot be removed now is removed at the next opening.
        let _ = fs::remove_dir_all(folder);
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
