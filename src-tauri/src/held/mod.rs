//! The open vault, if one is open. Locking takes it out; each command asks for it.

mod job;

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use companion::{Code, Companion, Refusal, Result};

use job::Running;
pub use job::{Course, Progress};

/// A clone holds the same vault.
#[derive(Clone, Default)]
pub struct Held {
    desk: Arc<Mutex<Desk>>,
    /// The same as the desk says, for those who cannot wait for it.
    open: Arc<AtomicBool>,
    /// Something was written that is not folded into the store's one file yet.
    unfolded: Arc<AtomicBool>,
    running: Arc<Running>,
    /// The vault that is to be unlocked, chosen in a dialog or from the list: the window never supplies a path.
    chosen: Arc<Mutex<Option<PathBuf>>>,
    /// Where a new vault is to lie.
    place: Arc<Mutex<Option<PathBuf>>>,
}

#[derive(Default)]
struct Desk {
    companion: Option<Companion>,
    /// Counts the vaults that were opened, so that a job which began in one never ends in another.
    opening: u64,
}

impl Held {
    /// Does something with the open vault, off the window's thread. Only for what is done at once: for anything longer
    /// there is [`Held::job`].
    pub async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Companion) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.unfolded.store(true, Ordering::SeqCst);
        self.quietly(work).await
    }

    /// The same for what writes nothing, and happens by itself.
    pub async fn quietly<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Companion) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let desk = Arc::clone(&self.desk);
        apart(move || match guard(&desk).companion.as_mut() {
            Some(companion) => {
                companion.come_back()?;
                work(companion).map_err(|refusal| companion.look_again(refusal))
            }
            None => Err(Refusal::locked()),
        })
        .await
    }

    /// Opens a vault and holds it; one that was open before is closed.
    pub async fn hold(&self, open: impl FnOnce() -> Result<Companion> + Send + 'static) -> Result<()> {
        let (desk, is_open) = (Arc::clone(&self.desk), Arc::clone(&self.open));
        let running = Arc::clone(&self.running);
        apart(move || {
            running.stop_all();
            let mut desk = guard(&desk);
            is_open.store(false, Ordering::SeqCst);
            if let Some(earlier) = desk.companion.take() {
                earlier.lock()?;
            }
            desk.companion = Some(open()?);
            desk.opening += 1;
            is_open.store(true, Ordering::SeqCst);
            Ok(())
        })
        .await
    }

    /// Stops what runs beside the vault, takes the vault out and closes it. Answers with its folder, or with nothing
    /// when none was open: of several who lock at once, one learns that it was they.
    ///
    /// From the first line on every command is refused.
    pub fn lock(&self) -> Option<PathBuf> {
        self.open.store(false, Ordering::SeqCst);
        self.running.stop_all();
        let companion = guard(&self.desk).companion.take()?;
        let folder = companion.folder().to_owned();
        // What was saved is safe in the write-ahead log, whether or not it could be tidied up now.
        let _ = companion.lock();
        Some(folder)
    }

    /// Whether a vault is open. It may be locked the moment after.
    pub fn is_open(&self) -> bool {
        self.open.load(Ordering::SeqCst)
    }

    /// Whether anything was asked of the vault since this was asked last.
    pub fn was_used(&self) -> bool {
        self.unfolded.swap(false, Ordering::SeqCst)
    }

    pub fn choose(&self, folder: PathBuf) {
        *guard(&self.chosen) = Some(folder);
    }

    pub fn chosen(&self) -> Option<PathBuf> {
        guard(&self.chosen).clone()
    }

    /// The vault that is to be unlocked.
    ///
    /// # Errors
    /// When none is chosen.
    pub fn chosen_vault(&self) -> Result<PathBuf> {
        self.chosen()
            .ok_or_else(|| Refusal::new(Code::NotFound, "Choose a vault first."))
    }

    pub fn choose_place(&self, folder: PathBuf) {
        *guard(&self.place) = Some(folder);
    }

    pub fn place(&self) -> Option<PathBuf> {
        guard(&self.place).clone()
    }
}

/// Runs what waits for the disk on a thread of its own.
pub async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| {
        Err(Refusal::new(
            Code::Internal,
            "Something went wrong inside the app. What was saved is safe; start the app again.",
        ))
    })
}

/// A thread that failed while it held the lock leaves a vault that SQLite has kept whole.
fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
