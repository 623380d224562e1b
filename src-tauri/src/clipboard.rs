//! The system's clipboard. What goes there is a record's text, so no history of the clipboard and no cloud may keep it.

use std::sync::{Arc, Mutex, PoisonError};

use companion::{Code, Refusal, Result};

/// A clone holds the same clipboard. On Linux the text is there as long as the app is: it is gone after a lock.
#[derive(Clone, Default)]
pub struct Clipboard {
    held: Arc<Mutex<Option<arboard::Clipboard>>>,
}

impl Clipboard {
    /// Puts a text there.
    ///
    /// # Errors
    /// When the system has no clipboard, or another program holds it.
    pub fn put(&self, text: String) -> Result<()> {
        let refused = |_| {
            let message =
                "The text could not be put on the clipboard, perhaps because another program is using it. Try again.";
            Refusal::new(Code::CannotWrite, message)
        };
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let clipboard = match held.as_mut() {
            Some(clipboard) => clipboard,
            None => held.insert(arboard::Clipboard::new().map_err(refused)?),
        };
        privately(clipboard.set()).text(text).map_err(refused)
    }
}

#[cfg(target_os = "linux")]
fn privately(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

#[cfg(target_os = "macos")]
fn privately(set: arboard::Set<'_>) -> arboard::Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}

#[cfg(windows)]
fn privately(set: arboard::Set<'_>) -> arboard::Set<'_> {
    use arboard::SetExtWindows;

    set.exclude_from_monitoring()
        .exclude_from_cloud()
        .exclude_from_history()
}
