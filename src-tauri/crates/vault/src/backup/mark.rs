use sha2::{Digest, Sha256};

use crate::{Destruction, keys::hex};

/// One short text for all removals for good: a backup that bears another one has not seen each of them, or has seen others. A
/// count would not tell two copies of a vault apart, of which each removed something else.
pub fn mark(destroyed: &[Destruction]) -> String {
    let mut lines: Vec<String> = destroyed
        .iter()
        .map(|one| format!("{}\n{}\n{}\n", one.id.as_str(), one.kind, one.at.timestamp_millis()))
        .collect();
    lines.sort_unstable();
    hex(&Sha256::digest(lines.concat()))
}
