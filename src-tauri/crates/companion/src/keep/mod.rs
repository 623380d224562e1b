//! Keeping records: a blank one, saving, removing, and the private note beside it.

mod begin;
mod blank;
mod list;
mod neighbours;
mod new_version;
mod papers;
mod private;
mod remove;
mod save;
mod settle;

pub(crate) use neighbours::{Neighbours, clash, misfit, spelt};

pub use save::Saved;
