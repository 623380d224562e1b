//! Many files as one (.zip), written as they come and never held in memory.

use std::io::{self, Seek, Write};

use chrono::{Datelike, NaiveDate};
use zip::{AesMode, CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// From this size on a file needs the format's longer fields.
const LARGE: u64 = u32::MAX as u64 / 2;

/// An archive under way.
pub struct Archive<'p, W: Write + Seek> {
    zip: ZipWriter<W>,
    day: NaiveDate,
    passphrase: Option<&'p str>,
}

impl<'p, W: Write + Seek> Archive<'p, W> {
    /// Every file in it is of this day. With a passphrase each is encrypted (AES-256); their names can be read without it.
    pub fn new(target: W, day: NaiveDate, passphrase: Option<&'p str>) -> Self {
        Self {
            zip: ZipWriter::new(target),
            day,
            passphrase,
        }
    }

    /// Begins the next file; what is written from here on is its content. Recordings and PDFs are packed already, so they
    /// are stored as they are.
    ///
    /// # Errors
    /// When the target fails.
    pub fn begin(&mut self, name: &str, size: u64) -> io::Result<()> {
        let number = |part: u32| u8::try_from(part).unwrap_or(1);
        let year = u16::try_from(self.day.year()).unwrap_or(1980);
        let day = DateTime::from_date_and_time(year, number(self.day.month()), number(self.day.day()), 0, 0, 0);
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(day.unwrap_or_default())
            .large_file(size > LARGE);
        match self.passphrase {
            Some(passphrase) => {
                let options = options.with_aes_encryption(AesMode::Aes256, passphrase);
                self.zip.start_file(name, options)?;
            }
            None => self.zip.start_file(name, options)?,
        }
        Ok(())
    }

    /// Ends the archive.
    ///
    /// # Errors
    /// When the target fails.
    pub fn finish(self) -> io::Result<()> {
        self.zip.finish()?;
        Ok(())
    }
}

impl<W: Write + Seek> Write for Archive<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.zip.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::{Cursor, Read};

    use zip::ZipArchive;

    use super::*;

    fn packed(passphrase: Option<&str>) -> ZipArchive<Cursor<Vec<u8>>> {
        let mut bytes = Cursor::new(Vec::new());
        let mut archive = Archive::new(&mut bytes, NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), passphrase);
        archive.begin("evidence/Übung.txt", 8).unwrap();
        archive.write_all(b"Kolkrabe").unwrap();
        archive.finish().unwrap();
        assert_eq!(
            bytes.get_ref().windows(8).any(|here| here == b"Kolkrabe"),
            passphrase.is_none()
        );
        ZipArchive::new(bytes).unwrap()
    }

    #[test]
    fn a_file_comes_out_as_it_went_in() {
        let mut archive = packed(None);
        let mut text = String::new();
        archive
            .by_name("evidence/Übung.txt")
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "Kolkrabe");
    }

    #[test]
    fn with_a_passphrase_it_opens_with_that_alone() {
        let mut archive = packed(Some("five words of the list"));
        assert!(archive.by_index(0).is_err());
        assert!(archive.by_index_decrypt(0, b"other").is_err());
        let mut text = String::new();
        let mut file = archive.by_index_decrypt(0, b"five words of the list").unwrap();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text, "Kolkrabe");
    }
}
