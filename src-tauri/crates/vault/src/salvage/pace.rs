use std::sync::atomic::{AtomicBool, Ordering};

use crate::VaultError;

/// How far it is with looking or saving, and whether it shall go on.
pub struct Pace<'p> {
    done: u64,
    of: u64,
    tell: &'p mut dyn FnMut(u64, u64),
    cancel: &'p AtomicBool,
}

impl<'p> Pace<'p> {
    /// `tell` hears how many bytes are done, of how many; `cancel` is looked at often.
    pub fn new(tell: &'p mut dyn FnMut(u64, u64), cancel: &'p AtomicBool) -> Self {
        Self {
            done: 0,
            of: 0,
            tell,
            cancel,
        }
    }

    /// From here on there are so many bytes.
    pub(super) fn begin(&mut self, of: u64) {
        (self.done, self.of) = (0, of);
    }

    /// So many bytes more are done.
    ///
    /// # Errors
    /// [`VaultError::Cancelled`].
    pub(super) fn step(&mut self, bytes: usize) -> Result<(), VaultError> {
        if self.cancel.load(Ordering::Relaxed) {
            return Err(VaultError::Cancelled);
        }
        self.done += bytes as u64;
        (self.tell)(self.done.min(self.of), self.of);
        Ok(())
    }
}
