use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

/// Opens a file to be read. A pipe in its place would hold us up for ever, and a device has no end: only files are opened.
///
/// # Errors
/// [`io::ErrorKind::InvalidInput`] for anything else than a file.
pub fn open(path: &Path) -> io::Result<File> {
    // Before it is opened: opening a pipe is what waits.
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    File::open(path)
}

/// Reads a whole file that is never longer than this.
///
/// # Errors
/// [`io::ErrorKind::FileTooLarge`] for a longer one: somebody put it there, and it is not read to its end.
pub fn small(path: &Path, longest: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let length = open(path)?.take(longest + 1).read_to_end(&mut bytes)?;
    if length as u64 > longest {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}
