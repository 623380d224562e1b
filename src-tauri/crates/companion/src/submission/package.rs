use std::{
    fs::{self, File},
    io::{self, Seek, Write},
    path::{Path, PathBuf},
};

use exchange::archive::Archive;

use crate::{Code, Overwrite, Refusal, Result, whole_file};

/// Where files are put one after another.
pub trait Package: Write {
    /// Begins the next file.
    fn begin(&mut self, name: &str, size: u64) -> io::Result<()>;
}

impl<W: Write + Seek> Package for Archive<'_, W> {
    fn begin(&mut self, name: &str, size: u64) -> io::Result<()> {
        Archive::begin(self, name, size)
    }
}

/// Writes an archive: it appears whole or not at all.
pub fn archive(
    (file, overwrite): (&Path, Overwrite),
    day: chrono::NaiveDate,
    passphrase: Option<&str>,
    fill: impl FnOnce(&mut dyn Package) -> Result<()>,
) -> Result<()> {
    whole_file::write_by(file, overwrite, |beside| {
        let mut archive = Archive::new(beside, day, passphrase);
        fill(&mut archive)?;
        archive.finish().map_err(|error| Refusal::file(&error))
    })
}

/// Writes a folder: beside its place first, so that it has its name when it is whole.
pub fn folder(place: &Path, fill: impl FnOnce(&mut dyn Package) -> Result<()>) -> Result<()> {
    let refused = |error: io::Error| Refusal::file(&error);
    let taken = || {
        let message = "There is already a folder with this name, and it was left as it is. Choose another place.";
        Refusal::new(Code::AlreadyThere, message)
    };
    if place.exists() {
        return Err(taken());
    }
    let parent = place.parent().unwrap_or(Path::new("."));
    let beside = tempfile::Builder::new()
        .prefix(".unfinished-")
        .tempdir_in(parent)
        .map_err(refused)?;
    let mut folder = Folder {
        at: beside.path().to_owned(),
        file: None,
    };
    fill(&mut folder)?;
    folder.end().map_err(refused)?;
    if place.exists() {
        return Err(taken());
    }
    fs::rename(beside.path(), place).map_err(refused)?;
    // It is no longer where it would be cleaned up.
    let _ = beside.keep();
    Ok(())
}

struct Folder {
    at: PathBuf,
    file: Option<File>,
}

impl Folder {
    fn end(&mut self) -> io::Result<()> {
        self.file.take().map_or(Ok(()), |file| file.sync_all())
    }
}

impl Package for Folder {
    fn begin(&mut self, name: &str, _: u64) -> io::Result<()> {
        self.end()?;
        let path = self.at.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&self.at))?;
        self.file = Some(File::create_new(path)?);
        Ok(())
    }
}

impl Write for Folder {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or(Ok(0), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}
