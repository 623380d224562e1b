//! One supervision session: what belongs beside it, its time, and what becomes of it.

mod again;
mod agreed;
mod desk;
mod time;

pub use desk::{Ahead, FocusLine, LastTime, SessionDesk};
pub use time::{Overlap, SessionTime, TimeAsked};
