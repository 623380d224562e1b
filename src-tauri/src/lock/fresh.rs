//! A fresh start behind a lock. The web view and the toolkit keep what they showed in buffers that nobody can wipe; only
//! the end of their process takes it away. So the app replaces itself, at the same place on the screen.

use std::{env, path::PathBuf, process::Command, sync::atomic::Ordering, thread, time::Duration};

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, process::current_binary};

use super::{Left, Lock, guard};
use crate::{
    held::Held,
    sharing::Sharing,
    window::{self, Frame},
};

/// How a process tells the one that takes its place what it needs. Not an argument: those can be read by everybody on
/// this computer.
const INHERITANCE: &str = "SCIP_COMPANION_AFTER_LOCK";

/// A window that is told to end is gone long before.
const ENDS: Duration = Duration::from_secs(2);

/// What the next window needs: no word of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fresh {
    pub left: Left,
    /// The vault that waits for its passphrase.
    pub chosen: Option<PathBuf>,
    pub frame: Option<Frame>,
    /// What is private stays hidden.
    #[serde(default)]
    pub sharing: bool,
}

/// What the process before this one left.
pub struct Inherited;

impl Inherited {
    pub fn read() -> Option<Fresh> {
        serde_json::from_str(&env::var(INHERITANCE).ok()?).ok()
    }
}

/// Ends this window, with the process or without it.
pub(super) fn begin(app: &AppHandle, left: Left) {
    let lock = app.state::<Lock>();
    *guard(&lock.page) = None;
    if lock.ends.load(Ordering::SeqCst) {
        return app.exit(0);
    }
    *guard(&lock.fresh) = Some(Fresh {
        left,
        chosen: app.state::<Held>().chosen(),
        frame: window::frame(app),
        sharing: app.state::<Sharing>().is_on(),
    });
    if in_a_new_process() {
        app.exit(0);
        wait_for_the_end(app);
    } else {
        window::close(app);
    }
}

/// A window that will not end, because a dialog of the system holds it, ends with its process.
fn wait_for_the_end(app: &AppHandle) {
    let app = app.clone();
    let _ = thread::Builder::new().name("end".into()).spawn(move || {
        thread::sleep(ENDS);
        if let Some(fresh) = app.state::<Lock>().take_fresh() {
            let _ = fresh.start(&app.env());
            std::process::exit(1);
        }
    });
}

/// The driver of the journeys loses a process that is replaced; there a new window has to do, unless a test asks for the
/// real thing.
pub fn in_a_new_process() -> bool {
    !cfg!(feature = "journeys") || env::var_os("SCIP_JOURNEYS_FRESH").is_some()
}

impl Lock {
    /// Opens the next window in this process. True when there was one to open.
    pub fn go_on(&self, app: &AppHandle) -> bool {
        if in_a_new_process() {
            return false;
        }
        let Some(fresh) = self.take_fresh() else {
            return false;
        };
        *guard(&self.left) = Some(fresh.left);
        if let Err(error) = window::open(app, fresh.frame) {
            eprintln!("SCIP Companion could not open its window after a lock: {error}. The vault is locked.");
            app.exit(1);
        }
        true
    }
}

impl Fresh {
    /// Puts a new process in the place of this one, which has no window any more. Returns when that did not go: the
    /// vault is locked, and ending is as safe.
    pub fn start(&self, env: &tauri::Env) -> std::io::Error {
        let program = match current_binary(env) {
            Ok(program) => program,
            Err(error) => return error,
        };
        let mut next = Command::new(program);
        next.args(env.args_os.iter().skip(1))
            .env(INHERITANCE, serde_json::to_string(self).unwrap_or_default());
        replace(&mut next)
    }
}

/// What the web view started ends first: its memory is full of notes. Then the process keeps its number and nothing else.
#[cfg(target_os = "linux")]
fn replace(next: &mut Command) -> std::io::Error {
    use std::os::unix::process::CommandExt;

    super::children::end();
    next.exec()
}

#[cfg(not(target_os = "linux"))]
fn replace(next: &mut Command) -> std::io::Error {
    match next.spawn() {
        Ok(_) => std::process::exit(0),
        Err(error) => error,
    }
}
