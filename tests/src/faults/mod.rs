//! What the vault must live through: kills, power cuts, a disk that fails or fills up, flipped bits. One file a promise.
//!
//! `cargo xtask faults` runs all of it and prints the table; a short version, with its seed, runs with the tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "it is part of the tests: what cannot be measured must stop"
)]

mod acts;
mod bench;
mod chance;
mod clock;
mod content;
mod damaged;
mod disk;
mod figures;
mod killed;
mod look;
mod power_cut;
mod process;
mod row;
mod scene;
mod spoilt;
mod steps;
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
    Promise {
        name: "power-acts",
        keep: power_cut::during_acts,
    },
    Promise {
        name: "failing",
        keep: steps::a_failing_disk,
    },
    Promise {
        name: "full",
        keep: steps::a_full_disk,
    },
    Promise {
        name: "steps",
        keep: steps::killed,
    },
    Promise {
        name: "store",
        keep: damaged::a_flipped_bit_in_the_store,
    },
    Promise {
        name: "keys",
        keep: damaged::a_flipped_bit_in_the_key_slots,
    },
    Promise {
        name: "backup",
        keep: damaged::a_flipped_bit_in_a_backup,
    },
    Promise {
        name: "attached",
        keep: damaged::a_flipped_bit_in_an_attached_file,
    },
    Promise {
        name: "cut",
        keep: damaged::a_file_cut_short,
    },
    Promise {
        name: "clock",
        keep: clock::ten_years_off,
    },
    Promise {
        name: "second",
        keep: figures::a_second_process,
    },
    Promise {
        name: "header",
        keep: figures::a_hostile_key_header,
    },
    Promise {
        name: "unlock",
        keep: figures::unlocking,
    },
];
