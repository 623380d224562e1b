//! What SCIP-C asks: the records that people keep, the programme's rules as data, and what follows from both.
//!
//! Pure: no files, no clock, no database. The day is always passed in.

pub mod check;
pub mod competencies;
pub mod facts;
pub mod fees;
pub mod id;
pub mod identity;
pub mod notices;
pub mod programme;
pub mod readiness;
pub mod records;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod sample;
pub mod session;
pub mod template;
pub mod words;

pub use check::{Ground, Problem, ProblemCode};
pub use id::Id;
pub use programme::Programme;
pub use records::{Kept, Kind, Record};
