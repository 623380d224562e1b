//! The one unsafe place of this crate: what SQLite wants to be told through its C interface.
//!
//! Two things have no safe call. The key must not stand in SQL text, which SQLite would keep in its caches. And SQLite
//! gives memory back with the notes still in it, so it is given an allocator that wipes.
#![allow(unsafe_code)]

mod key;
mod memory;

use std::{
    path::Path,
    sync::{Mutex, OnceLock, PoisonError},
};

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::{VaultError, keys::DataKey};
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
    begin()?;
    Ok(Connection::open_with_flags(file, flags)?)
}

/// An empty store that is never written anywhere.
///
/// # Errors
/// As [`open`].
pub fn in_memory() -> Result<Connection, VaultError> {
    begin()?;
    Ok(Connection::open_in_memory()?)
}

/// Sets SQLite up, once, before anybody has a connection: one who comes meanwhile waits. SQLCipher begins with the first key
/// that it is given, and refuses some of those who come with theirs at that very moment.
fn begin() -> Result<(), VaultError> {
    static BEGUN: OnceLock<()> = OnceLock::new();
    static ONE: Mutex<()> = Mutex::new(());
    if BEGUN.get().is_some() {
        return Ok(());
    }
    let _turn = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    if BEGUN.get().is_none() {
        memory::wipe_when_freed()?;
        let first = Connection::open_in_memory()?;
        give(&first, &DataKey::new(Zeroizing::new([0; 32])))?;
        let _ = BEGUN.set(());
    }
    Ok(())
}
