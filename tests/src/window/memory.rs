//! What stands in the memory of a process.

use std::fs::{self, File};
use std::io::BufRead;
use std::os::unix::fs::FileExt;

/// How much is read at once.
const PIECE: usize = 1 << 20;
const PAGE: usize = 4096;

/// Whether a process has this text anywhere in its memory, as UTF-8 or as UTF-16. Programs that are mapped from disk and
/// never written to, and the kernel's own pages, are left out; a process that has ended has nothing.
///
/// # Panics
/// When this test may not read the memory of its own descendants.
pub fn holds(process: u32, text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let needles = [text.as_bytes(), wide.as_slice()];
    let Ok(maps) = fs::read_to_string(format!("/proc/{process}/maps")) else {
        return false;
    };
    let memory = match File::open(format!("/proc/{process}/mem")) {
        Ok(memory) => memory,
        Err(why) => panic!("the memory of process {process} may not be read: {why}"),
    };
    let pages = File::open(format!("/proc/{process}/pagemap")).unwrap();
    maps.lines()
        .filter_map(readable)
        .any(|(from, to)| region_holds(&memory, &pages, from, to, &needles))
}

/// The first and the last address of a region that can be read: "7f00-7f80 rw-p 0000 00:00 0 [heap]".
fn readable(line: &str) -> Option<(u64, u64)> {
    let words: Vec<_> = line.split_whitespace().collect();
    let (from, to) = words.first()?.split_once('-')?;
    let may = words.get(1)?;
    let name = words.get(5).copied().unwrap_or_default();
    let address = |hex| u64::from_str_radix(hex, 16).ok();
    let is_program = name.starts_with('/') && !may.contains('w') && may.ends_with('p');
    (may.starts_with('r') && !is_program && name != "[vvar]" && name != "[vsyscall]")
        .then_some((address(from)?, address(to)?))
}

fn region_holds(memory: &File, pages: &File, from: u64, to: u64, needles: &[&[u8]]) -> bool {
    let overlap = needles.iter().map(|needle| needle.len()).max().unwrap_or(0);
    let mut piece = vec![0; PIECE + overlap];
    let mut at = from;
    while at < to {
        if !is_used(pages, at) {
            at += PIECE as u64;
            continue;
        }
        let wanted = piece.len().min(usize::try_from(to - at).unwrap_or(usize::MAX));
        // A page that is not there any more holds nothing.
        let read = memory.read_at(&mut piece[..wanted], at).unwrap_or(0);
        if needles.iter().any(|needle| contains(&piece[..read], needle)) {
            return true;
        }
        at += PIECE as u64;
    }
    false
}

/// Whether any page of the piece that begins here was ever written to. A web view reserves whole gigabytes, and they
/// all show the kernel's one page of zeros.
fn is_used(pages: &File, at: u64) -> bool {
    /// On a disk, of a file or shared with others, or this process's own: in the highest byte of an entry. A page that
    /// is there and nothing of these is the one of zeros.
    const OF_SOMEBODY: u8 = 0x40 | 0x20 | 0x01;
    let mut entries = [0; 8 * (PIECE / PAGE)];
    let read = pages.read_at(&mut entries, at / PAGE as u64 * 8).unwrap_or(0);
    entries[..read]
        .chunks(8)
        .any(|entry| entry.last().is_some_and(|high| high & OF_SOMEBODY != 0))
}

/// Whether a text stands in these bytes. Gigabytes are looked through, so the search leaps from one byte of the text to
/// the next with what the standard library has for that.
fn contains(hay: &[u8], needle: &[u8]) -> bool {
    let Some((&first, _)) = needle.split_first() else {
        return false;
    };
    let mut rest = hay;
    loop {
        let before = rest;
        match rest.skip_until(first) {
            Ok(taken) if taken > 0 && before.get(taken - 1) == Some(&first) => {
                if before[taken - 1..].starts_with(needle) {
                    return true;
                }
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_this_process_is_found_in_both_forms_and_one_that_is_not_there_is_not() {
        let us = std::process::id();
        // Put together here, so that the program's own text does not hold them.
        let text = ["a note about", "the critic"].join(" ");
        let wide: Vec<u16> = ["wide and", "hidden"].join(" ").encode_utf16().collect();
        assert!(holds(us, &text));
        assert!(holds(us, &String::from_utf16(&wide).unwrap()));
        assert!(!wide.is_empty());
        assert_eq!(readable("7f00-7f80 ---p 0000 00:00 0"), None);
        assert_eq!(readable("7f00-7f80 r-xp 0000 00:00 7 /usr/lib/libc.so"), None);
        assert_eq!(readable("10-20 rw-s 0000 00:00 7 /dev/shm/x"), Some((16, 32)));
        assert!(contains(b"aaab", b"aab") && !contains(b"aaab", b"abb"));
    }
}
