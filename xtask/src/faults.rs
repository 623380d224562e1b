//! `cargo xtask faults`: what the vault must live through, tried at every point and printed as a table.

use crate::{
    Outcome,
    steps::{cargo, run},
};

/// # Errors
/// When the build fails or a promise was not held.
pub fn faults(words: &[&str]) -> Outcome {
    // The worker, and the library that stands between it and the disk.
    run(&mut cargo(&["build", "-p", "tests", "-p", "disk"]))?;
    let mut faults = cargo(&["run", "--quiet", "-p", "tests", "--bin", "faults"]);
    run(faults.arg("--").args(words))
}
