//! Client sessions from a spreadsheet, and for one: CSV.
//!
//! What was chosen is read once and held while the vault is open, so that the window can try which column is what. Nothing is
//! written before the person says so, and then all of it or nothing.

mod choose;
mod columns;
mod export;
mod import;
mod line;
mod preview;
mod sheet;
mod values;

pub use choose::ChosenSheet;
pub use columns::Columns;
pub use export::SheetExported;
pub use import::{NewPseudonym, SheetImported};
pub use preview::{RefusedLine, SheetPreview, UnknownClient};
pub(crate) use sheet::Sheet;

/// So many lines are taken at once: a working life of sessions.
pub const MOST_LINES: usize = 20_000;
