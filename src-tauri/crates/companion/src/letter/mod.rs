//! The two letters: what they ask, what the records say, what was written, and the finished pages.

mod compose;
mod export;
mod file_name;
mod own_scale;
mod pages;
mod view;

pub use export::Exported;
pub use view::{LetterView, MarkedNote, SectionView};
