//! Texts to begin from: what stands in braces is filled with what the records say, when the text is put in.

mod fill;
mod ready;

pub use fill::{Filling, PLACEHOLDERS, fill, unknown};
pub use ready::{Ready, ready};
