//! `cargo xtask bench`: the figures, measured in a release build.

use crate::{Outcome, steps};

/// # Errors
/// When the build fails or a figure is missed.
pub fn bench(words: &[&str]) -> Outcome {
    let mut cargo = steps::cargo(&["run", "--release", "-p", "tests", "--bin", "bench", "--"]);
    steps::run(cargo.args(words))
}
