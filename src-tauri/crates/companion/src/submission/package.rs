use std::{
    fs::{self, File},
    io::{self, Seek, Write},
    path::{Path, PathBuf},
};

use exchange::archive::Archive;

use super::unfinished::Unfinished;
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
    let mut filled = false;
    let written = whole_file::write_by(file, overwrite, |beside| {
        let mut archive = Archive::new(beside, day, passphrase);
        fill(&mut archive)?;
        archive.finish().map_err(|error| out(&error))?;
        filled = true;
        Ok(())
    });
    // All of it was there, and its folder is not any more.
    written.map_err(|refusal| match refusal.code {
        Code::NotFound if filled => out(&io::ErrorKind::NotFound.into()),
        _ => refusal,
    })
}

/// Writes a folder: beside its place first, so that it has its name when it is whole.
pub fn folder(place: &Path, fill: impl FnOnce(&mut dyn Package) -> Result<()>) -> Result<()> {
    if place.exists() {
        return Err(taken());
    }
    let beside = Unfinished::beside(place).map_err(|error| out(&error))?;
    let mut folder = Folder {
        at: beside.path().to_owned(),
        file: None,
    };
    fill(&mut folder)?;
    folder.end().map_err(|error| out(&error))?;
    if place.exists() {
        return Err(taken());
    }
    beside.finish(place).map_err(|error| out(&error))
}

fn taken() -> Refusal {
    let message = "There is already a folder with this name, and it was left as it is. Choose another place.";
    Refusal::new(Code::AlreadyThere, message)
}

/// What went wrong at the place that it was to lie in.
pub fn out(error: &io::Error) -> Refusal {
    if error.kind() == io::ErrorKind::NotFound {
        let message =
            "The folder that it was to lie in is no longer there. Your vault is not touched. Choose another place.";
        return Refusal::new(Code::CannotWrite, message);
    }
    Refusal::file(error)
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
        if let Some((inner, _)) = name.rsplit_once('/') {
            // This one alone: were the rest made too, a disk that was pulled out would go on as a folder of its name.
            match fs::create_dir(self.at.join(inner)) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                _ => {}
            }
        }
        self.file = Some(File::create_new(self.at.join(name))?);
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
