use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use crate::whole_file::keep_the_name;

const NAMED: &str = ".unfinished-submission-";
/// The file in it that is held for as long as somebody works there.
const IN_WORK: &str = ".in-work";

/// A folder that is being filled, beside its place; gone again unless it is finished.
pub struct Unfinished {
    folder: TempDir,
    in_work: File,
}

impl Unfinished {
    /// Begins one, and removes those around it that were left by an app that was killed: they hold evidence.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn beside(place: &Path) -> io::Result<Self> {
        sweep(parent(place));
        let folder = tempfile::Builder::new().prefix(NAMED).tempdir_in(parent(place))?;
        let in_work = File::create_new(folder.path().join(IN_WORK))?;
        // A disk that knows no locks is not swept.
        let _ = in_work.try_lock();
        Ok(Self { folder, in_work })
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Gives it its name.
    ///
    /// # Errors
    /// When the place cannot be written.
    pub fn finish(self, place: &Path) -> io::Result<()> {
        let Self { folder, in_work } = self;
        drop(in_work);
        fs::remove_file(folder.path().join(IN_WORK))?;
        fs::rename(folder.path(), place)?;
        // It is no longer where it would be cleaned up.
        let _ = folder.keep();
        keep_the_name(parent(place))
    }
}

/// Removes what bears our name and our mark, is no link, and is held by nobody.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(NAMED));
        if is_folder && is_ours && nobody_works_in(&entry.path()) {
            // What cannot be removed now is removed the next time.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn nobody_works_in(folder: &Path) -> bool {
    let mark: PathBuf = folder.join(IN_WORK);
    let is_file = mark.symlink_metadata().is_ok_and(|mark| mark.is_file());
    is_file && File::open(mark).is_ok_and(|mark| mark.try_lock().is_ok())
}

fn parent(place: &Path) -> &Path {
    place
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_being_filled_and_what_is_not_ours_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("out");
        let first = Unfinished::beside(&place).unwrap();
        let strangers = home.path().join(format!("{NAMED}mine"));
        fs::create_dir(&strangers).unwrap();
        let second = Unfinished::beside(&place).unwrap();
        assert!(first.path().exists() && second.path().exists() && strangers.exists());
        second.finish(&place).unwrap();
        assert_eq!(fs::read_dir(&place).unwrap().count(), 0, "the mark stays behind");
    }
}
