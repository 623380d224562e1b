//! What was removed: what waits in the trash, and what was removed for good.

mod destroyed;
mod empty;
mod goes;
mod list;
mod purge;
mod remove_for_good;

pub use destroyed::{DestructionLine, Why};
pub use empty::Emptied;
pub use goes::Goes;
pub(crate) use goes::hangs_on;
pub use list::TrashLine;
pub use purge::{Cleaned, Cleaning, Uncleaned};
pub use remove_for_good::RemovedForGood;
