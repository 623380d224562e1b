//! A document in, a finished PDF out.
//!
//! Pure: no files, no clock, no vault. The same [`Document`] and the same fonts give the same bytes on every machine.
//! Three parts, each replaceable: the [`document`](Document), the layout (shaping, lines, pages, a tree of meaning),
//! and the writer (PDF with tags, PDF/A and PDF/UA metadata).
//!
//! No private note can get into a letter: its type lives in `vault`, and nothing here can name it.
//!
//! ```compile_fail
//! use vault::PrivateNote;
//! ```
//! ```compile_fail
//! use letters::PrivateNote;
//! ```
//! What is here can be named:
//! ```
//! use letters::Document;
//! ```

mod characters;
mod document;
pub mod documents;
mod error;
mod fonts;
mod layout;
mod markdown;
mod pictures;
pub mod words;
mod writer;

pub use document::{
    Block, Cell, Column, ColumnWidth, Dated, Design, Document, Ending, Fact, Figure, Flush, Heading, Item, Letterhead,
    LetterheadStyle, Level, Opening, Paper, Picture, Signature, Span, State, Table, Typeface,
};
pub use error::{CannotRender, ImageProblem};
pub use fonts::{EastAsian, FontBytes, Fonts};
pub use markdown::blocks_from_markdown;

/// A finished document.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// The bytes of the PDF file (PDF 1.7, tagged, fonts embedded as subsets).
    pub pdf: Vec<u8>,
    /// How many pages it has: at least one.
    pub pages: usize,
}

/// Lays the document out and writes it as a PDF.
///
/// # Errors
/// [`CannotRender::UnknownCharacter`] when no shipped font can show a character (an emoji, Chinese ...),
/// [`CannotRender::SignatureImage`] and [`CannotRender::Picture`] when an image cannot be read,
/// [`CannotRender::Pdf`] when the writer itself fails. Nothing is ever left out silently.
pub fn render(document: &Document, fonts: &mut Fonts) -> Result<Rendered, CannotRender> {
    let mut pictures = pictures::Pictures::default();
    let laid_out = layout::lay_out(document, &mut pictures, fonts)?;
    let pages = laid_out.pages.len();
    let pdf = writer::write(document, &laid_out, &pictures, fonts)?;
    Ok(Rendered { pdf, pages })
}
