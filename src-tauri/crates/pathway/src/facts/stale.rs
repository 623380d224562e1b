use serde::Serialize;
use specta::Type;

use super::{Fact, Live, token};

/// A live fact in a text that no longer says what the records say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Stale {
    pub key: String,
    /// What it is about; empty when the records know nothing of it any more.
    pub label: String,
    /// The value in the text.
    pub was: String,
    /// What the records say; nothing when they say nothing.
    pub now: Option<String>,
}

/// The live facts of a text whose value is not the one that the records say, each pair of key and value once.
#[must_use]
pub fn stale(text: &str, facts: &[Fact]) -> Vec<Stale> {
    let mut found: Vec<Stale> = Vec::new();
    for token in token::find(text) {
        let live = facts
            .iter()
            .flat_map(|fact| &fact.lives)
            .find(|live| live.key == token.key);
        if live.is_some_and(|live| live.value == token.value) {
            continue;
        }
        let one = Stale {
            label: live.map(|live| live.label.clone()).unwrap_or_default(),
            now: live.map(|live: &Live| live.value.clone()),
            key: token.key,
            was: token.value,
        };
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found
}
