use std::{
    fs::File,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use chrono::NaiveDate;
use pathway::records::{Submission, SubmissionForm, SubmittedFile};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use sha2::{Digest, Sha256};
use specta::Type;
use vault::VaultError;

use super::{
    as_number,
    begin::{Content, Part, at},
    draft::{Holds, Lying},
    fits_a_mail, index, metadata,
    package::{self, Package, out},
};
use crate::{Code, Companion, Moment, Overwrite, Refusal, Result, companion::new_id, evidence::size_in_words};

/// Everything that was chosen, about to be written.
pub struct Assembling {
    pub(super) parts: Vec<Part>,
    pub(super) form: SubmissionForm,
    pub(super) place: PathBuf,
    pub(super) overwrite: Overwrite,
    pub(super) day: NaiveDate,
    pub(super) passphrase: Option<SecretString>,
    pub(super) holds: Holds,
    pub(super) heading: index::Heading,
}

/// It lies at its place, and is not noted in the vault yet.
pub struct Written {
    form: SubmissionForm,
    place: PathBuf,
    passphrase: Option<SecretString>,
    files: Vec<SubmittedFile>,
    sha256: String,
    bytes: u64,
    holds: Holds,
}

/// A submission that was put together.
#[derive(Clone, Debug, PartialEq, Serialize, Type)]
pub struct Assembled {
    pub submission: Submission,
    /// The folder that it lies in, for the person to read.
    pub folder: String,
    /// Like "12 MB".
    pub size: String,
    pub fits_a_mail: bool,
    /// What the archive opens with; shown once and kept nowhere.
    pub passphrase: Option<String>,
}

impl Assembling {
    /// How much there is to write, in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.parts.iter().map(|part| part.content.size()).sum()
    }

    /// Writes it: it appears whole or not at all. `progress` hears how many bytes are done.
    ///
    /// # Errors
    /// When it was cancelled, a file is damaged, something is at the place already, or the place cannot be written to.
    pub fn run(self, progress: &mut dyn FnMut(u64), cancel: &AtomicBool) -> Result<Written> {
        let Self {
            parts,
            form,
            place,
            overwrite,
            day,
            passphrase,
            holds,
            heading,
        } = self;
        let (mut files, mut items) = (Vec::new(), Vec::new());
        let fill = |package: &mut dyn Package| -> Result<()> {
            let mut done = 0;
            for part in parts {
                let size = part.content.size();
                let name = part.name.clone();
                items.push(part.item.clone());
                let mut told = |of_this: u64| progress(done + of_this);
                let file = write(package, part, &mut told, cancel).map_err(|refusal| at(&name, refusal))?;
                done += size;
                files.push(file);
            }
            let indices = [
                (index::PAPER, index::paper(heading, &files, &items)?),
                (index::TABLE, index::table(&files)?),
            ];
            for (name, bytes) in indices {
                let written = package
                    .begin(name, bytes.len() as u64)
                    .and_then(|()| package.write_all(&bytes));
                written.map_err(|error| at(name, out(&error)))?;
            }
            Ok(())
        };
        match form {
            SubmissionForm::Folder => package::folder(&place, fill)?,
            SubmissionForm::Zip | SubmissionForm::EncryptedZip => {
                let passphrase = passphrase.as_ref().map(|secret| secret.expose_secret());
                package::archive((&place, overwrite), day, passphrase, fill)?;
            }
        }
        let (sha256, bytes) = match form {
            SubmissionForm::Folder => (String::new(), files.iter().map(|file| index::whole(file.bytes)).sum()),
            _ => hash_of(&place).map_err(|error| out(&error))?,
        };
        Ok(Written {
            form,
            place,
            passphrase,
            files,
            sha256,
            bytes,
            holds,
        })
    }
}

impl Companion {
    /// Notes what was put together, when, and each file's hash.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn finish_assembling(&mut self, written: Written, moment: Moment) -> Result<Assembled> {
        let text = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned());
        let submission = Submission {
            id: new_id()?,
            assembled_on: moment.today,
            form: written.form,
            name: text(written.place.file_name()).unwrap_or_default(),
            sha256: written.sha256,
            bytes: as_number(written.bytes),
            files: written.files,
        };
        let record = submission.clone().into();
        self.vault
            .transact(moment.instant, |writing| {
                // No undo takes back what has left the app.
                writing.is_no_step();
                writing.put(&record)?;
                Ok::<_, VaultError>(())
            })
            .map_err(|error| {
                let refusal = Refusal::from(error);
                let message = format!("It is put together, but the vault could not note that: {refusal}");
                Refusal { message, ..refusal }
            })?;
        self.assembled = Some(Lying {
            submission: submission.clone(),
            file: written.place.clone(),
            holds: written.holds,
        });
        Ok(Assembled {
            submission,
            folder: text(written.place.parent().map(Path::as_os_str)).unwrap_or_default(),
            size: size_in_words(written.bytes),
            fits_a_mail: written.form != SubmissionForm::Folder && fits_a_mail(written.bytes),
            passphrase: written.passphrase.map(|secret| secret.expose_secret().to_owned()),
        })
    }
}

/// One file into the package; what it holds there, and the hash of that.
fn write(
    package: &mut dyn Package,
    part: Part,
    progress: &mut dyn FnMut(u64),
    cancel: &AtomicBool,
) -> Result<SubmittedFile> {
    if cancel.load(Ordering::Relaxed) {
        return Err(VaultError::Cancelled.into());
    }
    let refused = |error: io::Error| out(&error);
    let mut through = Counted {
        package,
        hash: Sha256::new(),
        bytes: 0,
        failed: None,
    };
    match part.content {
        Content::Made(bytes) => {
            through.package.begin(&part.name, bytes.len() as u64).map_err(refused)?;
            through.write_all(&bytes).map_err(refused)?;
            progress(bytes.len() as u64);
        }
        Content::Attached(file) => {
            through.package.begin(&part.name, file.size()).map_err(refused)?;
            let done = file.run(&mut through, progress, cancel);
            // What the place says of itself is more than that it could not be written.
            if let Some(error) = through.failed.take() {
                return Err(out(&error));
            }
            done?;
        }
        Content::Picture(file, media) => {
            let mut bytes = Vec::new();
            file.run(&mut bytes, progress, cancel)?;
            let clean = metadata::without(media, &bytes).ok_or_else(|| {
                let message =
                    "This picture is not whole, so nobody knows what else it holds. Attach it anew, or leave it out.";
                Refusal::new(Code::Invalid, message)
            })?;
            through.package.begin(&part.name, clean.len() as u64).map_err(refused)?;
            through.write_all(&clean).map_err(refused)?;
        }
    }
    Ok(SubmittedFile {
        bytes: as_number(through.bytes),
        sha256: hexadecimal(through.hash),
        name: part.name,
    })
}

/// Counts and hashes what goes through.
struct Counted<'a> {
    package: &'a mut dyn Package,
    hash: Sha256,
    bytes: u64,
    failed: Option<io::Error>,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match self.package.write(bytes) {
            Ok(written) => written,
            Err(error) => {
                let kind = error.kind();
                self.failed = Some(error);
                return Err(kind.into());
            }
        };
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.package.flush()
    }
}

/// SHA-256 of a file, in hexadecimal, and its size in bytes.
pub(super) fn hash_of(file: &Path) -> io::Result<(String, u64)> {
    let mut hash = Sha256::new();
    let bytes = io::copy(&mut File::open(file)?, &mut hash)?;
    Ok((hexadecimal(hash), bytes))
}

fn hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
