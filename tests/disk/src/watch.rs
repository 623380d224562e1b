//! One call at a time: counted, allowed or spoilt, and written down.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, OnceLock, PoisonError},
};

use crate::{
    log::{self, Call},
    plan::{Fault, Plan},
};

/// What the process is about to do to a file.
pub struct Act<'a> {
    pub call: Call,
    pub path: PathBuf,
    pub other: PathBuf,
    pub offset: u64,
    pub bytes: &'a [u8],
}

impl<'a> Act<'a> {
    /// An act on a file under the watched folder; `None` for every other one.
    pub fn on(call: Call, path: Option<PathBuf>) -> Option<Self> {
        let path = path.filter(|path| is_watched(path))?;
        Some(Self {
            call,
            path,
            other: PathBuf::new(),
            offset: 0,
            bytes: &[],
        })
    }

    pub fn to(mut self, other: Option<PathBuf>) -> Self {
        self.other = other.unwrap_or_default();
        self
    }

    pub fn at(mut self, offset: u64) -> Self {
        self.offset = offset;
        self
    }

    pub fn with(mut self, bytes: &'a [u8]) -> Self {
        self.bytes = bytes;
        self
    }
}

pub fn is_watched(path: &Path) -> bool {
    static UNDER: OnceLock<Option<PathBuf>> = OnceLock::new();
    let under = UNDER.get_or_init(|| std::env::var_os("SCIP_DISK_UNDER").map(PathBuf::from));
    under.as_ref().is_some_and(|under| path.starts_with(under))
}

#[derive(Default)]
struct Progress {
    begun: bool,
    /// Calls since `BEGIN`.
    number: u64,
    refused: bool,
    /// What was planned has gone wrong.
    struck: bool,
    /// A half write was told as such; this is what the rest of it meets.
    rest_fails: Option<i32>,
}

static PROGRESS: Mutex<Progress> = Mutex::new(Progress {
    begun: false,
    number: 0,
    refused: false,
    struck: false,
    rest_fails: None,
});

/// Does the call through `real`, which is given the number of bytes that it may write, unless it was planned otherwise.
/// Calls of several threads come one after the other.
pub fn through(act: Option<Act<'_>>, real: impl Fn(usize) -> libc::c_long) -> libc::c_long {
    let Some(act) = act else { return real(usize::MAX) };
    let mut progress = PROGRESS.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(fault) = progress.fault_for(act.call) else {
        return done(&act, act.bytes.len(), &real);
    };
    note(&act, Call::Fault);
    match fault {
        Fault::Fails(error) => fail(error),
        Fault::Half(error) => {
            progress.rest_fails = Some(error);
            done(&act, act.bytes.len().div_ceil(2), &real)
        }
        Fault::Kills => die(),
        Fault::KillsHalfWay => {
            done(&act, act.bytes.len() / 2, &real);
            die()
        }
    }
}

impl Progress {
    fn fault_for(&mut self, call: Call) -> Option<Fault> {
        if !self.begun {
            return None;
        }
        self.number += 1;
        if call == Call::Write
            && let Some(error) = self.rest_fails.take()
        {
            return Some(Fault::Fails(error));
        }
        let plan = Plan::made()?;
        let strikes = plan.strikes(self.number, call, self.struck, self.refused);
        self.struck |= strikes;
        strikes.then_some(plan.fault)
    }
}

fn done(act: &Act<'_>, bytes: usize, real: &impl Fn(usize) -> libc::c_long) -> libc::c_long {
    let result = real(bytes);
    let error = std::io::Error::last_os_error();
    if result < 0 {
        note(act, Call::Refused);
    } else {
        let written = usize::try_from(result).unwrap_or(0).min(act.bytes.len());
        let offset = if act.call == Call::Read {
            result.unsigned_abs()
        } else {
            act.offset
        };
        log::write(act.call, &act.path, &act.other, offset, &act.bytes[..written]);
    }
    // What it takes to write that down must not be seen by the process.
    fail(error.raw_os_error().unwrap_or(0));
    result
}

/// Counts from here.
pub fn start_again() {
    let mut progress = PROGRESS.lock().unwrap_or_else(PoisonError::into_inner);
    let begun = progress.begun;
    *progress = Progress {
        begun,
        ..Progress::default()
    };
}

fn note(act: &Act<'_>, call: Call) {
    log::write(call, &act.path, &act.other, act.call as u64, &[]);
}

/// Takes note of what the process says on its standard output.
pub fn said(line: &[u8]) {
    let mut progress = PROGRESS.lock().unwrap_or_else(PoisonError::into_inner);
    log::write(Call::Said, Path::new(""), Path::new(""), 0, line);
    if line.starts_with(b"BEGIN") {
        *progress = Progress {
            begun: true,
            ..Progress::default()
        };
    }
    progress.refused |= line.starts_with(b"REFUSED");
}

/// Leaves an error for the process to find, and gives what a call that fails gives.
pub fn fail(error: libc::c_int) -> libc::c_long {
    // SAFETY: the C library gives each thread a place for it.
    unsafe { *libc::__errno_location() = error };
    -1
}

fn die() -> ! {
    // SAFETY: takes no memory of ours; it does not return.
    unsafe {
        libc::kill(libc::getpid(), libc::SIGKILL);
        loop {
            libc::pause();
        }
    }
}
