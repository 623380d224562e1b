//! The functions of the C library that change or read files, as SQLite and Rust's own library call them.
//!
//! Each does the system call itself. `open` takes its mode as a plain argument: on the machines that we test on, that
//! is how a call with variable arguments hands it over.

use std::{
    ffi::{c_char, c_int, c_long, c_void},
    os::fd::RawFd,
    slice,
};

use libc::{AT_FDCWD, AT_REMOVEDIR, O_CREAT, O_TMPFILE, O_TRUNC, iovec, mode_t, off_t, size_t, ssize_t, syscall};

use crate::{
    flip,
    log::Call,
    path::{named, of},
    serve,
    watch::{Act, fail, is_watched, said, through},
};

fn int(result: c_long) -> c_int {
    c_int::try_from(result).unwrap_or(-1)
}

fn number(offset: off_t) -> u64 {
    u64::try_from(offset).unwrap_or(0)
}

fn position(fd: RawFd) -> u64 {
    // SAFETY: changes nothing.
    number(unsafe { syscall(libc::SYS_lseek, fd, 0, libc::SEEK_CUR) })
}

/// # Safety
/// As for the C library's own `openat`.
unsafe fn opened(folder: RawFd, name: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: the caller's promise is that of the C library's function.
    let path = unsafe { named(folder, name) };
    if let Some(path) = path.as_ref().filter(|path| is_watched(path)) {
        flip::opening(path);
        serve::opening(path);
    }
    let there = path.as_ref().is_some_and(|path| path.exists());
    let call = match (flags, there) {
        _ if flags & O_TMPFILE == O_TMPFILE => Call::Unknown,
        _ if flags & O_CREAT != 0 && !there => Call::Create,
        _ if flags & O_TRUNC != 0 => Call::Truncate,
        _ => Call::Open,
    };
    // SAFETY: as above.
    int(through(Act::on(call, path), |_| unsafe {
        syscall(libc::SYS_openat, folder, name, flags, c_long::from(mode))
    }))
}

/// # Safety
/// `bytes` points at `length` bytes, as for the C library's own `write`.
unsafe fn written(fd: RawFd, bytes: *const c_void, length: size_t, at: Option<off_t>) -> ssize_t {
    // SAFETY: the caller's promise.
    let text = unsafe { slice::from_raw_parts(bytes.cast::<u8>(), length) };
    if fd == 1 {
        said(text);
    }
    let act = Act::on(Call::Write, of(fd)).map(|act| act.at(at.map_or_else(|| position(fd), number)).with(text));
    // SAFETY: as above; fewer bytes are not beyond them.
    let result = through(act, |most| unsafe {
        match at {
            Some(at) => syscall(libc::SYS_pwrite64, fd, bytes, length.min(most), at),
            None => syscall(libc::SYS_write, fd, bytes, length.min(most)),
        }
    });
    ssize_t::try_from(result).unwrap_or(-1)
}

/// # Safety
/// `bytes` points at room for `length` bytes, as for the C library's own `read`.
unsafe fn was_read(fd: RawFd, bytes: *mut c_void, length: size_t, at: Option<off_t>) -> ssize_t {
    let act = Act::on(Call::Read, of(fd));
    let seen = act
        .as_ref()
        .map(|act| (act.path.clone(), at.map_or_else(|| position(fd), number)));
    // SAFETY: the caller's promise.
    let result = through(act, |_| unsafe {
        match at {
            Some(at) => syscall(libc::SYS_pread64, fd, bytes, length, at),
            None => syscall(libc::SYS_read, fd, bytes, length),
        }
    });
    if let (Some((path, from)), Ok(length)) = (seen, usize::try_from(result)) {
        // SAFETY: so many bytes were just read into it.
        flip::read(&path, from, unsafe {
            slice::from_raw_parts_mut(bytes.cast::<u8>(), length)
        });
    }
    ssize_t::try_from(result).unwrap_or(-1)
}

/// # Safety
/// As for the C library's own `unlinkat`.
unsafe fn unlinked(folder: RawFd, name: *const c_char, flags: c_int) -> c_int {
    let call = if flags & AT_REMOVEDIR == 0 {
        Call::Unlink
    } else {
        Call::RemoveFolder
    };
    // SAFETY: the caller's promise.
    let path = unsafe { named(folder, name) };
    // SAFETY: as above.
    int(through(Act::on(call, path), |_| unsafe {
        syscall(libc::SYS_unlinkat, folder, name, flags)
    }))
}

/// # Safety
/// As for the C library's own `renameat`.
unsafe fn renamed(from: RawFd, old: *const c_char, to: RawFd, new: *const c_char) -> c_int {
    // SAFETY: the caller's promise.
    let (old_path, new_path) = unsafe { (named(from, old), named(to, new)) };
    let act = Act::on(Call::Rename, old_path).map(|act| act.to(new_path));
    // SAFETY: as above.
    int(through(act, |_| unsafe {
        syscall(libc::SYS_renameat2, from, old, to, new, 0)
    }))
}

/// # Safety
/// As for the C library's own `linkat`.
unsafe fn linked(from: RawFd, old: *const c_char, to: RawFd, new: *const c_char, flags: c_int) -> c_int {
    // SAFETY: the caller's promise.
    let (old_path, new_path) = unsafe { (named(from, old), named(to, new)) };
    let act = Act::on(Call::Link, old_path).map(|act| act.to(new_path));
    // SAFETY: as above.
    int(through(act, |_| unsafe {
        syscall(libc::SYS_linkat, from, old, to, new, flags)
    }))
}

fn cut(fd: RawFd, length: off_t) -> c_int {
    let act = Act::on(Call::Truncate, of(fd)).map(|act| act.at(number(length)));
    // SAFETY: takes no memory.
    int(through(act, |_| unsafe { syscall(libc::SYS_ftruncate, fd, length) }))
}

fn synced(fd: RawFd, system_call: c_long) -> c_int {
    // SAFETY: takes no memory.
    int(through(Act::on(Call::Sync, of(fd)), |_| unsafe {
        syscall(system_call, fd)
    }))
}

/// Whether a call that we do not follow is about a watched file: it is refused then, and Rust's own library takes another.
fn must_go_another_way(fd: RawFd) -> bool {
    of(fd).is_some_and(|path| is_watched(&path))
}

/// Functions of the C library under their own names.
macro_rules! instead {
    ($($name:ident($($argument:ident: $type:ty),*) -> $returns:ty = $does:expr;)*) => {$(
        /// # Safety
        /// As for the C library's function of this name.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($argument: $type),*) -> $returns {
            // SAFETY: the caller's promise is passed on.
            #[allow(unused_unsafe)]
            unsafe { $does }
        }
    )*};
}

instead! {
    open(name: *const c_char, flags: c_int, mode: mode_t) -> c_int = opened(AT_FDCWD, name, flags, mode);
    open64(name: *const c_char, flags: c_int, mode: mode_t) -> c_int = opened(AT_FDCWD, name, flags, mode);
    openat(folder: c_int, name: *const c_char, flags: c_int, mode: mode_t) -> c_int = opened(folder, name, flags, mode);
    openat64(folder: c_int, name: *const c_char, flags: c_int, mode: mode_t) -> c_int = opened(folder, name, flags, mode);
    write(fd: c_int, bytes: *const c_void, length: size_t) -> ssize_t = written(fd, bytes, length, None);
    pwrite(fd: c_int, bytes: *const c_void, length: size_t, at: off_t) -> ssize_t = written(fd, bytes, length, Some(at));
    pwrite64(fd: c_int, bytes: *const c_void, length: size_t, at: off_t) -> ssize_t = written(fd, bytes, length, Some(at));
    read(fd: c_int, bytes: *mut c_void, length: size_t) -> ssize_t = was_read(fd, bytes, length, None);
    pread(fd: c_int, bytes: *mut c_void, length: size_t, at: off_t) -> ssize_t = was_read(fd, bytes, length, Some(at));
    pread64(fd: c_int, bytes: *mut c_void, length: size_t, at: off_t) -> ssize_t = was_read(fd, bytes, length, Some(at));
    ftruncate(fd: c_int, length: off_t) -> c_int = cut(fd, length);
    ftruncate64(fd: c_int, length: off_t) -> c_int = cut(fd, length);
    fsync(fd: c_int) -> c_int = synced(fd, libc::SYS_fsync);
    fdatasync(fd: c_int) -> c_int = synced(fd, libc::SYS_fdatasync);
    unlink(name: *const c_char) -> c_int = unlinked(AT_FDCWD, name, 0);
    unlinkat(folder: c_int, name: *const c_char, flags: c_int) -> c_int = unlinked(folder, name, flags);
    rmdir(name: *const c_char) -> c_int = unlinked(AT_FDCWD, name, AT_REMOVEDIR);
    rename(old: *const c_char, new: *const c_char) -> c_int = renamed(AT_FDCWD, old, AT_FDCWD, new);
    renameat(from: c_int, old: *const c_char, to: c_int, new: *const c_char) -> c_int = renamed(from, old, to, new);
    link(old: *const c_char, new: *const c_char) -> c_int = linked(AT_FDCWD, old, AT_FDCWD, new, 0);
    linkat(from: c_int, old: *const c_char, to: c_int, new: *const c_char, flags: c_int) -> c_int =
        linked(from, old, to, new, flags);
    mkdir(name: *const c_char, mode: mode_t) -> c_int = {
        int(through(Act::on(Call::MakeFolder, named(AT_FDCWD, name)), |_| {
            syscall(libc::SYS_mkdirat, AT_FDCWD, name, c_long::from(mode))
        }))
    };
    writev(fd: c_int, parts: *const iovec, count: c_int) -> ssize_t = {
        // One part is enough: whoever writes goes on with the rest.
        let parts = slice::from_raw_parts(parts, usize::try_from(count).unwrap_or(0));
        match parts.iter().find(|part| part.iov_len > 0) {
            Some(part) => written(fd, part.iov_base, part.iov_len, None),
            None => 0,
        }
    };
    copy_file_range(
        from: c_int, from_at: *mut off_t, to: c_int, to_at: *mut off_t, length: size_t, flags: libc::c_uint
    ) -> ssize_t = {
        if must_go_another_way(to) || must_go_another_way(from) {
            return ssize_t::try_from(fail(libc::EINVAL)).unwrap_or(-1);
        }
        let copied = syscall(libc::SYS_copy_file_range, from, from_at, to, to_at, length, flags);
        ssize_t::try_from(copied).unwrap_or(-1)
    };
    sendfile64(to: c_int, from: c_int, at: *mut off_t, length: size_t) -> ssize_t = {
        if must_go_another_way(to) || must_go_another_way(from) {
            return ssize_t::try_from(fail(libc::EINVAL)).unwrap_or(-1);
        }
        ssize_t::try_from(syscall(libc::SYS_sendfile, to, from, at, length)).unwrap_or(-1)
    };
}
