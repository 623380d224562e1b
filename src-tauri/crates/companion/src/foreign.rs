//! Reading files that anybody may have put there: a pipe or a device is not waited for, and what is longer than it may be is
//! not read to its end.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

/// # Errors
/// [`io::ErrorKind::InvalidInput`] for anything else than a file.
pub(crate) fn open_file(path: &Path) -> io::Result<File> {
    // Before it is opened: opening a pipe is what waits.
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    File::open(path)
}

/// # Errors
/// The same, and [`io::ErrorKind::FileTooLarge`] for one that is longer than so many bytes.
pub(crate) fn read_file(path: &Path, longest: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_file(path)?
        .take(longest.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > longest {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_is_read_and_no_further_than_it_may_be_long() {
        let home = tempfile::TempDir::new().unwrap();
        let file = home.path().join("copy.json");
        fs::write(&file, "12345").unwrap();
        assert_eq!(read_file(&file, 5).unwrap(), b"12345");
        assert_eq!(read_file(&file, 4).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(
            read_file(home.path(), 5).unwrap_err().kind(),
            io::ErrorKind::InvalidInput
        );
        #[cfg(unix)]
        {
            let endless = Path::new("/dev/zero");
            assert_eq!(read_file(endless, 5).unwrap_err().kind(), io::ErrorKind::InvalidInput);
        }
    }
}
