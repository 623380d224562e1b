//! `cargo xtask bench`: the figures, measured in a release build.

use crate::{
    Outcome,
    steps::{cargo, run},
    ui,
};

/// The app with its door for the driver, the window that it is measured beside, and the command line.
const MEASURED: [&[&str]; 2] = [
    &[
        "build",
        "--release",
        "-p",
        "scip-companion",
        "--features",
        "journeys",
        "--bins",
        "--examples",
    ],
    &["build", "--release", "-p", "cli"],
];

/// # Errors
/// When the build fails or a figure is missed.
pub fn bench(words: &[&str]) -> Outcome {
    let window = cfg!(target_os = "linux");
    if window {
        ui::install()?;
        ui::script("build")?;
    }
    for build in MEASURED.iter().skip(usize::from(!window)) {
        run(&mut cargo(build))?;
    }
    let features: &[&str] = if window { &["--features", "window"] } else { &[] };
    let mut bench = cargo(&["run", "--release", "-p", "tests", "--bin", "bench"]);
    run(bench.args(features).arg("--").args(words))
}
