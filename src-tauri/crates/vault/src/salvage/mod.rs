//! Looking at a damaged vault, and saving what can be read of it into a new one.
//!
//! SQLite stops at the first bad page of a table, and opening a store through it writes beside it. So the store is read here
//! page by page from its bytes: each page carries a seal of its own, and what lies on a whole page is what was written.
//! The damaged folder is only ever read; not a byte of it changes, and no file appears in it.

mod attached;
mod gather;
mod guess;
mod image;
mod log;
mod pace;
mod page;
mod prove;
mod records;
mod refill;
mod report;
mod shape;
mod sift;
mod stand_in;
mod title;
mod tree;
mod value;
mod wreck;

pub use pace::Pace;
pub(crate) use prove::prove;
pub use report::{Counts, Look, Lost, LostFile, LostRecord, Salvaged};
pub use wreck::Wreck;
