use std::{
    fs::File,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use chacha20poly1305::{XChaCha20Poly1305, aead::stream::DecryptorBE32};
use pathway::Id;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    Seal,
    chunks::{CHUNK, HEADER, Header, TAG},
    fill::fill,
    key::is_ours,
};
use crate::{Damage, Vault, VaultError, place, storage};

impl Vault {
    /// Makes ready to read an attached file, one in the trash too. The work itself needs the vault no more.
    ///
    /// # Errors
    /// [`VaultError::NoSuchEvidence`] or [`VaultError::Damaged`].
    pub fn open_evidence(&self, id: &Id) -> Result<Unsealing, VaultError> {
        let seal = storage::evidence::seal(&self.connection, id)?.ok_or(VaultError::NoSuchEvidence)?;
        Ok(Unsealing::of(seal, &place::evidence(&self.folder)))
    }
}

/// An attached file about to be read.
#[derive(Clone)]
pub struct Unsealing {
    seal: Seal,
    pub(super) path: PathBuf,
}

impl Unsealing {
    /// Of a file in this folder, under its own name.
    pub(crate) fn of(seal: Seal, folder: &Path) -> Self {
        let path = folder.join(&seal.file);
        Self { seal, path }
    }

    /// The same file where it lies elsewhere: in a backup.
    #[must_use]
    pub(crate) fn lying_at(self, path: PathBuf) -> Self {
        Self { path, ..self }
    }

    #[must_use]
    pub fn id(&self) -> &Id {
        &self.seal.id
    }

    /// Of the file as it was attached, in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.seal.size
    }

    /// Opens the file.
    ///
    /// # Errors
    /// [`Damage::Evidence`] when it is not there or does not begin like one of ours; [`VaultError::CannotRead`].
    pub fn reader(self) -> Result<EvidenceReader, VaultError> {
        let Self { seal, path } = self;
        let damaged = VaultError::damaged(Damage::Evidence { id: seal.id.clone() });
        if !is_ours(&seal.file) {
            return Err(damaged);
        }
        let mut file = match place::open(&path) {
            Ok(file) => file,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidInput) => {
                return Err(damaged);
            }
            Err(error) => return Err(VaultError::reading(&path)(error)),
        };
        let mut header = [0; HEADER];
        let read = fill(&mut file, &mut header).map_err(VaultError::reading(&path))?;
        let header = Header::read(header).filter(|_| read == HEADER).ok_or(damaged)?;
        Ok(EvidenceReader {
            bound_to: header.bound_to(&seal.id),
            state: State::Open(header.decryptor(&seal.key)),
            buffer: Zeroizing::new(vec![0; CHUNK + TAG]),
            given: CHUNK + TAG,
            size: 0,
            hash: Sha256::new(),
            file,
            path,
            seal,
        })
    }

    /// Reads the whole file into `target`. `progress` hears how many bytes are done; `cancel` is looked at after each
    /// chunk.
    ///
    /// What was written before an error is a part of the file at best: the caller removes it.
    ///
    /// # Errors
    /// As [`Self::reader`] and [`EvidenceReader::next_chunk`]; [`VaultError::Cancelled`]; [`VaultError::CannotCopyOut`]
    /// when the target fails.
    pub fn run(
        self,
        mut target: impl Write,
        progress: &mut dyn FnMut(u64),
        cancel: &AtomicBool,
    ) -> Result<(), VaultError> {
        let out = |error: io::Error| VaultError::CannotCopyOut { kind: error.kind() };
        let mut reader = self.reader()?;
        let mut done = 0;
        loop {
            if cancel.load(Ordering::Relaxed) {
                return Err(VaultError::Cancelled);
            }
            let Some(chunk) = reader.next_chunk()? else { break };
            target.write_all(chunk).map_err(out)?;
            done += chunk.len() as u64;
            progress(done);
        }
        target.flush().map_err(out)
    }

    /// Reads the whole file only to know that it is what was attached.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub fn verify(self, progress: &mut dyn FnMut(u64), cancel: &AtomicBool) -> Result<(), VaultError> {
        self.run(io::sink(), progress, cancel)
    }
}

/// Reads an attached file chunk by chunk, and gives nothing that was not authenticated before.
///
/// Read to its end without an error, what it gave is exactly what was attached.
pub struct EvidenceReader {
    seal: Seal,
    path: PathBuf,
    file: File,
    bound_to: Vec<u8>,
    state: State,
    buffer: Zeroizing<Vec<u8>>,
    /// How much of the buffer [`Read`] has given.
    given: usize,
    size: u64,
    hash: Sha256,
}

enum State {
    Open(DecryptorBE32<XChaCha20Poly1305>),
    AtItsEnd,
    Failed,
}

impl EvidenceReader {
    /// The next part of the file; nothing at its end.
    ///
    /// # Errors
    /// [`Damage::Evidence`] when it is not what was attached, and from then on always; [`VaultError::CannotRead`].
    pub fn next_chunk(&mut self) -> Result<Option<&[u8]>, VaultError> {
        let decryptor = match std::mem::replace(&mut self.state, State::Failed) {
            State::Open(decryptor) => decryptor,
            State::AtItsEnd => {
                self.state = State::AtItsEnd;
                self.given = self.buffer.len();
                return Ok(None);
            }
            State::Failed => return Err(self.damaged()),
        };
        self.buffer.resize(CHUNK + TAG, 0);
        let read = fill(&mut self.file, &mut self.buffer).map_err(VaultError::reading(&self.path))?;
        self.buffer.truncate(read);
        self.state = if read == CHUNK + TAG {
            self.decrypt_next(decryptor)?
        } else {
            self.decrypt_last(decryptor)?
        };
        self.given = 0;
        Ok(Some(&self.buffer))
    }

    fn decrypt_next(&mut self, mut decryptor: DecryptorBE32<XChaCha20Poly1305>) -> Result<State, VaultError> {
        let opened = decryptor.decrypt_next_in_place(&self.bound_to, &mut *self.buffer);
        opened.map_err(|_| self.damaged())?;
        self.count();
        Ok(State::Open(decryptor))
    }

    /// Also compares the whole with what was attached.
    fn decrypt_last(&mut self, decryptor: DecryptorBE32<XChaCha20Poly1305>) -> Result<State, VaultError> {
        let opened = decryptor.decrypt_last_in_place(&self.bound_to, &mut *self.buffer);
        opened.map_err(|_| self.damaged())?;
        self.count();
        let sha256: [u8; 32] = self.hash.finalize_reset().into();
        if self.size == self.seal.size && sha256 == self.seal.sha256 {
            Ok(State::AtItsEnd)
        } else {
            Err(self.damaged())
        }
    }

    fn count(&mut self) {
        self.size += self.buffer.len() as u64;
        self.hash.update(&*self.buffer);
    }

    /// Nothing that was read stays readable.
    fn damaged(&mut self) -> VaultError {
        self.buffer.clear();
        self.given = 0;
        VaultError::damaged(Damage::Evidence {
            id: self.seal.id.clone(),
        })
    }
}

impl Read for EvidenceReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.buffer.len() {
            if self.next_chunk().map_err(io::Error::other)?.is_none() {
                return Ok(0);
            }
        }
        let rest = &self.buffer[self.given..];
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.given += count;
        Ok(count)
    }
}
