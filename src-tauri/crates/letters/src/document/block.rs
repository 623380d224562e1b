use super::{Fact, Item, Picture, Span, Table};

/// One piece of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Heading(Heading),
    Paragraph(Vec<Span>),
    /// Each item is a run of blocks of its own.
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    /// Groups of characters that are copied by hand: large, each character in a place of its own, each group numbered.
    Code(Vec<String>),
    Table(Table),
    /// Labels with what belongs to them, below one another.
    Facts(Vec<Fact>),
    /// What is done, what is next, what is still to come.
    Checklist(Vec<Item>),
    Figure(Figure),
    /// A quiet remark beside the text.
    Note(Vec<Span>),
    /// The document's headings down to this level, each with its page.
    Contents(Level),
    /// What follows begins a new page.
    PageBreak,
    /// Stands on one page, as long as it fits on one.
    KeepTogether(Vec<Block>),
}

impl Block {
    /// The heading of a section.
    #[must_use]
    pub fn heading(text: impl Into<String>) -> Self {
        Self::Heading(Heading::new(Level::Section, text))
    }

    /// The heading of a part of a section.
    #[must_use]
    pub fn subheading(text: impl Into<String>) -> Self {
        Self::Heading(Heading::new(Level::Part, text))
    }

    /// A paragraph in plain type.
    #[must_use]
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Span::plain(text)])
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub level: Level,
    pub text: String,
    /// A name that [`super::Cell::PageOf`] finds it by. May be empty.
    pub anchor: String,
}

impl Heading {
    #[must_use]
    pub fn new(level: Level, text: impl Into<String>) -> Self {
        Self {
            level,
            text: text.into(),
            anchor: String::new(),
        }
    }
}

/// How far below the document's title a heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Level {
    #[default]
    Section,
    /// A part of a section.
    Part,
    /// A part of a part.
    Point,
}

/// An image in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub picture: Picture,
    /// Below it. May be empty.
    pub caption: String,
}
