//! Where somebody stands on the pathway, computed from the records each time.

mod candidates;
mod competencies;
mod gather;
mod readiness;

pub use candidates::{CandidateLine, NextSession};
