//! The open vault, if one is open. Locking takes it out; each command asks for it.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use companion::{Code, Companion, Refusal, Result};

#[derive(Default)]
pub struct Held {
    companion: Arc<Mutex<Option<Companion>>>,
    /// The vault that is to be unlocked, chosen in a dialog or from the list: the window never supplies a path.
    chosen: Mutex<Option<PathBuf>>,
    /// Where a new vault is to lie.
    place: Mutex<Option<PathBuf>>,
}

impl Held {
    /// Does something with the open vault, off the window's thread.
    pub async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Companion) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let held = Arc::clone(&self.companion);
        apart(move || match guard(&held).as_mut() {
            Some(companion) => work(companion),
            None => Err(Refusal::locked()),
        })
        .await
    }

    /// Opens a vault and holds it; one that was open before is closed.
    pub async fn hold(&self, open: impl FnOnce() -> Result<Companion> + Send + 'static) -> Result<()> {
        let held = Arc::clone(&self.companion);
        apart(move || {
            let mut held = guard(&held);
            if let Some(earlier) = held.take() {
                earlier.lock()?;
            }
            *held = Some(open()?);
            Ok(())
        })
        .await
    }

    /// Takes the vault out and closes it.
    pub async fn lock(&self) -> Result<()> {
        let held = Arc::clone(&self.companion);
        apart(move || guard(&held).take().map_or(Ok(()), Companion::lock)).await
    }

    /// Closes the vault on the way out.
    pub fn close(&self) {
        // What was saved is safe in the write-ahead log, whether or not it could be tidied up now.
        let _ = guard(&self.companion).take().map(Companion::lock);
    }

    pub fn choose(&self, folder: PathBuf) {
        *guard(&self.chosen) = Some(folder);
    }

    pub fn chosen(&self) -> Option<PathBuf> {
        guard(&self.chosen).clone()
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
