//! Our letters beside the typst library: the same text in the same fonts, in one run. `cargo xtask bench --peers`.
//!
//! Each engine works in processes of its own, in turn, so that what one holds in memory or keeps at hand is not the
//! other's. A ratio is judged, not a time alone: a shared machine is slow for both.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    dead_code,
    unused_imports,
    reason = "a benchmark stops where it cannot measure; the suite's files that it reads hold tests too"
)]

mod engine;
#[path = "../../src/bin/bench/figure.rs"]
mod figure;
mod markup;
mod process;
#[path = "../../tests/letters/reading.rs"]
mod reading;
mod recovery;
#[path = "../../tests/letters/samples.rs"]
mod samples;
#[path = "../../tests/letters/scripts.rs"]
mod scripts;
mod speed;
mod tools;
mod typst_engine;

use std::process::ExitCode;

use figure::Figure;

fn main() -> ExitCode {
    let start = std::time::Instant::now();
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == process::CHILD) {
        process::child(&words[1..], start);
        return ExitCode::SUCCESS;
    }
    let mut figures = speed::figures();
    figures.extend(recovery::figures());
    figure::table(&figures);
    if figures.iter().all(Figure::holds) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
