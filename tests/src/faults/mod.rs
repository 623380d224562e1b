//! What the vault must live through: kills, power cuts, a disk that fails or fills up, flipped bits. One file a promise.
//!
//! `cargo xtask faults` runs all of it and prints the table; a short version, with its seed, runs with the tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "it is part of the tests: what cannot be measured must stop"
)]

mod chance;
mod content;
mod disk;
mod killed;
mod power_cut;
mod process;
mod row;
mod scene;
pub mod worker;

pub use row::{Extent, Row, table};

/// A row of the table, and what fills it.
pub struct Promise {
    pub name: &'static str,
    pub keep: fn(&Extent) -> Row,
}

/// Every row, in the order of the table.
pub const PROMISES: &[Promise] = &[
    Promise {
        name: "kill",
        keep: killed::at_random_moments,
    },
    Promise {
        name: "disk",
        keep: power_cut::nothing_slips_by,
    },
    Promise {
        name: "power",
        keep: power_cut::between_saves,
    },
    Promise {
        name: "normal",
        keep: power_cut::control,
    },
];
