use std::{
    fs::{self, File},
    io::{self, Read, Seek},
    path::Path,
    sync::atomic::AtomicBool,
};

use pathway::{Id, check::LONGEST_LINE};
use vault::{NewEvidence, Sealed, Sealing, VaultError};

use super::{EvidenceView, media, view::view};
use crate::{Code, Companion, Moment, Refusal, Result};

/// A file about to be taken into the vault.
pub struct Attaching {
    sealing: Sealing,
    file: File,
    size: u64,
    new: NewEvidence,
}

/// A file that lies encrypted in the vault's folder, and counts once it was finished.
pub struct Attached {
    sealed: Sealed,
    new: NewEvidence,
}

impl Companion {
    /// Attaches a file to a record; the person's own file stays where it is. For a file that may be large, take the three
    /// steps one by one.
    ///
    /// # Errors
    /// As each of the three.
    pub fn attach(&mut self, record: &Id, path: &Path, moment: Moment) -> Result<EvidenceView> {
        let attaching = self.begin_attaching(record, path)?;
        let attached = attaching.run(&mut |_| {}, &AtomicBool::new(false))?;
        self.finish_attaching(attached, moment)
    }

    /// Opens a file that is to be attached to a record of any kind.
    ///
    /// # Errors
    /// When the record is not in the vault, or the file cannot be read, is a folder or belongs to the vault itself.
    pub fn begin_attaching(&self, record: &Id, path: &Path) -> Result<Attaching> {
        self.record(record)?;
        let unreadable = |error: io::Error| refused(&error);
        // Before it is opened: opening a pipe would wait for ever.
        if !fs::metadata(path).map_err(unreadable)?.is_file() {
            let message = "This is not a file, so it was not attached. Choose a file; pack a folder into one first.";
            return Err(Refusal::new(Code::Invalid, message));
        }
        let real = path.canonicalize().map_err(unreadable)?;
        if self
            .folder()
            .canonicalize()
            .is_ok_and(|folder| real.starts_with(folder))
        {
            let message = "This file belongs to the vault itself, so it was not attached. Choose a file outside of it.";
            return Err(Refusal::new(Code::Invalid, message));
        }
        let mut file = File::open(&real).map_err(unreadable)?;
        let file_name = name_of(path);
        let mut beginning = Vec::new();
        (&mut file)
            .take(media::ENOUGH)
            .read_to_end(&mut beginning)
            .map_err(unreadable)?;
        file.rewind().map_err(unreadable)?;
        Ok(Attaching {
            sealing: self.vault.begin_evidence()?,
            size: file.metadata().map_err(unreadable)?.len(),
            file,
            new: NewEvidence {
                record: record.clone(),
                media_type: media::guess(&beginning, &file_name).to_owned(),
                file_name,
                consent: vault::Consent::default(),
            },
        })
    }

    /// Keeps a file that was taken in.
    ///
    /// # Errors
    /// When the record was removed for good meanwhile, the vault was locked in between, or it cannot be written.
    pub fn finish_attaching(&mut self, attached: Attached, moment: Moment) -> Result<EvidenceView> {
        let Attached { sealed, new } = attached;
        self.vault.transact(moment.instant, |writing| {
            writing.add_evidence(&sealed, &new)?;
            Ok::<_, VaultError>(())
        })?;
        Ok(view(self.one_evidence(sealed.id())?, moment.today))
    }
}

impl Attaching {
    /// How much there is to read, in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Encrypts the file into the vault's folder. `progress` hears how many bytes are done.
    ///
    /// # Errors
    /// When it was cancelled, the file cannot be read or the vault's disk is full. Nothing is left behind then.
    pub fn run(self, progress: &mut dyn FnMut(u64), cancel: &AtomicBool) -> Result<Attached> {
        Ok(Attached {
            sealed: self.sealing.run(self.file, progress, cancel)?,
            new: self.new,
        })
    }
}

/// The file's own name, no longer than a line may be.
fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.chars().take(LONGEST_LINE).collect()
}

fn refused(error: &io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::NotFound => Refusal::file(error),
        kind => VaultError::CannotCopyIn { kind }.into(),
    }
}
