//! A store with a write-ahead log beside it, as a crash leaves the two.

use std::fs;

use pathway::records::SupervisionSession;
use vault::{Damage, Vault, VaultError};

use crate::support::{Scratch, bytes_of, id, morning, session};

const PAGE: usize = 4096;
const HEADER: usize = 32;
const FRAME: usize = 24 + PAGE;

fn save(vault: &mut Vault, summary: &str) {
    let saved = vault.transact(morning(10), |writing| -> Result<(), VaultError> {
        writing.put(&session("session-1", summary).into())?;
        // Several pages at once, some of them the same as in the save before.
        writing.put(&session("session-2", &summary.repeat(1000)).into())
    });
    saved.unwrap();
}

/// A vault with two saves that are only in its log.
struct Crashed {
    scratch: Scratch,
    /// The store without them, and with them.
    before: Vec<u8>,
    folded: Vec<u8>,
    log: Vec<u8>,
}

fn crashed() -> Crashed {
    let scratch = Scratch::filled();
    let read = |name| fs::read(scratch.file(name)).unwrap();
    let before = read("vault.db");
    let mut vault = scratch.open().unwrap();
    save(&mut vault, "The first of two.");
    save(&mut vault, "The second of two.");
    let log = read("vault.db-wal");
    assert!(log.len() > HEADER + FRAME, "{} bytes", log.len());
    assert!(read("vault.db") == before, "nothing is folded in yet");
    vault.checkpoint().unwrap();
    let folded = read("vault.db");
    vault.close().unwrap();
    Crashed {
        scratch,
        before,
        folded,
        log,
    }
}

impl Crashed {
    /// Puts these bytes there and opens the vault.
    fn open_with(&self, store: &[u8], log: &[u8]) -> Result<Vault, VaultError> {
        fs::write(self.scratch.file("vault.db"), store).unwrap();
        fs::write(self.scratch.file("vault.db-wal"), log).unwrap();
        self.scratch.open()
    }

    fn assert_refused(&self, store: &[u8], log: &[u8], what: &str) {
        fs::write(self.scratch.file("vault.db"), store).unwrap();
        fs::write(self.scratch.file("vault.db-wal"), log).unwrap();
        let there = bytes_of(&self.scratch.folder);
        let refused = self.scratch.open().map(|_| ());
        assert!(
            matches!(refused, Err(VaultError::Damaged { what: Damage::Store })),
            "{what}: {refused:?}"
        );
        assert!(
            bytes_of(&self.scratch.folder) == there,
            "{what}: the folder was changed"
        );
    }

    fn summary(&self, store: &[u8], log: &[u8]) -> String {
        let vault = self.open_with(store, log).unwrap();
        assert!(vault.check().unwrap().is_whole());
        let [one, two]: [SupervisionSession; 2] =
            ["session-1", "session-2"].map(|name| vault.get(&id(name)).unwrap().unwrap());
        assert!(two.summary == one.summary.repeat(1000), "each save is there whole");
        one.summary
    }

    /// The pages that the log holds, in its order.
    fn in_log(&self) -> Vec<usize> {
        let frames = self.log[HEADER..].chunks_exact(FRAME);
        frames
            .map(|frame| u32::from_be_bytes(frame[..4].try_into().unwrap()) as usize)
            .collect()
    }
}

#[test]
fn a_page_that_the_log_mends_is_no_damage() {
    let crashed = crashed();
    let mut torn = crashed.before.clone();
    for page in crashed.in_log() {
        let start = (page - 1) * PAGE;
        if let Some(half) = torn.get_mut(start + PAGE / 2..start + PAGE) {
            half.fill(0x5a);
        }
    }
    assert_eq!(crashed.summary(&torn, &crashed.log), "The second of two.");
}

#[test]
fn a_page_that_the_log_does_not_hold_keeps_the_vault_shut() {
    let crashed = crashed();
    let in_log = crashed.in_log();
    let others = (1..=crashed.before.len() / PAGE).filter(|page| !in_log.contains(page));
    let mut tried = 0;
    for page in others {
        let mut damaged = crashed.before.clone();
        damaged[page * PAGE - 7] ^= 1;
        crashed.assert_refused(&damaged, &crashed.log, &format!("page {page}"));
        tried += 1;
    }
    assert!(tried > 5);
}

#[test]
fn a_log_that_was_folded_in_but_not_yet_emptied_is_no_damage() {
    let crashed = crashed();
    assert_eq!(crashed.summary(&crashed.folded, &crashed.log), "The second of two.");
}

#[test]
fn a_log_damaged_at_its_end_costs_what_stands_there_and_nothing_before() {
    let crashed = crashed();
    let mut damaged = crashed.log.clone();
    *damaged.last_mut().unwrap() ^= 1;
    assert_eq!(crashed.summary(&crashed.before, &damaged), "The first of two.");
}

/// SQLite would lay the first save over the second.
#[test]
fn a_log_damaged_after_it_was_folded_in_does_not_bring_older_pages_back() {
    let crashed = crashed();
    let second = crashed.log.len() - FRAME;
    let mut damaged = crashed.log.clone();
    damaged[second + 100] ^= 1;
    crashed.assert_refused(&crashed.folded, &damaged, "the last frame");

    // With its head damaged SQLite sees no log at all, and the store has everything.
    let mut headless = crashed.log.clone();
    headless[20] ^= 1;
    assert_eq!(crashed.summary(&crashed.folded, &headless), "The second of two.");
}

#[test]
fn a_log_damaged_while_it_was_being_folded_in_keeps_the_vault_shut() {
    let crashed = crashed();
    let page = crashed.in_log()[0];
    let at = (page - 1) * PAGE..page * PAGE;
    let mut half = crashed.before.clone();
    half[at.clone()].copy_from_slice(&crashed.folded[at]);
    let mut headless = crashed.log.clone();
    headless[20] ^= 1;
    crashed.assert_refused(&half, &headless, "half folded, and the log lost");
    // The log is whole: it mends the rest.
    assert_eq!(crashed.summary(&half, &crashed.log), "The second of two.");
}
