//! The open vault, if one is open. Locking takes it out; each command asks for it.

mod close;
mod job;

use std::{
    path::{Path, PathBuf},
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
    /// The folder of the vault that is open, for those who cannot wait for the desk.
    open: Arc<Mutex<Option<PathBuf>>>,
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

    /// Does something for the open vault that asks nothing of it but where it lies: what may wait long, such as for a place
    /// that does not answer. It holds nobody up.
    pub async fn beside<T: Send + 'static>(&self, work: impl FnOnce(&Path) -> Result<T> + Send + 'static) -> Result<T> {
        let folder = guard(&self.open).clone().ok_or_else(Refusal::locked)?;
        apart(move || work(&folder)).await
    }

    /// Opens a vault and holds it.
    ///
    /// # Errors
    /// While one is open: it is locked first, with everything that belongs to a lock.
    pub async fn hold(&self, open: impl FnOnce() -> Result<Companion> + Send + 'static) -> Result<()> {
        let (desk, is_open) = (Arc::clone(&self.desk), Arc::clone(&self.open));
        apart(move || {
            let mut desk = guard(&desk);
            if desk.companion.is_some() {
                return Err(Refusal::new(
                    Code::InUse,
                    "A vault is open already. Lock it first; nothing was changed.",
                ));
            }
            let companion = open()?;
            let folder = companion.folder().to_owned();
            desk.companion = Some(companion);
            desk.opening += 1;
            *guard(&is_open) = Some(folder);
            Ok(())
        })
        .await
    }

    /// Whether a vault is open. It may be locked the moment after.
    pub fn is_open(&self) -> bool {
        guard(&self.open).is_some()
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
