use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicBool, Ordering::SeqCst},
};

use crate::VaultError;

/// What keeps work on backups and the open vault out of each other's way. The vault has one; each piece of work has a [`Hold`].
///
/// While the store's file is copied it stays as it is: SQLite changes it only when it folds the write-ahead log in, so that is
/// what waits; what is written meanwhile goes into the log. When the vault is closed, or something is removed from it for good,
/// a backup that is still being made is called off: it will not appear.
#[derive(Default)]
pub struct Still {
    work: Mutex<Option<Arc<Work>>>,
}

#[derive(Default)]
struct Work {
    reading: AtomicBool,
    ended: AtomicBool,
    called_off: AtomicBool,
    /// Held while a backup takes its name: it is called off before that or after it, never meanwhile.
    gate: Mutex<()>,
}

impl Still {
    /// # Errors
    /// [`VaultError::BackupUnderWay`] until the work before has ended.
    pub fn begin(&self, reads_the_store: bool) -> Result<Hold, VaultError> {
        let mut work = locked(&self.work);
        if work.as_ref().is_some_and(|work| !work.ended.load(SeqCst)) {
            return Err(VaultError::BackupUnderWay);
        }
        let begun = Arc::new(Work::default());
        begun.reading.store(reads_the_store, SeqCst);
        *work = Some(Arc::clone(&begun));
        Ok(Hold { work: begun })
    }

    /// Whether the store's file must not be changed.
    pub fn holds(&self) -> bool {
        let work = locked(&self.work);
        work.as_ref().is_some_and(|work| work.reading.load(SeqCst))
    }

    /// From here on the store's file may change, and no backup that was begun before appears any more.
    pub fn call_off(&self) {
        if let Some(work) = locked(&self.work).take() {
            let _gate = locked(&work.gate);
            work.called_off.store(true, SeqCst);
        }
    }
}

impl Drop for Still {
    fn drop(&mut self) {
        self.call_off();
    }
}

/// Held by the one who works; given up when it is dropped.
pub struct Hold {
    work: Arc<Work>,
}

impl Hold {
    /// Looked at after the last byte of the store was read: when it is not set, the file had not changed until then.
    pub fn called_off(&self) -> &AtomicBool {
        &self.work.called_off
    }

    /// The store's file was read to its end.
    pub fn has_read(&self) {
        self.work.reading.store(false, SeqCst);
    }

    /// Does what cannot be taken back, unless the work was called off.
    ///
    /// # Errors
    /// [`VaultError::Cancelled`].
    pub fn unless_called_off<T>(&self, finish: impl FnOnce() -> Result<T, VaultError>) -> Result<T, VaultError> {
        let _gate = locked(&self.work.gate);
        if self.called_off().load(SeqCst) {
            return Err(VaultError::Cancelled);
        }
        finish()
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.has_read();
        self.work.ended.store(true, SeqCst);
    }
}

/// Nothing that is done under these locks can leave anything half done.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn one_piece_of_work_at_a_time() {
        let still = Still::default();
        let hold = still.begin(true).unwrap();
        assert!(matches!(still.begin(false), Err(VaultError::BackupUnderWay)));
        hold.has_read();
        assert!(!still.holds());
        assert!(
            matches!(still.begin(true), Err(VaultError::BackupUnderWay)),
            "it goes on"
        );
        drop(hold);
        assert!(!still.begin(false).unwrap().called_off().load(SeqCst));
        assert!(!still.holds(), "cleaning does not read the store");
    }

    #[test]
    fn what_was_called_off_takes_its_name_no_more() {
        let still = Still::default();
        let hold = still.begin(true).unwrap();
        assert!(hold.unless_called_off(|| Ok(())).is_ok());
        still.call_off();
        assert!(!still.holds(), "the file may change now");
        let late = hold.unless_called_off(|| -> Result<(), VaultError> { panic!("it would appear after all") });
        assert!(matches!(late, Err(VaultError::Cancelled)));
        assert!(still.begin(true).is_ok(), "the next one does not wait for it");
    }

    #[test]
    fn a_vault_that_is_dropped_calls_its_backup_off() {
        let still = Still::default();
        let hold = still.begin(true).unwrap();
        drop(still);
        assert!(hold.called_off().load(SeqCst));
    }
}
