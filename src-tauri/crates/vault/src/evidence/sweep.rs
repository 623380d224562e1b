use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use chrono::TimeDelta;
use rusqlite::Connection;

use super::key::{is_ours, is_unfinished};
use crate::{place, storage, storage::upkeep};

/// How long a whole file that the store does not know is kept, in time that the vault has lived.
const KEPT: TimeDelta = TimeDelta::days(30);
/// What the name of such a file begins with; then come the milliseconds that the vault had lived, and the name that it had.
const LEFT: &str = ".left-";

/// Removes the unfinished files that interrupted work left in the folder of sealed files, and sets aside whole ones of which
/// the store knows nothing: it may be an older store that somebody put there, and the right one comes back and finds its
/// files again. After thirty days of the vault's life they go.
///
/// Only ever called with a store that opened; one whose list of files cannot be read to its end changes nothing. Nor does
/// it touch what does not bear a name that we give.
pub fn sweep(connection: &Connection, vault: &Path) {
    let folder = place::evidence(vault);
    // A link could lead to somebody else's files.
    if !folder.symlink_metadata().is_ok_and(|folder| folder.is_dir()) {
        return;
    }
    let (Ok(known), Ok(lived)) = (
        storage::evidence::files(connection),
        upkeep::lived_until_seen(connection),
    ) else {
        return;
    };
    let steps = steps(&folder, &known.into_iter().collect(), lived);
    // A store that was put into its place a moment before a power cut must not lose a file to the earlier one, whose files
    // these may be.
    if steps.is_empty() || place::sync_folder(vault).is_err() {
        return;
    }
    for step in steps {
        // What cannot be done now is done at the next opening.
        let _ = match step {
            Step::Remove(file) => fs::remove_file(file),
            Step::Rename(from, to) => fs::rename(from, to),
        };
    }
}

enum Step {
    Remove(PathBuf),
    Rename(PathBuf, PathBuf),
}

fn steps(folder: &Path, known: &HashSet<String>, lived: TimeDelta) -> Vec<Step> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let step = |name: &str| {
        let file = folder.join(name);
        if is_unfinished(name) {
            return Some(Step::Remove(file));
        }
        let Some((since, of)) = set_aside(name) else {
            let aside = format!("{LEFT}{}-{name}", lived.num_milliseconds());
            return (is_ours(name) && !known.contains(name)).then(|| Step::Rename(file, folder.join(aside)));
        };
        let back = folder.join(of);
        if known.contains(of) && !back.exists() {
            return Some(Step::Rename(file, back));
        }
        (lived - since >= KEPT).then_some(Step::Remove(file))
    };
    entries
        .flatten()
        .filter_map(|entry| step(entry.file_name().to_str()?))
        .collect()
}

/// How long the vault had lived when this file was set aside, and what it was called.
fn set_aside(name: &str) -> Option<(TimeDelta, &str)> {
    let (since, of) = name.strip_prefix(LEFT)?.split_once('-')?;
    let since = TimeDelta::try_milliseconds(since.parse().ok()?)?;
    is_ours(of).then_some((since, of))
}
