//! Who owes what to whom, across everybody, and the numbers on the papers that ask for it.

mod across;
mod candidate;
mod number;
mod prepare;
mod table;

pub use across::{FeeLine, Fees, YearTotal};
pub use candidate::{CandidateFees, OfferedFee};
pub use table::FeesTable;
