//! A disk on which one bit is wrong: `SCIP_DISK_FLIP=NAME:FROM:TO`.
//!
//! When the file of this name is first opened, the process is doubled once for each byte from FROM up to TO, and each of
//! these children reads that byte with one bit flipped; the file itself stays as it is. So a vault is unlocked once, by the
//! slow derivation of its key, and then opened thousands of times.

use std::{
    io::Write,
    ops::Range,
    path::Path,
    sync::{
        OnceLock,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
};

struct Flips {
    name: String,
    bytes: Range<i64>,
}

fn flips() -> Option<&'static Flips> {
    static FLIPS: OnceLock<Option<Flips>> = OnceLock::new();
    FLIPS
        .get_or_init(|| {
            let text = std::env::var("SCIP_DISK_FLIP").ok()?;
            let mut parts = text.split(':');
            let name = parts.next()?.to_owned();
            let bytes = parts.next()?.parse().ok()?..parts.next()?.parse().ok()?;
            Some(Flips { name, bytes })
        })
        .as_ref()
}

/// The byte that this process sees wrongly: none yet.
const NOT_YET: i64 = -1;
static FLIPPED: AtomicI64 = AtomicI64::new(NOT_YET);

fn is_ours(path: &Path) -> bool {
    flips().is_some_and(|flips| path.file_name().is_some_and(|name| *name == *flips.name))
}

/// A file is about to be opened. The first process does not come back from here, if it is the one.
pub fn opening(path: &Path) {
    let Some(flips) = flips().filter(|_| is_ours(path) && FLIPPED.load(Relaxed) == NOT_YET) else {
        return;
    };
    for byte in flips.bytes.clone() {
        // SAFETY: the worker has one thread.
        let child = unsafe { libc::fork() };
        if child == 0 {
            FLIPPED.store(byte, Relaxed);
            return;
        }
        let mut status = 0;
        // SAFETY: `status` outlives the call.
        unsafe { libc::waitpid(child, &raw mut status, 0) };
        if status != 0 {
            let _ = writeln!(std::io::stdout(), "ENDED byte {byte}: status {status}");
        }
    }
    // SAFETY: the children have done all the work; nothing is tidied up here that they still need.
    unsafe { libc::_exit(0) }
}

/// Bytes of a file were read, from this place on.
pub fn read(path: &Path, from: u64, bytes: &mut [u8]) {
    let flipped = FLIPPED.load(Relaxed);
    if flipped == NOT_YET || !is_ours(path) {
        return;
    }
    let place = u64::try_from(flipped).ok().and_then(|byte| byte.checked_sub(from));
    if let Some(byte) = place.and_then(|place| bytes.get_mut(usize::try_from(place).ok()?)) {
        *byte ^= 1 << (flipped % 8);
    }
}
