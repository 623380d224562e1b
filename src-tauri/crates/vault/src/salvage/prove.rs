//! Whether a store is as it was written, to its last page. Seen before SQLite may touch it, and without it: SQLite reads a
//! page only when it needs it, which may be a week later, and writes beside a store as soon as it opens it.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

use super::{
    image::{Folded, LOCK_PAGE, folded, if_there},
    log::Log,
    page::{PageKey, SALT, SIZE},
};
use crate::{Damage, VaultError, keys::DataKey, place};

/// So many pages are read at once.
const PAGES: usize = 256;

/// Proves every page of a store that SQLite could read: those that its write-ahead log holds from there, the others from
/// the store itself. Changes nothing, and makes no file.
///
/// # Errors
/// [`VaultError::Damaged`] when the store is not there, when a page is not as it was written, or when this key is not its
/// key; [`VaultError::CannotRead`].
pub fn prove(store: &Path, key: &DataKey) -> Result<(), VaultError> {
    let damaged = || VaultError::damaged(Damage::Store);
    let reading = VaultError::reading(store);
    let mut file = match File::open(store) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(VaultError::damaged(Damage::StoreMissing));
        }
        file => file.map_err(&reading)?,
    };
    let log = if_there(&place::log(store))?.unwrap_or_default();
    // As SQLite will read it: nothing counts that stands behind a frame which is not as it was written.
    let log = Log::read(&log, |_| false);
    if !log.behind.is_empty() && is_half_folded(&log, &fs::read(store).map_err(&reading)?) {
        return Err(damaged());
    }
    let newest: BTreeMap<u32, &[u8]> = log.frames.iter().map(|frame| (frame.page, frame.sealed)).collect();

    let mut pages = vec![0; PAGES * SIZE];
    let mut filled = fill(&mut file, &mut pages).map_err(&reading)?;
    let salt = pages[..filled].first_chunk::<SALT>().ok_or_else(damaged)?;
    let opens = PageKey::new(key, salt).ok_or_else(damaged)?;
    let first = newest.get(&1).copied().or(pages[..filled].get(..SIZE));
    let first = opens.open(1, first.unwrap_or_default()).ok_or_else(damaged)?;
    let said = first.get(28..32).and_then(|count| count.try_into().ok());
    let count = log.pages.or(said.map(u32::from_be_bytes)).ok_or_else(damaged)?;

    let mut numbers = 1..=count;
    loop {
        for sealed in pages[..filled].chunks(SIZE) {
            let Some(number) = numbers.next() else { break };
            let is_read_here = number != LOCK_PAGE && !newest.contains_key(&number);
            if is_read_here && !opens.proves(number, sealed) {
                return Err(damaged());
            }
        }
        if filled < pages.len() || numbers.is_empty() {
            break;
        }
        filled = fill(&mut file, &mut pages).map_err(&reading)?;
    }
    let is_there = |number| number == LOCK_PAGE || newest.contains_key(&number);
    let proved = |(number, sealed): (&u32, &&[u8])| *number > count || opens.proves(*number, sealed);
    if numbers.all(is_there) && newest.iter().all(proved) {
        Ok(())
    } else {
        Err(damaged())
    }
}

/// Whether SQLite would lay an older part of the log over newer pages of the store, or miss some that belong to those it
/// sees: the log was being folded in, or had been, when it was damaged. Each page would be whole, and all of them together
/// wrong.
fn is_half_folded(log: &Log<'_>, store: &[u8]) -> bool {
    match folded(log, store) {
        Folded::Nothing => false,
        Folded::Partly => true,
        Folded::All => !log.frames.is_empty(),
    }
}

/// Reads until there is no more room, or no more file.
fn fill(file: &mut File, room: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < room.len() {
        match file.read(&mut room[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
