use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io,
    path::{Path, PathBuf},
};

/// What our folders are called, before something random.
const PREFIX: &str = "scip-companion-open-";
/// Held in each of them for as long as its app runs.
const IN_USE: &str = ".in-use";
/// Held for a moment while one is made or left ones are removed: so none is taken for a leftover before it is locked.
const DOOR: &str = "scip-companion-open.lock";

/// A folder of readable copies that only its owner may look into.
pub struct Shelf {
    place: PathBuf,
    folder: PathBuf,
    in_use: File,
    copies: u32,
}

impl Shelf {
    pub fn make(place: &Path) -> io::Result<Self> {
        if !place.exists() {
            for_one().recursive(true).create(place)?;
        }
        let _door = Door::enter(place)?;
        let mut bits = [0; 8];
        getrandom::fill(&mut bits).map_err(|_| io::Error::from(io::ErrorKind::Unsupported))?;
        let folder = place.join(format!("{PREFIX}{:016x}", u64::from_be_bytes(bits)));
        for_one().create(&folder)?;
        let in_use = lock_file(&folder.join(IN_USE))?;
        in_use
            .try_lock()
            .map_err(|_| io::Error::from(io::ErrorKind::WouldBlock))?;
        Ok(Self {
            place: place.to_owned(),
            folder,
            in_use,
            copies: 0,
        })
    }

    pub fn is_in(&self, place: &Path) -> bool {
        self.place == place
    }

    /// A new empty folder in it.
    pub fn folder(&mut self) -> io::Result<PathBuf> {
        self.copies += 1;
        let folder = self.folder.join(self.copies.to_string());
        for_one().create(&folder)?;
        Ok(folder)
    }

    pub fn remove(self) -> io::Result<()> {
        let Self { folder, in_use, .. } = self;
        // A process that is being started just now has it open for a moment more.
        let _ = in_use.unlock();
        drop(in_use);
        fs::remove_dir_all(folder)
    }
}

/// Removes the folders in a place whose app runs no more.
pub fn sweep(place: &Path) {
    let Ok(entries) = fs::read_dir(place) else { return };
    let left: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX))
        // Not through a link, which could lead anywhere.
        .filter(|entry| entry.file_type().is_ok_and(|found| found.is_dir()))
        .map(|entry| entry.path())
        .collect();
    if left.is_empty() {
        return;
    }
    let Ok(_door) = Door::enter(place) else { return };
    for folder in left {
        let in_use = File::options().write(true).open(folder.join(IN_USE));
        if in_use.as_ref().is_ok_and(|in_use| in_use.try_lock().is_err()) {
            continue;
        }
        drop(in_use);
        let _ = fs::remove_dir_all(&folder);
    }
}

/// Who is inside is alone.
struct Door(File);

impl Door {
    fn enter(place: &Path) -> io::Result<Self> {
        let door = lock_file(&place.join(DOOR))?;
        door.lock()?;
        Ok(Self(door))
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

fn for_one() -> DirBuilder {
    #[allow(unused_mut)]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

fn lock_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
