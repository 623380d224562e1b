//! What a disk holds, told from the log of what was done to it.

mod image;
mod log;

pub use image::{Cut, Image};
pub use log::{Call, Entry, read};
