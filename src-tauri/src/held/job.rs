//! Long work beside the open vault: a backup, a recording that is taken in, another data key. It never holds the vault
//! up, says how far it is, and ends when somebody locks.

use std::{
    sync::{
        Arc, Condvar, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU16, Ordering},
    },
    time::Duration,
};

use companion::{Companion, Refusal, Result};
use serde::Serialize;
use specta::Type;
use tauri::ipc::Channel;

use super::{Held, apart, guard};

/// How long a lock waits for work that was told to stop. It is safe to end it in the middle; this is for order's sake.
const PATIENCE: Duration = Duration::from_millis(500);

/// How far long work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Progress {
    /// From 0 to 1000.
    pub per_mille: u16,
}

/// One piece of long work under way: whether it shall stop, and who wants to know how far it is.
pub struct Course {
    cancel: AtomicBool,
    channel: Option<Channel<Progress>>,
    told: AtomicU16,
}

impl Course {
    fn new(channel: Option<Channel<Progress>>) -> Self {
        Self {
            cancel: AtomicBool::new(false),
            channel,
            told: AtomicU16::new(u16::MAX),
        }
    }

    /// Set when the person cancels or somebody locks: look at it at least ten times a second.
    pub fn cancel(&self) -> &AtomicBool {
        &self.cancel
    }

    #[cfg(test)]
    pub fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::SeqCst)
    }

    /// Says how far the work is, in whatever it counts. Cheap: the window hears of it when the figure changes.
    pub fn tell(&self, done: u64, of: u64) {
        let per_mille = u128::from(done.min(of)) * 1000 / u128::from(of.max(1));
        let per_mille = u16::try_from(per_mille).unwrap_or(1000);
        if self.told.swap(per_mille, Ordering::Relaxed) != per_mille
            && let Some(channel) = &self.channel
        {
            // Nobody hears it when the window is gone.
            let _ = channel.send(Progress { per_mille });
        }
    }
}

/// Everything long that is under way.
#[derive(Default)]
pub(super) struct Running {
    courses: Mutex<Vec<Arc<Course>>>,
    ended: Condvar,
}

impl Running {
    fn begin(self: &Arc<Self>, channel: Option<Channel<Progress>>) -> Under {
        let course = Arc::new(Course::new(channel));
        guard(&self.courses).push(Arc::clone(&course));
        Under {
            course,
            running: Arc::clone(self),
        }
    }

    /// Tells all of it to stop, and waits a moment until it has.
    pub(super) fn stop_all(&self) {
        let courses = guard(&self.courses);
        courses
            .iter()
            .for_each(|course| course.cancel.store(true, Ordering::SeqCst));
        let _ = self
            .ended
            .wait_timeout_while(courses, PATIENCE, |left| !left.is_empty())
            .map_err(PoisonError::into_inner);
    }

    fn stop(&self, number: u32) {
        for course in guard(&self.courses).iter() {
            if course.channel.as_ref().is_some_and(|channel| channel.id() == number) {
                course.cancel.store(true, Ordering::SeqCst);
            }
        }
    }
}

/// A course that is on the list for as long as its work goes on, however that ends.
struct Under {
    course: Arc<Course>,
    running: Arc<Running>,
}

impl Drop for Under {
    fn drop(&mut self) {
        guard(&self.running.courses).retain(|other| !Arc::ptr_eq(other, &self.course));
        self.running.ended.notify_all();
    }
}

impl Held {
    /// Does something long with the open vault, in three steps: `begin` takes from the vault what the work needs,
    /// `work` does it while people go on typing, `finish` gives the vault what came of it. The first and the last are
    /// quick. `work` looks at its [`Course`]: it stops soon after that is cancelled, and leaves nothing half done.
    ///
    /// # Errors
    /// What a step refuses. When the vault was locked in the meantime, `finish` is not called and the answer is
    /// [`Refusal::locked`].
    pub async fn job<B, D, T>(
        &self,
        progress: Option<Channel<Progress>>,
        begin: impl FnOnce(&mut Companion) -> Result<B> + Send + 'static,
        work: impl FnOnce(B, &Course) -> Result<D> + Send + 'static,
        finish: impl FnOnce(&mut Companion, D) -> Result<T> + Send + 'static,
    ) -> Result<T>
    where
        B: Send + 'static,
        D: Send + 'static,
        T: Send + 'static,
    {
        let desk = Arc::clone(&self.desk);
        let (running, is_open) = (Arc::clone(&self.running), Arc::clone(&self.open));
        apart(move || {
            let (under, opening, begun) = {
                let mut desk = guard(&desk);
                let opening = desk.opening;
                let companion = desk.companion.as_mut().ok_or_else(Refusal::locked)?;
                // While the vault is held: a lock comes either before this, or finds the course on the list.
                let under = running.begin(progress);
                (under, opening, begin(companion)?)
            };
            let done = work(begun, &under.course);
            let mut desk = guard(&desk);
            if desk.opening != opening || guard(&is_open).is_none() {
                return Err(Refusal::locked());
            }
            let companion = desk.companion.as_mut().ok_or_else(Refusal::locked)?;
            finish(companion, done?)
        })
        .await
    }

    /// Does something long that wants the vault for itself: everything else waits until it is done. It looks at its
    /// [`Course`] as a job does, and so holds no lock up.
    ///
    /// # Errors
    /// What the work refuses.
    pub async fn alone<T: Send + 'static>(
        &self,
        progress: Option<Channel<Progress>>,
        work: impl FnOnce(&mut Companion, &Course) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let desk = Arc::clone(&self.desk);
        let running = Arc::clone(&self.running);
        apart(move || {
            let mut desk = guard(&desk);
            let companion = desk.companion.as_mut().ok_or_else(Refusal::locked)?;
            let under = running.begin(progress);
            work(companion, &under.course)
        })
        .await
    }

    /// Does something long that needs no open vault: a restored vault, what can be saved out of a damaged one.
    ///
    /// # Errors
    /// What the work refuses.
    pub async fn errand<T: Send + 'static>(
        &self,
        progress: Option<Channel<Progress>>,
        work: impl FnOnce(&Course) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let under = self.running.begin(progress);
        apart(move || work(&under.course)).await
    }

    /// The person cancels the work whose progress goes to the channel with this number.
    pub fn stop(&self, number: u32) {
        self.running.stop(number);
    }
}
