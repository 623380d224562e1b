use pathway::Id;
use vault::Unsealing;

use super::file_name::only_shows_itself;
use crate::{Code, Companion, Refusal, Result};

/// An attached file about to be handed to the system's own viewer; see [`HandOut`](super::HandOut).
pub struct Opening {
    pub(super) unsealing: Unsealing,
    pub(super) file_name: String,
}

impl Companion {
    /// Makes ready to show an attached file in the system's own viewer.
    ///
    /// # Errors
    /// When the file is no longer in the vault or is damaged, or is one that the system would run instead of showing it.
    pub fn begin_opening(&self, id: &Id) -> Result<Opening> {
        let evidence = self.one_evidence(id)?;
        let unsealing = self.vault.open_evidence(id)?;
        let mut reader = unsealing.clone().reader()?;
        let beginning = reader.next_chunk()?.unwrap_or_default();
        if !only_shows_itself(&evidence.file_name, beginning) {
            let message = "Files of this kind can act on their own when they are opened, so this one is not opened from \
                           here. If you trust it, save a copy and open that.";
            return Err(Refusal::new(Code::Invalid, message));
        }
        Ok(Opening {
            unsealing,
            file_name: evidence.file_name,
        })
    }
}

impl Opening {
    /// How much there is to read, in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.unsealing.size()
    }
}
