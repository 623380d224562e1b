//! What the parts of the document mean, for screen readers: the structure tree of a tagged PDF.

/// A place in the [`Tree`].
pub(crate) type NodeId = usize;

/// The kinds of meaning, named as PDF names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    H1,
    H2,
    H3,
    H4,
    P,
    BlockQuote,
    L { ordered: bool },
    LI,
    Lbl,
    LBody,
    Figure,
    Caption,
    Table,
    THead,
    TBody,
    TFoot,
    TR,
    TH { names: Names },
    TD,
    Toc,
    TocEntry,
    Reference,
    Link,
}

/// What the head of a table names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    Column,
    Row,
}

/// Where a figure stands: its page and its box in points from the lower left corner (left, bottom, right, top).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub page: usize,
    pub bounds: [f32; 4],
}

#[derive(Debug)]
pub(crate) struct Node {
    pub role: Role,
    /// The root is its own parent.
    pub parent: NodeId,
    /// What a figure shows, or a mark stands for, in words.
    pub alternative: Option<String>,
    pub frame: Option<Frame>,
}

/// The nodes in reading order; the first is the document.
#[derive(Debug)]
pub(crate) struct Tree {
    pub nodes: Vec<Node>,
}

impl Tree {
    pub const ROOT: NodeId = 0;

    pub fn new() -> Self {
        let mut tree = Self { nodes: Vec::new() };
        tree.add(Role::Document, Self::ROOT);
        tree
    }

    pub fn add(&mut self, role: Role, parent: NodeId) -> NodeId {
        self.nodes.push(Node {
            role,
            parent,
            alternative: None,
            frame: None,
        });
        self.nodes.len() - 1
    }
}
