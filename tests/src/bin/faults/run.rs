use std::{process::ExitCode, time::Instant};

use tests::faults::{Extent, PROMISES, table};

const USAGE: &str = "faults [--quick] [--seed NUMBER] [--row NAME]";

/// Promises of the same kind that other programs look after.
const ELSEWHERE: &str = "\
lock within 2 s of suspend and resume: tests/tests/window_lock.rs · a backup of 10,000 notes: cargo xtask bench · \
a real small disk that fills up: tests/tests/vault/disk.rs · fuzzing: README.md";

pub fn run() -> ExitCode {
    let mut extent = Extent { seed: 1, full: true };
    let mut only = None;
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--quick" => extent.full = false,
            "--seed" => extent.seed = words.next().and_then(|word| word.parse().ok()).unwrap_or(1),
            "--row" => only = words.next(),
            _ => return usage(),
        }
    }
    let chosen = |name: &str| only.as_deref().is_none_or(|only| only == name);
    let promises: Vec<_> = PROMISES.iter().filter(|promise| chosen(promise.name)).collect();
    if promises.is_empty() {
        return usage();
    }
    let mut rows = Vec::new();
    for promise in promises {
        eprintln!("{} ...", promise.name);
        let start = Instant::now();
        let mut row = (promise.keep)(&extent);
        row.took = start.elapsed();
        // The table has room for the first few only.
        row.failures.iter().for_each(|failure| eprintln!("{failure}"));
        rows.push(row);
    }
    println!("{}\nseed {}\n{ELSEWHERE}", table(&rows), extent.seed);
    if rows.iter().all(|row| row.holds()) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn usage() -> ExitCode {
    let names: Vec<_> = PROMISES.iter().map(|promise| promise.name).collect();
    eprintln!("{USAGE}\nrows: {}", names.join(" "));
    ExitCode::from(2)
}
