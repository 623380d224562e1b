//! What a document is, before anyone decides where its lines break.

mod block;
mod design;
mod ending;
mod letterhead;
mod list;
mod opening;
mod paper;
mod picture;
mod plain;
mod span;
mod table;
mod texts;

use chrono::NaiveDate;

pub use block::{Block, Figure, Heading, Level};
pub use design::{Design, LetterheadStyle, Typeface};
pub use ending::{Dated, Ending, Signature};
pub use letterhead::Letterhead;
pub use list::{Fact, Item, State};
pub use opening::Opening;
pub use paper::Paper;
pub use picture::Picture;
pub use span::Span;
pub use table::{Cell, Column, ColumnWidth, Flush, Table};

/// A letter or any other document, complete: everything that appears on its pages and in its metadata.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The language as a BCP 47 tag, such as `en` or `de-CH`. It chooses the words that the paper itself says, where
    /// words may be divided, and whether the pages run from right to left.
    pub language: String,
    /// The title in the PDF's metadata and in a viewer's title bar.
    pub title: String,
    /// The author in the PDF's metadata.
    pub author: String,
    pub paper: Paper,
    /// The day of the document: the only date in the file, for a document knows no clock.
    pub date: NaiveDate,
    pub design: Design,
    pub letterhead: Letterhead,
    pub opening: Opening,
    pub body: Vec<Block>,
    pub ending: Ending,
    /// Says DRAFT across every page.
    pub draft: bool,
}
