use std::{
    fs::{self, File},
    io::{Read, Write},
    path::PathBuf,
    sync::atomic::{AtomicBool, Ordering},
};

use pathway::Id;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    Key, Seal,
    chunks::{CHUNK, Header, TAG},
    fill::fill,
    key::{new_name, unfinished},
};
use crate::{Vault, VaultError, keys::random, place};

/// So much is written before it is brought to the disk: a save in between never waits for two gigabytes.
const FLUSHED_EVERY: u64 = 32 << 20;

impl Vault {
    /// Makes ready to encrypt a file into the vault's folder. The work itself needs the vault no more.
    ///
    /// # Errors
    /// [`VaultError::CannotWrite`] or [`VaultError::DiskFull`].
    pub fn begin_evidence(&self) -> Result<Sealing, VaultError> {
        Sealing::under(
            Id::from_random(u128::from_be_bytes(random()?)),
            place::evidence(&self.folder),
        )
    }
}

/// A file about to be encrypted. Whatever ends the work before its time leaves no row, and no file once the vault was
/// opened again.
pub struct Sealing {
    id: Id,
    key: Key,
    folder: PathBuf,
    name: String,
}

/// A file that lies encrypted in the vault's folder, but does not count before [`crate::Writing::add_evidence`].
pub struct Sealed {
    pub(super) seal: Seal,
    pub(super) folder: PathBuf,
}

impl Sealing {
    /// Also the folder, where there was none yet.
    pub(super) fn under(id: Id, folder: PathBuf) -> Result<Self, VaultError> {
        if !folder.exists() {
            place::folder_for_one(&folder)
                .and_then(|()| folder.parent().map_or(Ok(()), place::sync_folder))
                .map_err(VaultError::writing(&folder))?;
        }
        Ok(Self {
            id,
            key: Key::make()?,
            name: new_name()?,
            folder,
        })
    }

    /// The evidence's id to be.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// Encrypts everything that the source gives. `progress` hears how many bytes of it are done; `cancel` is looked at
    /// after each chunk.
    ///
    /// # Errors
    /// [`VaultError::Cancelled`], [`VaultError::CannotCopyIn`] when the source fails, [`VaultError::CannotWrite`] or
    /// [`VaultError::DiskFull`]. Nothing is left behind then.
    pub fn run(
        self,
        mut source: impl Read,
        progress: &mut dyn FnMut(u64),
        cancel: &AtomicBool,
    ) -> Result<Sealed, VaultError> {
        let unfinished = Unfinished::new(self.folder.join(unfinished(&self.name)));
        let mut out = Out::create(&unfinished.path)?;
        let header = Header::make()?;
        out.write(header.bytes())?;

        let bound_to = header.bound_to(&self.id);
        let mut encryptor = header.encryptor(&self.key);
        let (mut plain, mut size) = (Sha256::new(), 0);
        let mut buffer = Zeroizing::new(vec![0; CHUNK + TAG]);
        let unexpected = |_| VaultError::Unexpected { code: 0 };
        loop {
            if cancel.load(Ordering::Relaxed) {
                return Err(VaultError::Cancelled);
            }
            buffer.resize(CHUNK, 0);
            let read =
                fill(&mut source, &mut buffer).map_err(|error| VaultError::CannotCopyIn { kind: error.kind() })?;
            buffer.truncate(read);
            plain.update(&*buffer);
            size += read as u64;
            if read < CHUNK {
                encryptor
                    .encrypt_last_in_place(&bound_to, &mut *buffer)
                    .map_err(unexpected)?;
                out.write(&buffer)?;
                break;
            }
            encryptor
                .encrypt_next_in_place(&bound_to, &mut *buffer)
                .map_err(unexpected)?;
            out.write(&buffer)?;
            progress(size);
        }
        let (sealed_size, sealed_sha256) = out.finish()?;
        unfinished.becomes(&self.folder.join(&self.name))?;
        progress(size);
        Ok(Sealed {
            seal: Seal {
                id: self.id,
                file: self.name,
                key: self.key,
                size,
                sha256: plain.finalize().into(),
                sealed_size,
                sealed_sha256,
            },
            folder: self.folder,
        })
    }
}

impl Sealed {
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.seal.id
    }

    /// Of the file as it was attached, in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.seal.size
    }

    #[must_use]
    pub fn sha256(&self) -> &[u8; 32] {
        &self.seal.sha256
    }

    /// Removes the file again: for one that was never added. After a failed commit it is left for the next opening, which
    /// knows whether the commit had come through.
    pub fn discard(self) {
        let _ = fs::remove_file(self.path());
    }

    pub(super) fn path(&self) -> PathBuf {
        self.folder.join(&self.seal.file)
    }
}

/// The encrypted file while it is written.
struct Out {
    file: File,
    path: PathBuf,
    size: u64,
    since_flush: u64,
    hash: Sha256,
}

impl Out {
    fn create(path: &std::path::Path) -> Result<Self, VaultError> {
        let file = place::private()
            .create_new(true)
            .open(path)
            .map_err(VaultError::writing(path))?;
        Ok(Self {
            file,
            path: path.to_owned(),
            size: 0,
            since_flush: 0,
            hash: Sha256::new(),
        })
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), VaultError> {
        let writing = VaultError::writing(&self.path);
        self.file.write_all(bytes).map_err(&writing)?;
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        self.since_flush += bytes.len() as u64;
        if self.since_flush >= FLUSHED_EVERY {
            self.file.sync_data().map_err(&writing)?;
            self.since_flush = 0;
        }
        Ok(())
    }

    fn finish(self) -> Result<(u64, [u8; 32]), VaultError> {
        self.file.sync_all().map_err(VaultError::writing(&self.path))?;
        Ok((self.size, self.hash.finalize().into()))
    }
}

/// A file that is gone again unless it gets its name.
struct Unfinished {
    path: PathBuf,
}

impl Unfinished {
    fn new(path: PathBuf) -> Self {
        Self { path }
    }

    fn becomes(self, path: &std::path::Path) -> Result<(), VaultError> {
        fs::rename(&self.path, path)
            .and_then(|()| path.parent().map_or(Ok(()), place::sync_folder))
            .map_err(VaultError::writing(path))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Not there any more once it has its name.
        let _ = fs::remove_file(&self.path);
    }
}
