//! The two letters: what they ask, what the records say, what was written, and the finished pages.

mod check;
mod compose;
mod elsewhere;
mod export;
mod file_name;
mod own_scale;
mod pages;
mod sent;
mod view;

pub use check::Finding;
pub use elsewhere::LetterDraft;
pub use export::Exported;
pub(crate) use file_name::{file_named, named_file};
pub use view::{LetterView, MarkedNote, SectionView, SourceView};
