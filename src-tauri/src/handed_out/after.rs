//! Somebody who stays behind. An app that is killed, or whose screen is taken away, wipes nothing any more; so when a copy is
//! first handed out, a second process is started that waits for the end of this one, however it comes, and then removes
//! what was handed out. It holds no word of a vault.

use std::{
    env, io,
    path::{Path, PathBuf},
    process::{ChildStdin, Command, Stdio},
};

use companion::evidence::HandOut;

/// How it is told where copies lie. Not an argument: those can be read by everybody on this computer.
const PLACE: &str = "SCIP_COMPANION_STAYS_BEHIND";

/// Where copies lie, when this process is the one that stays behind.
pub fn place() -> Option<PathBuf> {
    env::var_os(PLACE).map(PathBuf::from)
}

/// Starts it. The system closes what is returned when this process ends or is replaced. Without it, copies go when the app
/// is next started.
pub fn start(place: &Path) -> Option<ChildStdin> {
    let mut behind = Command::new(env::current_exe().ok()?);
    behind
        .env(PLACE, place)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    behind.spawn().ok()?.stdin
}

/// Waits for the end of the app, and removes what it had handed out.
pub fn wait(place: &Path) {
    #[cfg(unix)]
    let _deaf = deaf_to_the_end_of_the_session();
    // Nobody ever writes there.
    let _ = io::copy(&mut io::stdin(), &mut io::sink());
    HandOut::sweep_leftovers(place);
}

/// Whoever logs out ends every process of theirs, this one too; it has a moment's work left.
#[cfg(unix)]
fn deaf_to_the_end_of_the_session() -> Option<tokio::runtime::Runtime> {
    use tokio::signal::unix::{SignalKind, signal};

    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().ok()?;
    let inside = runtime.enter();
    for kind in [SignalKind::terminate(), SignalKind::hangup(), SignalKind::interrupt()] {
        // From here on nothing else listens to it.
        drop(signal(kind));
    }
    drop(inside);
    Some(runtime)
}
