use std::str::FromStr;

use super::{Act, BEFORE};
use crate::faults::look::Look;

/// How an act ended, from what the worker said.
#[derive(Debug)]
pub struct Ended {
    pub lines: Vec<String>,
}

impl Ended {
    fn says(&self, word: &str) -> bool {
        self.lines.iter().any(|line| line.split(' ').next() == Some(word))
    }

    /// The act is on the disk.
    pub fn done(&self) -> bool {
        self.says("DONE")
    }

    /// Somebody was told that something was not done.
    pub fn refused(&self) -> bool {
        self.says("REFUSED")
    }

    /// A save after the act is on the disk.
    pub fn saved(&self) -> bool {
        self.says("SAVED")
    }

    /// The worker came to its end.
    pub fn ended(&self) -> bool {
        self.says("END")
    }

    /// How many saves must be there.
    fn acknowledged(&self, act: Act) -> usize {
        let last = self.lines.iter().rev().find_map(|line| line.strip_prefix("SAVED "));
        match last {
            Some(number) => number.parse().unwrap(),
            None if act == Act::Migration => 0,
            None => BEFORE + usize::from(act == Act::Save && self.done()),
        }
    }
}

/// What was found in a vault after an act.
pub struct Found {
    pub vault: Result<Look, String>,
    /// With which passphrase it was opened.
    pub by_new_passphrase: bool,
    /// Where another vault was to appear: what is in it, if it is there.
    pub restored: Option<Result<Look, String>>,
}

/// Sees that a vault is as it must be after an act: everything acknowledged is there, what was done is done, what was refused
/// is not, and what ended half-way is one or the other.
pub fn is_as_it_must_be(act: Act, ended: &Ended, found: Found) -> Result<(), String> {
    if let Some(lost) = ended.lines.iter().find(|line| line.starts_with("LOST")) {
        return Err(lost.clone());
    }
    let Look {
        saves,
        attached,
        backups,
    } = found.vault?;
    let acknowledged = ended.acknowledged(act);
    if !(acknowledged..=acknowledged + 1).contains(&saves) {
        return Err(format!("{acknowledged} saves were acknowledged, {saves} are there"));
    }
    let files = match act {
        Act::Reencryption | Act::Backup | Act::Restore => 1..=1,
        Act::Evidence => usize::from(ended.done())..=1,
        _ => 0..=0,
    };
    if !files.contains(&attached) {
        return Err(format!("{attached} attached files instead of {files:?}"));
    }
    let made = match act {
        Act::Backup => usize::from(ended.done())..=1,
        Act::Restore => 1..=1,
        _ => 0..=0,
    };
    if !made.contains(&backups) {
        return Err(format!("{backups} backups instead of {made:?}"));
    }
    match found.restored {
        Some(Ok(restored)) if restored.saves == BEFORE && restored.attached == 1 => {}
        Some(other) => return Err(format!("restored: {other:?}")),
        None if act == Act::Restore && ended.done() => return Err("restored, and not there".to_owned()),
        None => {}
    }
    match (act, found.by_new_passphrase) {
        (Act::Passphrase, false) if ended.done() => Err("opens with the passphrase that was changed".to_owned()),
        (Act::Passphrase, true) if ended.refused() && !ended.done() => {
            Err("the change was refused, and the old passphrase does not open".to_owned())
        }
        _ => Ok(()),
    }
}

/// What a worker that looked has said.
pub fn from_lines(lines: &[String]) -> Result<Look, String> {
    match lines.last() {
        Some(line) => Look::from_str(line),
        None => Err("the one who looked said nothing".to_owned()),
    }
}
