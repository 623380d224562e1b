//! The write-ahead log, as far as it is as it was written.
//!
//! Its format: a header of 32 bytes, then frames of 24 bytes and a page each; every frame carries the log's two salts and
//! a sum over all that stands before it. (<https://www.sqlite.org/fileformat2.html#the_write_ahead_log>)

use super::page::SIZE;

const HEADER: usize = 32;
const FRAME: usize = 24 + SIZE;

/// A page in the log.
pub struct Frame<'l> {
    pub page: u32,
    pub sealed: &'l [u8],
    /// How many pages the store has after this frame; only in the last frame of a transaction.
    pages: Option<u32>,
}

/// What a write-ahead log holds.
#[derive(Default)]
pub struct Log<'l> {
    /// Up to the last whole transaction in front of any damage.
    pub frames: Vec<Frame<'l>>,
    /// How many pages the store has with them.
    pub pages: Option<u32>,
    /// Frames of the same log that belong to no whole transaction, or stand behind the first frame that is not as it was
    /// written: what they belong to cannot be said.
    pub behind: Vec<Frame<'l>>,
    /// Whether something that was committed stands behind the damage.
    pub lost: bool,
}

impl<'l> Log<'l> {
    /// `opens` says whether a page is as it was written: where the log's own header is damaged, its first page still
    /// speaks for itself.
    pub fn read(bytes: &'l [u8], opens: impl Fn(&Frame<'_>) -> bool) -> Self {
        let mut log = Self::default();
        let Some((header, rest)) = bytes.split_at_checked(HEADER) else {
            return log;
        };
        let big_endian = number(header, 0) == 0x377f_0683;
        let start = sum(big_endian, (0, 0), &header[..24]);
        let sound = start == (number(header, 24), number(header, 28));
        let mut slots = rest.chunks_exact(FRAME);
        // The salts of a header that is not sound are taken from the first frame.
        let first = slots.clone().next().unwrap_or_default();
        let salts = if sound { header.get(16..24) } else { first.get(8..16) };
        let mut running = sound.then_some(start);
        let mut whole = true;
        let mut open_transaction = Vec::new();
        for slot in &mut slots {
            let (head, sealed) = slot.split_at(24);
            if head.get(8..16) != salts {
                // An earlier log that this one has begun to write over, or a damaged frame.
                whole = false;
                continue;
            }
            let frame = Frame {
                page: number(head, 0),
                sealed,
                pages: Some(number(head, 4)).filter(|pages| *pages > 0),
            };
            let written = (number(head, 16), number(head, 20));
            let fits = match running {
                Some(before) => sum(big_endian, sum(big_endian, before, &head[..8]), sealed) == written,
                None => opens(&frame),
            };
            running = Some(written);
            whole = whole && fits;
            if !whole {
                log.behind.push(frame);
                continue;
            }
            let pages = frame.pages;
            open_transaction.push(frame);
            if pages.is_some() {
                log.frames.append(&mut open_transaction);
                log.pages = pages;
            }
        }
        // The damage is in the transaction to which these belong.
        log.behind.splice(..0, open_transaction);
        let committed_behind = log.behind.iter().any(|frame| frame.pages.is_some());
        log.lost = committed_behind || (!sound && log.frames.is_empty() && !first.is_empty());
        log
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    let bytes = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    u32::from_be_bytes(bytes.unwrap_or_default())
}

fn sum(big_endian: bool, (mut a, mut b): (u32, u32), bytes: &[u8]) -> (u32, u32) {
    let word = |four: &[u8]| {
        let four = four.try_into().unwrap_or_default();
        if big_endian {
            u32::from_be_bytes(four)
        } else {
            u32::from_le_bytes(four)
        }
    };
    for eight in bytes.chunks_exact(8) {
        a = a.wrapping_add(word(&eight[..4])).wrapping_add(b);
        b = b.wrapping_add(word(&eight[4..])).wrapping_add(a);
    }
    (a, b)
}
