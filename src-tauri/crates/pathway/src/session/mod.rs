//! What stands around one supervision session: its time in the zones of two people, other sessions at the same time, and
//! what was agreed before it.

mod agreed;
mod overlap;
mod slot;
mod zones;

pub use agreed::{OpenAction, agreed_before, last_before};
pub use overlap::{USUAL, overlap};
pub use slot::{material_for, slot, without_agreement};
pub use zones::{Told, starts_at, told};
