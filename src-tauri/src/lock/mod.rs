//! Locking: the last words are saved first, the vault is closed, and a fresh window asks for the passphrase.
//!
//! Somebody presses a key, or the app notices by itself that nobody is there ([`watch`]).

#[cfg(target_os = "linux")]
mod children;
mod clock;
mod fresh;
mod idle;
#[cfg(target_os = "linux")]
mod signals;
#[cfg(unix)]
mod told_to_end;
mod watch;

use std::{
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        atomic::AtomicBool,
        mpsc::{self, Receiver, Sender},
    },
    time::Duration,
};

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager, ipc::Channel};

pub use fresh::{Fresh, Inherited, in_a_new_process};
use watch::News;

use crate::{handed_out::HandedOut, held::Held, places::Places};

/// How long the page has to save the last words before a lock that nobody can put off.
const LAST_WORDS: Duration = Duration::from_millis(1500);

/// What the shell asks of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Save what is still on its way, then call `lock`.
    Lock,
    /// Something happened by itself: ask what.
    Hear,
}

/// How the vault came to be locked: for the screen that asks for the passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Left {
    pub why: WhyLocked,
    /// It was a sample, so no vault waits for its passphrase.
    pub sample: bool,
    /// Nobody can say that the last words typed were saved.
    pub words_in_doubt: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WhyLocked {
    /// A person locked it.
    Person,
    /// Nobody touched the keyboard or the mouse for a while.
    Idle,
    /// The computer went to sleep, its lid was closed or its screen was locked.
    Away,
    /// Something in it was found damaged: its owner wants to see what can be done.
    Damaged,
}

/// Who asks the page, and what is known of the last lock.
pub struct Lock {
    news: Sender<News>,
    /// Taken by the thread that watches.
    heard: Mutex<Option<Receiver<News>>>,
    page: Mutex<Option<Channel<Ask>>>,
    /// Why a lock that nobody can put off is under way.
    forced: Mutex<Option<WhyLocked>>,
    closing: Condvar,
    left: Mutex<Option<Left>>,
    fresh: Mutex<Option<Fresh>>,
    /// The app ends, and starts no fresh window behind a lock.
    ends: AtomicBool,
}

impl Lock {
    /// `left` is what the process before this one says of its lock.
    pub fn new(left: Option<Left>) -> Self {
        let (news, heard) = mpsc::channel();
        Self {
            news,
            heard: Mutex::new(Some(heard)),
            page: Mutex::default(),
            forced: Mutex::default(),
            closing: Condvar::new(),
            left: Mutex::new(left),
            fresh: Mutex::default(),
            ends: AtomicBool::new(false),
        }
    }

    /// The page is there: what is asked of it goes through this channel.
    pub fn hear(&self, page: Channel<Ask>) {
        *guard(&self.page) = Some(page);
    }

    /// Asks the page for something. False when there is no page.
    pub fn ask(&self, ask: Ask) -> bool {
        guard(&self.page).as_ref().is_some_and(|page| page.send(ask).is_ok())
    }

    /// Somebody pressed a key or moved the mouse.
    pub fn stir(&self) {
        self.tell(News::Stirred);
    }

    /// How long nobody may stir before the vault is locked.
    pub fn lock_after(&self, idle: Duration) {
        self.tell(News::LockAfter(idle));
    }

    /// What there is to say of the last lock, until a vault is opened.
    pub fn left(&self) -> Option<Left> {
        *guard(&self.left)
    }

    pub fn forget_left(&self) {
        *guard(&self.left) = None;
    }

    /// What a fresh start was prepared with, when one was.
    pub fn take_fresh(&self) -> Option<Fresh> {
        guard(&self.fresh).take()
    }

    fn tell(&self, news: News) {
        // The thread that watches lives as long as the app.
        let _ = self.news.send(news);
    }
}

/// Begins to watch for the moment to lock.
pub fn begin_watch(app: &AppHandle) {
    let lock = app.state::<Lock>();
    let Some(heard) = guard(&lock.heard).take() else {
        return;
    };
    #[cfg(target_os = "linux")]
    signals::listen(&lock.news);
    #[cfg(unix)]
    told_to_end::listen(app);
    watch::begin(app.clone(), heard);
}

/// Locks now, and leads to a fresh window. Does nothing when no vault is open. Waits for the disk, but no longer than a few
/// seconds: never on the window's thread.
pub fn lock(app: &AppHandle, why: WhyLocked, words_in_doubt: bool) {
    let lock = app.state::<Lock>();
    // First of all: whatever else does not answer, what others can read is gone.
    app.state::<HandedOut>().wipe();
    let Some(locked) = app.state::<Held>().lock() else {
        return;
    };
    // And what was still being handed out meanwhile.
    app.state::<HandedOut>().wipe();
    let left = Left {
        why: guard(&lock.forced).take().unwrap_or(why),
        sample: app.state::<Places>().is_sample(&locked.folder),
        words_in_doubt,
    };
    lock.closing.notify_all();
    fresh::begin(app, left);
}

/// Locks whatever the page says: it has a moment to save the last words. False when no vault was open.
fn force(app: &AppHandle, why: WhyLocked) -> bool {
    let held = app.state::<Held>();
    if !held.is_open() {
        return false;
    }
    let lock = app.state::<Lock>();
    *guard(&lock.forced) = Some(why);
    if lock.ask(Ask::Lock) {
        let forced = guard(&lock.forced);
        let _ = lock
            .closing
            .wait_timeout_while(forced, LAST_WORDS, |forced| forced.is_some())
            .map_err(PoisonError::into_inner);
    }
    self::lock(app, why, true);
    true
}

/// What lies behind these locks is whole at every moment.
fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
