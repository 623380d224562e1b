//! The system tells the app to end: somebody logs out, shuts the computer down, or stops the app.

use std::{sync::atomic::Ordering, thread, time::Duration};

use tauri::{AppHandle, Manager, async_runtime};
use tokio::signal::unix::{SignalKind, signal};

use super::{Lock, WhyLocked, force};
use crate::handed_out::HandedOut;

/// A window that does not end by then is not waited for: a system that shuts down has less patience.
const ENDS: Duration = Duration::from_secs(2);

/// Listens for as long as the app runs. A system that lets nobody listen ends the app all the same.
pub fn listen(app: &AppHandle) {
    for kind in [SignalKind::terminate(), SignalKind::hangup(), SignalKind::interrupt()] {
        let app = app.clone();
        async_runtime::spawn(async move {
            if let Ok(mut told) = signal(kind)
                && told.recv().await.is_some()
            {
                let _ = thread::Builder::new().name("end".into()).spawn(move || end(&app));
            }
        });
    }
}

/// What others can read goes first, then the last words are saved, and the vault is closed. Nothing follows.
fn end(app: &AppHandle) {
    app.state::<HandedOut>().wipe();
    app.state::<Lock>().ends.store(true, Ordering::SeqCst);
    force(app, WhyLocked::Away);
    app.exit(0);
    thread::sleep(ENDS);
    std::process::exit(0);
}
