//! Pages as the writer receives them. Points; x from the left edge, y from the top edge downwards.

use super::{Line, NodeId, Tree};

pub(crate) struct LaidOut {
    /// Width and height of every page.
    pub size: (f32, f32),
    pub pages: Vec<Page>,
    pub tree: Tree,
}

#[derive(Default)]
pub(crate) struct Page {
    /// In the order in which they are painted and read.
    pub items: Vec<Item>,
}

pub(crate) enum Item {
    Text {
        mark: Mark,
        x: f32,
        baseline: f32,
        line: Line,
        turn: Option<Turn>,
    },
    Rule {
        x: f32,
        y: f32,
        width: f32,
        thickness: f32,
    },
    Image {
        node: NodeId,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
}

/// Whether a thing on the page belongs to the letter's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Content(NodeId),
    Artifact(Artifact),
}

/// What readers skip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Artifact {
    PageNumber,
    Watermark,
    Rule,
}

/// Text turned about its starting point.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Turn {
    pub sine: f32,
    pub cosine: f32,
}
