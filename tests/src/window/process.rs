//! A process that ends with the value that stands for it, and a look at the children of one.

use std::ops::{Deref, DerefMut};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{fs, thread};

use super::eventually;

/// A child process that is killed when this is dropped.
pub struct Process(Child);

impl Process {
    /// Starts it. `why` says what it is for, should it not start.
    pub fn start(command: &mut Command, why: &str) -> Self {
        match command.stdin(Stdio::null()).spawn() {
            Ok(child) => Self(child),
            Err(error) => panic!(
                "{why}: {:?} did not start ({error}); `cargo xtask test` installs it",
                command.get_program()
            ),
        }
    }
}

impl Drop for Process {
    /// Asks it to end, so that it takes its sockets and locks along; one that will not is killed.
    fn drop(&mut self) {
        signal("TERM", self.0.id());
        let _ = eventually(|| self.0.try_wait().ok().flatten().ok_or(()));
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Deref for Process {
    type Target = Child;
    fn deref(&self) -> &Child {
        &self.0
    }
}

impl DerefMut for Process {
    fn deref_mut(&mut self) -> &mut Child {
        &mut self.0
    }
}

/// The processes that one process started and that still run.
pub fn children(parent: u32) -> Vec<u32> {
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|&pid| stat(pid).is_some_and(|(state, of)| of == parent && state != 'Z'))
        .collect()
}

/// The processes below one, and those below them.
pub fn descendants(of: u32) -> Vec<u32> {
    let mut all = children(of);
    let mut next = 0;
    while let Some(&one) = all.get(next) {
        all.extend(children(one));
        next += 1;
    }
    all
}

/// Whether a process still runs; one that ended and was not yet collected does not. One whose first thread has ended does, as
/// long as others have not: they hold its files, and so the lock of a vault.
pub fn runs(pid: u32) -> bool {
    let threads = || fs::read_dir(format!("/proc/{pid}/task")).map_or(0, Iterator::count);
    stat(pid).is_some_and(|(state, _)| state != 'Z' || threads() > 1)
}

/// SIGKILL: the process gets no chance to tidy up, as when the power fails. Returns once it is gone.
pub fn kill(pid: u32) {
    signal("KILL", pid);
    let gone = eventually(|| if runs(pid) { Err(()) } else { Ok(()) });
    assert!(gone.is_ok(), "process {pid} outlived SIGKILL");
}

/// Whether any process holds a lock on this file. It asks the kernel, so as to be in nobody's way.
pub fn is_held(file: &Path) -> bool {
    let inode = format!(":{} ", fs::metadata(file).map_or(0, |file| file.ino()));
    let locks = fs::read_to_string("/proc/locks").unwrap_or_default();
    locks
        .lines()
        .any(|line| line.contains("FLOCK") && line.contains(&inode))
}

/// Lets a process stand still for a time, as when the computer sleeps. Returns when it goes on.
pub fn stand_still(pid: u32, time: Duration) {
    signal("STOP", pid);
    thread::sleep(time);
    signal("CONT", pid);
}

/// Sends a signal, with the shell's own `kill`: there is always a shell.
pub fn signal(name: &str, pid: u32) {
    let order = format!("kill -{name} {pid} 2>/dev/null");
    let _ = Command::new("sh").args(["-c", &order]).status();
}

/// The state letter of a process and its parent.
fn stat(pid: u32) -> Option<(char, u32)> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // "123 (a name (with) brackets) S 45 ...": the name ends at the last bracket.
    let mut rest = stat.rsplit_once(')')?.1.split_whitespace();
    let state = rest.next()?.chars().next()?;
    Some((state, rest.next()?.parse().ok()?))
}
