//! Taking the vault out and closing it, within a time that nothing can lengthen.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{self, Receiver},
    },
    thread,
    time::Duration,
};

use super::{Held, guard};

/// How long a lock waits for whoever is at the desk. Long enough for everything that is done at once; a place that no longer
/// answers may keep somebody there for minutes.
const FOR_THE_DESK: Duration = Duration::from_secs(1);
/// How long it waits for the log to be folded in. What was saved is safe in it, so this is for order's sake.
const FOR_THE_DISK: Duration = Duration::from_secs(3);

/// A vault that was locked.
#[derive(Debug, PartialEq, Eq)]
pub struct Locked {
    pub folder: PathBuf,
    /// Not when somebody at the desk, or the disk, does not answer: then the vault is only closed by the end of the process,
    /// which is as safe.
    pub closed: bool,
}

impl Held {
    /// Stops what runs beside the vault, takes the vault out and closes it. Answers with nothing when none was open: of
    /// several who lock at once, one learns that it was they. Returns within a few seconds whatever happens.
    ///
    /// From the first line on every command is refused.
    pub fn lock(&self) -> Option<Locked> {
        let folder = guard(&self.open).take();
        self.running.stop_all();
        let closed = self.close(folder.is_some());
        Some(Locked {
            folder: folder?,
            closed,
        })
    }

    /// Waits until nobody is at the desk, and closes the vault if this is the one who locks.
    fn close(&self, is_ours: bool) -> bool {
        let desk = Arc::clone(&self.desk);
        let (tell, told) = mpsc::channel();
        let closing = thread::Builder::new().name("close".into()).spawn(move || {
            let mut desk = guard(&desk);
            let _ = tell.send(());
            if let Some(companion) = desk.companion.take_if(|_| is_ours) {
                // What was saved is safe in the write-ahead log, whether or not it could be tidied up now.
                let _ = companion.lock();
            }
            let _ = tell.send(());
        });
        closing.is_ok() && heard(&told, FOR_THE_DESK) && heard(&told, FOR_THE_DISK)
    }
}

fn heard(told: &Receiver<()>, within: Duration) -> bool {
    told.recv_timeout(within).is_ok()
}
