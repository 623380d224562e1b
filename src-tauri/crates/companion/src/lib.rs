//! What a person does with the app: one file for each use case.
//!
//! Knows no window and no SQL. The shell and the command line are both thin covers over this crate.

pub mod backup;
pub mod calendar;
pub mod client_sheet;
mod companion;
pub mod copy;
pub mod damage;
pub mod documents;
pub mod evidence;
pub mod fees;
mod fonts;
mod foreign;
mod health;
pub mod history;
pub mod identity;
pub mod keep;
pub mod keys;
pub mod letter;
pub mod message;
mod moment;
pub mod notices;
pub mod open;
pub mod overview;
pub mod pictures;
mod refusal;
pub mod review;
pub mod sample;
pub mod search;
pub mod session;
mod stationery;
pub mod submission;
mod supervisors;
pub mod template;
mod title;
pub mod trash;
pub mod undo;
pub mod week;
mod whole_file;

pub use companion::{Companion, programme};
pub use moment::Moment;
pub use refusal::{Code, Refusal, Result};
pub use whole_file::Overwrite;

/// What a program that opens vaults installs as its `#[global_allocator]`: freed memory is wiped.
pub use vault::{WIPING, WipingAllocator};

/// The pathway's words, for those who stand above this crate.
pub use pathway;
