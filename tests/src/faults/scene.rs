use std::{
    fs,
    path::{Path, PathBuf},
};

use pathway::records::Workspace;
use tempfile::TempDir;
use vault::{Cost, Vault};

use super::content::{moment, passphrase, save};

/// Where memory is a disk: nothing here waits for a real one.
const MEMORY: &str = "/dev/shm";

pub fn scratch() -> TempDir {
    let memory = Path::new(MEMORY);
    if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}

/// A folder `home` with a vault in it, and room beside for a log.
pub struct Scene {
    dir: TempDir,
}

impl Scene {
    /// A closed vault that holds so many saves.
    pub fn with_saves(saves: usize) -> Self {
        let scene = Self::empty();
        let now = moment(0);
        let mut vault =
            Vault::create(&scene.vault(), Workspace::Supervisor, &passphrase(), Cost::floor(), now).unwrap();
        for number in 1..=saves {
            save(&mut vault, number).unwrap();
        }
        vault.close().unwrap();
        scene
    }

    pub fn empty() -> Self {
        let scene = Self { dir: scratch() };
        fs::create_dir(scene.home()).unwrap();
        scene
    }

    /// The same once more, to be spoilt.
    pub fn again(&self) -> Self {
        let scene = Self { dir: scratch() };
        copy(&self.home(), &scene.home());
        scene
    }

    pub fn home(&self) -> PathBuf {
        self.dir.path().join("home")
    }

    pub fn vault(&self) -> PathBuf {
        self.home().join("Test.scipvault")
    }

    pub fn log(&self) -> PathBuf {
        self.dir.path().join("log")
    }

    /// Puts everything back to what another scene holds. Its log begins anew.
    pub fn reset(&self, before: &Self) {
        self.clear();
        copy(&before.home(), &self.home());
        fs::write(self.log(), "").unwrap();
    }

    pub fn clear(&self) {
        fs::remove_dir_all(self.home()).unwrap();
    }
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
