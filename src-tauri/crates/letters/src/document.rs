//! What a letter is, before anyone decides where its lines break.

use chrono::NaiveDate;

/// A letter, complete: everything that appears on its pages and in its metadata.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The language of the letter as a BCP 47 tag, such as `en`. Only English is hyphenated.
    pub language: String,
    /// The title in the PDF's metadata and in a viewer's title bar.
    pub title: String,
    /// The author in the PDF's metadata.
    pub author: String,
    pub paper: Paper,
    /// The day of the letter: the only date in the file, for a letter knows no clock.
    pub date: NaiveDate,
    pub letterhead: Letterhead,
    /// The address of the recipient, one entry a line. May be empty.
    pub recipient: Vec<String>,
    /// As it is printed, such as `Oslo, 10 June 2026`.
    pub place_and_date: String,
    pub subject: String,
    pub salutation: String,
    pub body: Vec<Block>,
    pub closing: String,
    /// Nothing on a page that nobody signs.
    pub signature: Option<Signature>,
    /// Says DRAFT across every page.
    pub draft: bool,
}

/// The two papers of the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    #[default]
    A4,
    /// US Letter, 8.5 x 11 inches.
    Letter,
}

impl Paper {
    /// Width and height in points (1/72 inch).
    #[must_use]
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// Who writes, at the top of the first page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letterhead {
    pub name: String,
    /// Such as `Licensed Psychologist · SCIP Supervisor`. May be empty.
    pub credentials: String,
    /// Practice, address, contact: one entry a line.
    pub lines: Vec<String>,
}

/// Who signs, at the end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    pub name: String,
    /// Credentials, role: one entry a line.
    pub lines: Vec<String>,
    /// A scan of the signature. Without it there is a ruled line to sign on.
    pub image_png: Option<Vec<u8>>,
}

/// One piece of the letter's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The heading of a section.
    Heading(String),
    Paragraph(Vec<Span>),
    /// Each item is a run of blocks of its own.
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    /// Groups of characters that are copied by hand: large, each character in a place of its own, each group numbered.
    Code(Vec<String>),
}

/// A stretch of text in one style. A line feed in the text is a line break that the writer asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    /// A BCP 47 tag, where it differs from the letter's language.
    pub language: Option<String>,
}

impl Span {
    /// Text in the plain style.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}
