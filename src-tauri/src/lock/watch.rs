//! The one thread that decides that it is time to lock.

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError, SyncSender},
    thread,
    time::Duration,
};

use tauri::{AppHandle, Manager};

use super::{WhyLocked, clock::Reading, force, fresh::in_a_new_process, idle::Idle};
use crate::{commands::settings, held::Held};

/// Often enough to lock within two seconds after a sleep.
const TICK: Duration = Duration::from_secs(1);

/// What this thread hears of.
pub enum News {
    Stirred,
    LockAfter(Duration),
    /// The person is away. The answer comes once the vault is locked: whether this process ends with it.
    Away(SyncSender<bool>),
}

pub fn begin(app: AppHandle, heard: Receiver<News>) {
    let named = thread::Builder::new().name("watch".into());
    if named.spawn(move || watch(&app, &heard)).is_err() {
        eprintln!("SCIP Companion cannot lock by itself: this computer starts no more threads.");
    }
}

fn watch(app: &AppHandle, heard: &Receiver<News>) {
    let held = app.state::<Held>();
    let mut before = Reading::now();
    let mut idle = Idle::new(before.steady, settings::lock_after(app));
    loop {
        let news = heard.recv_timeout(TICK);
        let now = Reading::now();
        match news {
            Ok(News::Stirred) => idle.stirred(now.steady),
            Ok(News::LockAfter(limit)) => idle.allow(limit),
            Ok(News::Away(locked)) => {
                let ends = force(app, WhyLocked::Away) && in_a_new_process();
                let _ = locked.send(ends);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        if !held.is_open() {
            idle.stirred(now.steady);
        } else if now.slept_since(&before) {
            force(app, WhyLocked::Away);
        } else if idle.is_over(now.steady) {
            force(app, WhyLocked::Idle);
        }
        before = now;
    }
}
