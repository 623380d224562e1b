//! Keeping records: a blank one, saving, removing, and the private note beside it.

mod begin;
mod blank;
mod list;
mod papers;
mod private;
mod remove;
mod save;

pub use save::Saved;
