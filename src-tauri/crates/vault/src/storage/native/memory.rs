//! The memory that SQLite works in, pages and statements and all, is wiped when it is freed.
//!
//! Without this, a closed store left hundreds of fragments of notes behind. SQLCipher's own `cipher_memory_security` does
//! the same at four to nine times the time of an insert; this costs a few hundredths.

use std::{
    alloc::{GlobalAlloc, Layout},
    ffi::{c_int, c_void},
    ptr,
    sync::OnceLock,
};

use rusqlite::ffi;
#[cfg(not(test))]
use zeroizing_alloc::ZeroAlloc;

use crate::VaultError;

#[cfg(not(test))]
static WIPING: ZeroAlloc<std::alloc::System> = super::WIPING;
#[cfg(test)]
use tests::WIPING;

/// Before each block its size is kept, in as much room as keeps the block aligned for anything.
const HEAD: usize = 16;

/// Gives SQLite its allocator, before it is first used by this process.
pub fn wipe_when_freed() -> Result<(), VaultError> {
    static INSTALLED: OnceLock<c_int> = OnceLock::new();
    let code = *INSTALLED.get_or_init(|| {
        let methods = ffi::sqlite3_mem_methods {
            xMalloc: Some(malloc),
            xFree: Some(free),
            xRealloc: Some(realloc),
            xSize: Some(size),
            xRoundup: Some(round_up),
            xInit: Some(init),
            xShutdown: Some(shut_down),
            pAppData: ptr::null_mut(),
        };
        // SAFETY: SQLite copies the methods before it returns, and refuses when it is in use already. The functions keep
        // to what it asks of them.
        unsafe { ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, &raw const methods) }
    });
    match code {
        ffi::SQLITE_OK => Ok(()),
        code => Err(VaultError::Unexpected { code }),
    }
}

fn layout(bytes: usize) -> Option<Layout> {
    Layout::from_size_align(bytes.checked_add(HEAD)?, HEAD).ok()
}

unsafe extern "C" fn malloc(bytes: c_int) -> *mut c_void {
    let Some((bytes, layout)) = usize::try_from(bytes)
        .ok()
        .and_then(|bytes| Some((bytes, layout(bytes)?)))
    else {
        return ptr::null_mut();
    };
    // SAFETY: the layout is never empty, and the head has room for a number.
    unsafe {
        let block = WIPING.alloc(layout);
        if block.is_null() {
            return ptr::null_mut();
        }
        block.cast::<usize>().write(bytes);
        block.add(HEAD).cast()
    }
}

unsafe extern "C" fn free(block: *mut c_void) {
    // SAFETY: SQLite frees only what `malloc` or `realloc` gave, once, or nothing; so its size stands before it.
    unsafe {
        if block.is_null() {
            return;
        }
        let start = block.cast::<u8>().sub(HEAD);
        if let Some(layout) = layout(start.cast::<usize>().read()) {
            WIPING.dealloc(start, layout);
        }
    }
}

/// Always moves: what stays in place could not be wiped where it shrinks.
unsafe extern "C" fn realloc(block: *mut c_void, bytes: c_int) -> *mut c_void {
    // SAFETY: as for `free`; both blocks have room for what is copied, and are different.
    unsafe {
        let moved = malloc(bytes);
        if !moved.is_null() && !block.is_null() {
            let kept = size(block).min(bytes).max(0) as usize;
            ptr::copy_nonoverlapping(block.cast::<u8>(), moved.cast::<u8>(), kept);
            free(block);
        }
        moved
    }
}

unsafe extern "C" fn size(block: *mut c_void) -> c_int {
    if block.is_null() {
        return 0;
    }
    // SAFETY: as for `free`. What was asked for as a `c_int` fits into one.
    unsafe { c_int::try_from(block.cast::<u8>().sub(HEAD).cast::<usize>().read()).unwrap_or(c_int::MAX) }
}

unsafe extern "C" fn round_up(bytes: c_int) -> c_int {
    bytes.saturating_add(7) & !7
}

unsafe extern "C" fn init(_: *mut c_void) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn shut_down(_: *mut c_void) {}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use std::{
        alloc::{GlobalAlloc, Layout, System},
        slice,
        sync::atomic::{AtomicUsize, Ordering::SeqCst},
    };

    use super::*;
    use crate::storage::native;

    /// The allocator below the wiping one: sees each block as it is given back.
    pub struct Watching {
        freed: AtomicUsize,
        dirty: AtomicUsize,
    }

    pub static WIPING: zeroizing_alloc::ZeroAlloc<Watching> = zeroizing_alloc::ZeroAlloc(Watching {
        freed: AtomicUsize::new(0),
        dirty: AtomicUsize::new(0),
    });

    // SAFETY: the system's allocator, with a look at the bytes of a block that is still whole.
    unsafe impl GlobalAlloc for Watching {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            unsafe { System.alloc(layout) }
        }

        unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
            let is_dirty = unsafe { slice::from_raw_parts(block, layout.size()) }
                .iter()
                .any(|byte| *byte != 0);
            self.freed.fetch_add(1, SeqCst);
            self.dirty.fetch_add(usize::from(is_dirty), SeqCst);
            unsafe { System.dealloc(block, layout) }
        }
    }

    #[test]
    fn whatever_sqlite_frees_was_wiped_before() {
        let connection = native::in_memory().unwrap();
        connection
            .execute_batch("CREATE TABLE note (text TEXT) STRICT; CREATE INDEX note_text ON note (text);")
            .unwrap();
        for number in 0..500 {
            let text = format!("Kolkrabe {number} ").repeat(40);
            connection.execute("INSERT INTO note VALUES (?1)", [text]).unwrap();
        }
        let sorted = "SELECT group_concat(text) FROM (SELECT text FROM note ORDER BY text || '.' DESC)";
        let all: String = connection.query_row(sorted, [], |row| row.get(0)).unwrap();
        assert!(all.len() > 200_000);
        connection.close().unwrap();
        let Watching { freed, dirty } = &WIPING.0;
        assert!(
            freed.load(SeqCst) > 1000,
            "SQLite uses this allocator: {freed:?} blocks"
        );
        assert_eq!(dirty.load(SeqCst), 0);
    }

    #[test]
    fn blocks_hold_what_they_say_and_keep_it_when_they_move() {
        // SAFETY: used as SQLite uses them.
        unsafe {
            assert!(malloc(-1).is_null());
            let block = malloc(5).cast::<u8>();
            assert_eq!((size(block.cast()), block as usize % 16), (5, 0));
            ptr::copy_nonoverlapping(b"notes".as_ptr(), block, 5);
            let grown = realloc(block.cast(), 5000).cast::<u8>();
            assert_eq!(slice::from_raw_parts(grown, 5), b"notes");
            let shrunk = realloc(grown.cast(), 3).cast::<u8>();
            assert_eq!(slice::from_raw_parts(shrunk, 3), b"not");
            assert_eq!((size(shrunk.cast()), size(ptr::null_mut())), (3, 0));
            free(shrunk.cast());
            free(ptr::null_mut());
            assert_eq!((round_up(1), round_up(8), round_up(9)), (8, 8, 16));
        }
    }
}
