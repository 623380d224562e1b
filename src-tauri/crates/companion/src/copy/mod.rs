//! The readable copy: every record as JSON, out and in again, so that nobody is ever locked in.

mod among;
mod export;
mod file;
mod import;
mod schema;

pub use file::{CopyFile, PrivateWords, WordOfAClient};
pub use import::Imported;
pub use schema::schema;
