//! Pages as the writer receives them. Points; x from the left edge, y from the top edge downwards.

use super::{Line, NodeId, Tree};
use crate::Level;

pub(crate) struct LaidOut {
    /// Width and height of every page.
    pub size: (f32, f32),
    pub pages: Vec<Page>,
    pub tree: Tree,
    /// The headings in their order, for bookmarks.
    pub outline: Vec<Bookmark>,
    /// Places that lead to other places of the document.
    pub links: Vec<Link>,
}

/// Where a heading stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bookmark {
    pub level: Level,
    pub text: String,
    pub place: Destination,
}

/// A place to jump to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Destination {
    /// Counted from 0.
    pub page: usize,
    /// Points from the page's top edge.
    pub y: f32,
}

/// A place that leads to another.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Link {
    /// The element (of role [`super::Role::Link`]) that it belongs to.
    pub node: NodeId,
    /// The page that it stands on, counted from 0.
    pub page: usize,
    /// Points from the lower left corner: left, bottom, right, top.
    pub bounds: [f32; 4],
    pub to: Destination,
    /// Where it leads, in words: for readers who do not see it.
    pub words: String,
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
        /// The middle of its thickness.
        y: f32,
        width: f32,
        thickness: f32,
        grey: f32,
    },
    Image {
        node: NodeId,
        /// Its number among the document's pictures.
        picture: usize,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
}

/// Whether a thing on the page belongs to the document's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Content(NodeId),
    Artifact(Artifact),
}

/// What readers skip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Artifact {
    /// The foot of a page: its number, the document's name.
    PageNumber,
    Watermark,
    Rule,
    /// The head of a table where it stands again.
    RepeatedHead,
    /// Dots that lead the eye to a page's number.
    Leader,
}

/// Text turned about its starting point.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Turn {
    pub sine: f32,
    pub cosine: f32,
}
