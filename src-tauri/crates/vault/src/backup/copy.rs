//! Copying bytes that count: hashed on the way, safe on the disk at the end, and stopped when it is no longer wanted.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::Path,
    sync::atomic::{AtomicBool, Ordering::SeqCst},
};

use sha2::{Digest, Sha256};

use crate::{VaultError, keys::hex, place};

/// How far a long work is, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: u64,
    /// Grows when more is found to do.
    pub of: u64,
}

/// Long work that is watched: by somebody who sees how far it is, and may stop it.
pub struct Watched<'a> {
    progress: &'a mut dyn FnMut(Progress),
    /// Each of them stops it.
    stops: Vec<&'a AtomicBool>,
    at: Progress,
}

impl<'a> Watched<'a> {
    pub fn new(progress: &'a mut dyn FnMut(Progress), cancel: &'a AtomicBool) -> Self {
        let at = Progress { done: 0, of: 0 };
        let stops = vec![cancel];
        Self { progress, stops, at }
    }

    pub fn also_stopped_by(&mut self, stop: &'a AtomicBool) {
        self.stops.push(stop);
    }

    pub fn expect(&mut self, bytes: u64) {
        self.at.of += bytes;
    }

    /// # Errors
    /// [`VaultError::Cancelled`].
    pub fn go_on(&self) -> Result<(), VaultError> {
        let stops = self.stops.iter().any(|stop| stop.load(SeqCst));
        if stops { Err(VaultError::Cancelled) } else { Ok(()) }
    }

    /// # Errors
    /// [`VaultError::Cancelled`].
    pub fn step(&mut self, bytes: u64) -> Result<(), VaultError> {
        self.go_on()?;
        self.at.done = self.at.of.min(self.at.done + bytes);
        (self.progress)(self.at);
        Ok(())
    }
}

/// The size of a file, and the SHA-256 of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    pub size: u64,
    pub sha256: String,
}

const CHUNK: usize = 1 << 18;

/// Reads a file to its end. What goes wrong with reading is told as `reading` tells it.
pub fn seal(
    from: &mut impl Read,
    reading: impl Fn(io::Error) -> VaultError,
    watched: &mut Watched<'_>,
    mut each: impl FnMut(&[u8]) -> Result<(), VaultError>,
) -> Result<Seal, VaultError> {
    let (mut hash, mut size, mut chunk) = (Sha256::new(), 0, vec![0; CHUNK]);
    loop {
        let read = match from.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(reading(error)),
        };
        let bytes = chunk.get(..read).unwrap_or_default();
        hash.update(bytes);
        each(bytes)?;
        size += read as u64;
        watched.step(read as u64)?;
    }
    Ok(Seal {
        size,
        sha256: hex(&hash.finalize()),
    })
}

pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub fn seal_of(file: &Path, watched: &mut Watched<'_>) -> Result<Seal, VaultError> {
    let mut from = place::open(file).map_err(VaultError::reading(file))?;
    seal(&mut from, VaultError::reading(file), watched, |_| Ok(()))
}

/// Copies into a file that is not there yet; when this returns, the copy survives a power cut.
pub fn copy(from: &mut impl Read, source: &Path, to: &Path, watched: &mut Watched<'_>) -> Result<Seal, VaultError> {
    let writing = VaultError::writing(to);
    let mut file = place::private().create_new(true).open(to).map_err(&writing)?;
    let sealed = seal(from, VaultError::reading(source), watched, |bytes| {
        file.write_all(bytes).map_err(&writing)
    })?;
    file.sync_all().map_err(&writing)?;
    Ok(sealed)
}

/// Reads a file that others read too, from its beginning, leaving their place in it alone.
pub struct Image<'a> {
    file: &'a File,
    at: u64,
    end: u64,
}

impl<'a> Image<'a> {
    pub fn new(file: &'a File, size: u64) -> Self {
        Self { file, at: 0, end: size }
    }
}

impl Read for Image<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end - self.at).unwrap_or(usize::MAX);
        let wanted = left.min(buffer.len());
        let Some(buffer) = buffer.get_mut(..wanted).filter(|buffer| !buffer.is_empty()) else {
            return Ok(0);
        };
        let read = read_at(self.file, buffer, self.at)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.at += read as u64;
        Ok(read)
    }
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, at)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, at)
}
