//! The pages of a store as they stand after its write-ahead log, read from the files alone: nothing is opened for writing,
//! nothing is folded in, no file is made.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use super::{
    log::{Frame, Log},
    pace::Pace,
    page::{Page, PageKey, SALT, SIZE, Salt},
};
use crate::{Damage, VaultError, keys::DataKey, place};

/// Where SQLite keeps a page free for the locks of the system.
pub(super) const LOCK_PAGE: u32 = 0x4000_0000 / 4096 + 1;
/// A store of 16 GiB: a count beyond it is not believed.
const MOST_PAGES: u32 = 1 << 22;
/// So many pages are tried with a guessed salt.
const TRIED: usize = 8;

/// Every page that is as it was written.
pub struct Image {
    pages: Vec<Option<Page>>,
    /// Whether the write-ahead log is damaged in front of something that was saved.
    pub log_damaged: bool,
}

impl Image {
    /// `None` when the key opens no page. `other_salts` serve where the store's own is damaged.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] when there is no store; [`VaultError::CannotRead`], [`VaultError::Cancelled`].
    pub fn read(
        folder: &Path,
        key: &DataKey,
        other_salts: &[Salt],
        pace: &mut Pace<'_>,
    ) -> Result<Option<Self>, VaultError> {
        let store = if_there(&place::store(folder))?.ok_or(VaultError::damaged(Damage::StoreMissing))?;
        let log = if_there(&folder.join("vault.db-wal"))?.unwrap_or_default();
        let known = known_salts(&store, &log, other_salts);
        let read = |salt: &Salt| fitting(key, salt, usize::MAX, &store, &log);
        let guess = |salt: Salt| fitting(key, &salt, TRIED, &store, &log);
        let opens = known.iter().find_map(read);
        let opens = opens.or_else(|| known.first().and_then(|salt| near(salt).find_map(guess)));
        opens.map(|opens| Self::over(&store, &log, &opens, pace)).transpose()
    }

    fn over(store: &[u8], log: &[u8], opens: &PageKey, pace: &mut Pace<'_>) -> Result<Self, VaultError> {
        let log = Log::read(log, |frame| opens.open(frame.page, frame.sealed).is_some());
        let mut newest: BTreeMap<u32, &[u8]> = log.frames.iter().map(|frame| (frame.page, frame.sealed)).collect();
        let mut count = log.pages;
        let mut unsure = BTreeSet::new();
        match folded(&log, store) {
            Folded::Nothing => {}
            Folded::Partly => unsure = log.behind.iter().map(|frame| frame.page).collect(),
            Folded::All => {
                newest.clear();
                count = None;
            }
        }
        let sealed = |number: u32| match newest.get(&number).copied() {
            Some(sealed) => sealed,
            None if unsure.contains(&number) => &[],
            None => in_store(store, number),
        };
        let first = opens.open(1, sealed(1));
        let said = first
            .as_deref()
            .and_then(|page| page.get(28..32)?.try_into().ok())
            .map(u32::from_be_bytes);
        let count = count.or(said).unwrap_or_else(|| pages_in(store)).min(MOST_PAGES);
        let page = |number| {
            pace.step(SIZE)?;
            Ok(opens.open(number, sealed(number)))
        };
        let pages = (1..=count).map(page).collect::<Result<_, VaultError>>()?;
        let log_damaged = log.lost && !matches!(folded(&log, store), Folded::All);
        Ok(Self { pages, log_damaged })
    }

    pub fn page(&self, number: u32) -> Option<&[u8]> {
        self.pages
            .get(number.checked_sub(1)? as usize)?
            .as_ref()
            .map(|page| page.as_slice())
    }

    /// Every page that is as it was written, with its number.
    pub fn whole(&self) -> impl Iterator<Item = (u32, &[u8])> {
        (1..)
            .zip(&self.pages)
            .filter_map(|(number, page)| Some((number, page.as_ref()?.as_slice())))
    }

    /// The version of the store's schema; `None` when the page that says so is damaged.
    pub fn schema_version(&self) -> Option<u32> {
        Some(u32::from_be_bytes(self.page(1)?.get(60..64)?.try_into().ok()?))
    }

    pub fn count(&self) -> usize {
        self.pages.len()
    }

    pub fn damaged(&self) -> usize {
        let damaged = |(number, page): &(u32, &Option<Page>)| page.is_none() && *number != LOCK_PAGE;
        (1..).zip(&self.pages).filter(damaged).count()
    }
}

/// How much of what stands behind the damage in a log had been folded into the store before it was damaged.
pub(super) enum Folded {
    Nothing,
    /// Some of it: pages of the store are newer than the log in front of the damage.
    Partly,
    All,
}

pub(super) fn folded(log: &Log<'_>, store: &[u8]) -> Folded {
    let is_folded = |frame: &Frame<'_>| in_store(store, frame.page) == frame.sealed;
    if !log.behind.iter().any(is_folded) {
        return Folded::Nothing;
    }
    let last: BTreeMap<u32, &Frame<'_>> = log
        .frames
        .iter()
        .chain(&log.behind)
        .map(|frame| (frame.page, frame))
        .collect();
    if last.into_values().all(is_folded) {
        Folded::All
    } else {
        Folded::Partly
    }
}

fn in_store(store: &[u8], number: u32) -> &[u8] {
    store
        .chunks(SIZE)
        .nth(number.saturating_sub(1) as usize)
        .unwrap_or_default()
}

fn pages_in(store: &[u8]) -> u32 {
    u32::try_from(store.len().div_ceil(SIZE)).unwrap_or(MOST_PAGES)
}

/// The page key that this salt makes, when it opens anything at all.
fn fitting(key: &DataKey, salt: &Salt, tried: usize, store: &[u8], log: &[u8]) -> Option<PageKey> {
    let opens = PageKey::new(key, salt)?;
    let in_store = (1..)
        .zip(store.chunks(SIZE))
        .take(tried)
        .any(|(number, sealed)| opens.open(number, sealed).is_some());
    let found = in_store
        || Log::read(log, |_| true)
            .frames
            .iter()
            .take(tried)
            .any(|frame| opens.open(frame.page, frame.sealed).is_some());
    found.then_some(opens)
}

/// The salt as the store's first bytes have it, and as its first page has it in the log and wherever else.
fn known_salts(store: &[u8], log: &[u8], others: &[Salt]) -> Vec<Salt> {
    let salt = |bytes: &[u8]| bytes.first_chunk::<SALT>().copied();
    let log = Log::read(log, |_| true);
    let in_log = log
        .frames
        .iter()
        .rev()
        .find(|frame| frame.page == 1)
        .and_then(|frame| salt(frame.sealed));
    salt(store)
        .into_iter()
        .chain(in_log)
        .chain(others.iter().copied())
        .collect()
}

/// The salts that differ from this one in a single byte.
fn near(salt: &Salt) -> impl Iterator<Item = Salt> {
    (0..SALT).flat_map(move |at| {
        (1..=u8::MAX).map(move |change| {
            let mut other = *salt;
            other[at] ^= change;
            other
        })
    })
}

pub(super) fn if_there(file: &Path) -> Result<Option<Vec<u8>>, VaultError> {
    match fs::read(file) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(VaultError::reading(file)(error)),
    }
}
