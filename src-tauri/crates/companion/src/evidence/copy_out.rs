use std::{
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use pathway::Id;
use vault::Unsealing;

use crate::{Companion, Overwrite, Result, whole_file};

/// A readable copy of an attached file, about to be written.
pub struct CopyingOut {
    unsealing: Unsealing,
    file: PathBuf,
    overwrite: Overwrite,
}

impl Companion {
    /// Makes ready to write a readable copy of an attached file to a place that the person chose.
    ///
    /// # Errors
    /// When the attached file is no longer in the vault.
    pub fn begin_copying_out(&self, id: &Id, file: &Path, overwrite: Overwrite) -> Result<CopyingOut> {
        self.one_evidence(id)?;
        Ok(CopyingOut {
            unsealing: self.vault.open_evidence(id)?,
            file: file.to_owned(),
            overwrite,
        })
    }
}

impl CopyingOut {
    /// How much there is to write, in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.unsealing.size()
    }

    /// Writes the copy: it appears whole and as it was attached, or not at all.
    ///
    /// # Errors
    /// When it was cancelled, the attached file is damaged, there already is a file, or the place cannot be written to.
    pub fn run(self, progress: &mut dyn FnMut(u64), cancel: &AtomicBool) -> Result<()> {
        let Self {
            unsealing,
            file,
            overwrite,
        } = self;
        whole_file::write_by(&file, overwrite, |beside| Ok(unsealing.run(beside, progress, cancel)?))
    }
}
