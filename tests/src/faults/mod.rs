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

use crate::chance;
use acts::Act;
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
        name: "killed-save",
        keep: |extent| steps::killed(Act::Save, "killed at every step of a save", extent),
    },
    Promise {
        name: "killed-passphrase",
        keep: |extent| steps::killed(Act::Passphrase, "killed at every step of a passphrase change", extent),
    },
    Promise {
        name: "killed-reencryption",
        keep: |extent| steps::killed(Act::Reencryption, "killed at every step of a re-encryption", extent),
    },
    Promise {
        name: "killed-migration",
        keep: |extent| steps::killed(Act::Migration, "killed at every step of a migration", extent),
    },
    Promise {
        name: "killed-backup",
        keep: |extent| steps::killed(Act::Backup, "killed at every step of a backup", extent),
    },
    Promise {
        name: "killed-restore",
        keep: |extent| steps::killed(Act::Restore, "killed at every step of a restore", extent),
    },
    Promise {
        name: "killed-attaching",
        keep: |extent| steps::killed(Act::Evidence, "killed at every step of attaching a file", extent),
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
