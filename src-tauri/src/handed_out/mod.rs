//! Readable copies of attached files, while somebody looks at them in the system's own viewer.

mod after;

use std::{
    path::{Path, PathBuf},
    process::ChildStdin,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

pub use after::{place as stays_behind_for, wait as stay_behind};

use companion::{
    Result,
    evidence::{HandOut, HandingOut, Opening},
};

/// A clone holds the same copies.
#[derive(Clone)]
pub struct HandedOut {
    out: Arc<Mutex<HandOut>>,
    fallback: PathBuf,
    /// Who stays behind, once there is something to remove.
    behind: Arc<OnceLock<Option<ChildStdin>>>,
}

impl HandedOut {
    /// Removes what an app that was killed left behind. `fallback` is where copies lie on a system that keeps no files in
    /// memory.
    pub fn begin(fallback: &Path) -> Self {
        HandOut::sweep_leftovers(fallback);
        Self {
            out: Arc::new(Mutex::new(HandOut::in_best_place(fallback))),
            fallback: fallback.to_owned(),
            behind: Arc::default(),
        }
    }

    pub fn begin_copy(&self, opening: Opening) -> Result<HandingOut> {
        self.behind.get_or_init(|| after::start(&self.fallback));
        self.guard().begin(opening)
    }

    /// Writes what the app has just made; it goes as the other copies do.
    pub fn put_bytes(&self, file_name: &str, bytes: &[u8]) -> Result<PathBuf> {
        self.behind.get_or_init(|| after::start(&self.fallback));
        self.guard().put_bytes(file_name, bytes)
    }

    /// Removes every copy. One that a viewer still holds open goes when the app starts the next time.
    pub fn wipe(&self) {
        let _ = self.guard().wipe();
    }

    fn guard(&self) -> MutexGuard<'_, HandOut> {
        self.out.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets the system show a copy in the viewer for such files.
///
/// # Errors
/// When the system knows none.
#[cfg(not(feature = "journeys"))]
pub fn show(file: PathBuf) -> Result<()> {
    use companion::{Code, Refusal};

    open::that_detached(file).map_err(|_| {
        Refusal::new(
            Code::NotFound,
            "This computer has no program that opens such a file. Save a readable copy, and open it where you have one.",
        )
    })
}

/// A journey looks into the folder itself.
#[cfg(feature = "journeys")]
#[allow(clippy::unnecessary_wraps)]
pub fn show(file: PathBuf) -> Result<()> {
    drop(file);
    Ok(())
}
