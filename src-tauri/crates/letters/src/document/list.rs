use super::{Block, Span};

/// A label with what belongs to it: `Period` – `January to May 2026`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub label: String,
    pub value: Vec<Span>,
}

impl Fact {
    /// A fact in plain type.
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: vec![Span::plain(value)],
        }
    }
}

/// One line of a checklist.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub state: State,
    pub text: Vec<Span>,
    /// Below it, quieter: when, where, what is missing. May be empty.
    pub detail: Vec<Block>,
}

/// How far something has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum State {
    Done,
    /// The one to take up now.
    Next,
    #[default]
    NotYet,
}
