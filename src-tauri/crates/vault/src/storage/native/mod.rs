//! The one unsafe place of this crate: what SQLite wants to be told through its C interface.
//!
//! Two things have no safe call. The key must not stand in SQL text, which SQLite would keep in its caches. And SQLite
//! gives memory back with the notes still in it, so it is given an allocator that wipes.
#![allow(unsafe_code)]

mod key;
mod memory;

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::VaultError;
pub use key::give;

/// What is freed is wiped first: for the `#[global_allocator]` of a program in which a vault is opened. Text passes through
/// many hands between the disk and the page, and not each of them wipes its own.
pub type WipingAllocator = zeroizing_alloc::ZeroAlloc<std::alloc::System>;

/// The wiping allocator over the system's.
pub const WIPING: WipingAllocator = zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// Opens a file, with memory that is wiped when it is freed.
///
/// # Errors
/// As SQLite; and `SQLITE_MISUSE` when somebody else used SQLite first: its memory cannot be wiped any more then.
pub fn open(file: impl AsRef<Path>, flags: OpenFlags) -> Result<Connection, VaultError> {
    memory::wipe_when_freed()?;
    Ok(Connection::open_with_flags(file, flags)?)
}

/// An empty store that is never written anywhere.
///
/// # Errors
/// As [`open`].
pub fn in_memory() -> Result<Connection, VaultError> {
    memory::wipe_when_freed()?;
    Ok(Connection::open_in_memory()?)
}
