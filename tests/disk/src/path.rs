//! Which file a call is about.

use std::{
    ffi::CStr,
    os::fd::RawFd,
    path::{Path, PathBuf},
};

use libc::{AT_FDCWD, c_char};

/// The file that a descriptor stands for, by the name that it has now.
pub fn of(fd: RawFd) -> Option<PathBuf> {
    std::fs::read_link(format!("/proc/self/fd/{fd}")).ok()
}

/// The file that a call names.
///
/// # Safety
/// `name` is null or ends with a NUL, as the C library's own functions ask.
pub unsafe fn named(folder: RawFd, name: *const c_char) -> Option<PathBuf> {
    if name.is_null() {
        return of(folder);
    }
    // SAFETY: by the promise above.
    let name = unsafe { CStr::from_ptr(name) }.to_str().ok()?;
    if name.starts_with('/') {
        return Some(PathBuf::from(name));
    }
    let folder = if folder == AT_FDCWD {
        std::env::current_dir().ok()?
    } else {
        of(folder)?
    };
    Some(folder.join(Path::new(name)))
}
