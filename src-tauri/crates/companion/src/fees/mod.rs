//! Who owes what to whom, across everybody, and the numbers on the papers that ask for it.

mod across;
mod number;
mod prepare;
mod table;

pub use across::{FeeLine, Fees, YearTotal};
pub use table::FeesTable;
