//! Showing an attached file in the system's own viewer, which wants a file that it can read.
//!
//! A readable copy lies in a folder that only its owner may look into: in memory where the system has such a place and it
//! has room, otherwise beside the app's own files. It is gone when the vault is locked, when the app ends, and, should the
//! app have been killed, when it starts the next time.
//!
//! Removing is all: on a disk of today, writing over a file does not reach the cells in which it lay.

mod memory;
mod shelf;

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use vault::VaultError;

use self::shelf::Shelf;
use super::{Opening, file_name::sane};
use crate::{Code, Refusal, Result};

/// Where readable copies lie while somebody looks at them.
pub struct HandOut {
    /// Where the system keeps files in memory, if it does.
    memory: Option<PathBuf>,
    fallback: PathBuf,
    shelves: Vec<Shelf>,
}

/// A readable copy about to be written.
pub struct HandingOut {
    opening: Opening,
    copy: Copy,
}

impl HandOut {
    /// In memory where the system has a place for that, otherwise in a folder of the app's own. Makes nothing yet.
    #[must_use]
    pub fn in_best_place(fallback: &Path) -> Self {
        Self::in_places(memory::place(), fallback)
    }

    fn in_places(memory: Option<PathBuf>, fallback: &Path) -> Self {
        Self {
            memory,
            fallback: fallback.to_owned(),
            shelves: Vec::new(),
        }
    }

    /// Makes the place for a copy. The work itself needs the hand-out no more, so a lock can wipe it meanwhile.
    ///
    /// # Errors
    /// When no folder can be made.
    pub fn begin(&mut self, opening: Opening) -> Result<HandingOut> {
        let copy = self.copy(&opening.file_name, opening.size())?;
        Ok(HandingOut { opening, copy })
    }

    /// Writes what the app has just made, such as a letter to be printed, and gives the place of it.
    ///
    /// # Errors
    /// When no folder can be made, or there is no room. Nothing is left then.
    pub fn put_bytes(&mut self, file_name: &str, bytes: &[u8]) -> Result<PathBuf> {
        let mut copy = self.copy(file_name, bytes.len() as u64)?;
        copy.file.write_all(bytes).map_err(|error| refused(&error))?;
        Ok(copy.finish()?)
    }

    fn copy(&mut self, file_name: &str, size: u64) -> Result<Copy> {
        let in_memory = self
            .memory
            .clone()
            .filter(|place| memory::has_room(place, size))
            .and_then(|place| self.folder_in(&place).ok());
        let folder = match in_memory {
            Some(folder) => folder,
            None => self
                .folder_in(&self.fallback.clone())
                .map_err(|error| refused(&error))?,
        };
        Copy::create(folder, &sane(file_name)).map_err(|error| refused(&error))
    }

    /// Writes a readable copy, and gives the place of it.
    ///
    /// # Errors
    /// As [`Self::begin`] and [`HandingOut::run`].
    pub fn put(&mut self, opening: Opening) -> Result<PathBuf> {
        self.begin(opening)?.run(&mut |_| {}, &AtomicBool::new(false))
    }

    /// Removes every copy. What comes afterwards lies in new folders.
    ///
    /// # Errors
    /// When something could not be removed, because a viewer holds it open on Windows. It is tried again when the app
    /// starts the next time.
    pub fn wipe(&mut self) -> Result<()> {
        let mut left = None;
        for shelf in self.shelves.drain(..) {
            left = shelf.remove().err().or(left);
        }
        match left {
            None => Ok(()),
            Some(_) => Err(Refusal::new(
                Code::CannotWrite,
                "A file that you opened could not be removed, because another program still uses it. Close that program; \
                 the file is removed when this app starts the next time.",
            )),
        }
    }

    /// Removes what an app that was killed left behind; not what belongs to one that still runs.
    pub fn sweep_leftovers(fallback: &Path) {
        for place in memory::place().as_deref().into_iter().chain([fallback]) {
            shelf::sweep(place);
        }
    }

    /// An empty folder for one copy: two files may have the same name.
    fn folder_in(&mut self, place: &Path) -> io::Result<PathBuf> {
        if let Some(shelf) = self.shelves.iter_mut().find(|shelf| shelf.is_in(place)) {
            return shelf.folder();
        }
        let mut shelf = Shelf::make(place)?;
        let folder = shelf.folder();
        self.shelves.push(shelf);
        folder
    }
}

impl Drop for HandOut {
    fn drop(&mut self) {
        let _ = self.wipe();
    }
}

impl HandingOut {
    /// How much there is to write, in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.opening.size()
    }

    /// Writes the copy, and gives its place. Nobody can change it by mistake: it may only be read.
    ///
    /// # Errors
    /// When it was cancelled or wiped meanwhile, the attached file is damaged, or there is no room. Nothing is left then.
    pub fn run(self, progress: &mut dyn FnMut(u64), cancel: &AtomicBool) -> Result<PathBuf> {
        let Self { opening, copy } = self;
        opening.unsealing.run(&copy.file, progress, cancel)?;
        Ok(copy.finish()?)
    }
}

/// A copy that is gone again unless it is finished.
struct Copy {
    file: File,
    path: PathBuf,
    folder: PathBuf,
    finished: bool,
}

impl Copy {
    fn create(folder: PathBuf, name: &str) -> io::Result<Self> {
        let path = folder.join(name);
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Self {
            file: options.open(&path)?,
            path,
            folder,
            finished: false,
        })
    }

    fn finish(mut self) -> std::result::Result<PathBuf, VaultError> {
        // Wiped while it was written: what was written has no name any more.
        let mut permissions = self.path.metadata().map_err(|_| VaultError::Cancelled)?.permissions();
        permissions.set_readonly(true);
        let failed = |error: io::Error| VaultError::CannotCopyOut { kind: error.kind() };
        self.file.set_permissions(permissions).map_err(failed)?;
        self.finished = true;
        Ok(std::mem::take(&mut self.path))
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

fn refused(error: &io::Error) -> Refusal {
    VaultError::CannotCopyOut { kind: error.kind() }.into()
}

#[cfg(test)]
mod tests;
