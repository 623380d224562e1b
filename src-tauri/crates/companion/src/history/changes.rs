//! What changed between two texts, word by word.

use std::time::Duration;

use serde::Serialize;
use similar::{Algorithm, ChangeTag, TextDiff};
use specta::Type;

/// A stretch of text that two versions share, or that only one of them has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Part {
    pub how: How,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum How {
    Kept,
    /// Only the later text has it.
    Added,
    /// Only the earlier text has it.
    Removed,
}

/// Beyond this, what is left of two very different texts is told as removed and added whole.
const PATIENCE: Duration = Duration::from_millis(400);

/// The words that were kept, added and removed, in reading order. Those kept and removed make the earlier text, those kept
/// and added the later one, to the letter.
pub fn changes(earlier: &str, later: &str) -> Vec<Part> {
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .timeout(PATIENCE)
        .diff_words(earlier, later);
    let mut parts: Vec<Part> = Vec::new();
    for change in diff.iter_all_changes() {
        let how = match change.tag() {
            ChangeTag::Equal => How::Kept,
            ChangeTag::Insert => How::Added,
            ChangeTag::Delete => How::Removed,
        };
        match parts.last_mut() {
            Some(last) if last.how == how => last.text.push_str(change.value()),
            _ => parts.push(Part {
                how,
                text: change.value().to_owned(),
            }),
        }
    }
    parts
}
