//! Whether somebody else looks on: while the screen is shared, nothing private is handed to the window.

use std::sync::atomic::{AtomicBool, Ordering};

use companion::{Code, Refusal, Result};

/// Whether what is private is hidden. It stays so behind a lock, until somebody says otherwise.
pub struct Sharing(AtomicBool);

impl Sharing {
    pub fn new(on: bool) -> Self {
        Self(AtomicBool::new(on))
    }

    pub fn is_on(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    pub fn turn(&self, on: bool) {
        self.0.store(on, Ordering::SeqCst);
    }

    /// Before private words are handed to the window.
    ///
    /// # Errors
    /// While the screen is shared.
    pub fn allows_private(&self) -> Result<()> {
        if self.is_on() {
            return Err(hidden());
        }
        Ok(())
    }
}

/// Why something private is not handed out now.
pub fn hidden() -> Refusal {
    Refusal::new(
        Code::Invalid,
        "Private notes and concerns are hidden while you share your screen. They are safe, and shown again when you say so.",
    )
}
