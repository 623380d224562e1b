//! One process, unlocked once by the slow derivation of its key, that is doubled for each thing to be tried.
//!
//! With `SCIP_DISK_SERVE=NAME` the process stops when it is about to open the file of this name for the first time, and reads
//! lines from its standard input. For each it doubles itself: the child goes on from there, with the line as its plan
//! (`-` for none), and when it has ended, however it did, `NEXT` is said. The folder may be another one each time; so what the
//! process asks about its files before it opens this one, such as their lengths, is as it was the first time.

use std::{
    io::Write,
    path::Path,
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
};

use crate::{plan::Plan, watch};

static IS_CHILD: AtomicBool = AtomicBool::new(false);

fn name() -> Option<&'static str> {
    static NAME: OnceLock<Option<String>> = OnceLock::new();
    NAME.get_or_init(|| std::env::var("SCIP_DISK_SERVE").ok()).as_deref()
}

/// A file is about to be opened. The first process does not come back from here, if it is the one.
pub fn opening(path: &Path) {
    let ours = name().is_some_and(|name| path.file_name().is_some_and(|file| file == name));
    if !ours || IS_CHILD.load(Relaxed) {
        return;
    }
    let mut line = String::new();
    next();
    while std::io::stdin().read_line(&mut line).is_ok_and(|length| length > 0) {
        // SAFETY: the worker has one thread.
        let child = unsafe { libc::fork() };
        if child == 0 {
            IS_CHILD.store(true, Relaxed);
            Plan::set(line.trim());
            watch::start_again();
            return;
        }
        let mut status = 0;
        // SAFETY: `status` outlives the call.
        unsafe { libc::waitpid(child, &raw mut status, 0) };
        next();
        line.clear();
    }
    // SAFETY: the children have done all the work.
    unsafe { libc::_exit(0) }
}

/// Whoever reads this knows that the run before has ended, and that the next may begin.
fn next() {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "NEXT").and_then(|()| out.flush());
}
