//! `cargo xtask bench`: the figures, measured in a release build.

use crate::{
    Outcome, letters, paths,
    steps::{cargo, run},
    ui,
};

/// Beside whom the letters are measured. Not built with the app: the typst library takes minutes to compile.
const PEERS: &str = "tests/peers/Cargo.toml";

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
    if words.contains(&"--peers") {
        return peers();
    }
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

/// Our letters and those of the typst library, in one run.
fn peers() -> Outcome {
    letters::tools()?;
    letters::tools_of_peers()?;
    let mut run_peers = cargo(&["run", "--release", "--manifest-path", PEERS, "--target-dir"]);
    run(run_peers.arg(paths::target()))
}
