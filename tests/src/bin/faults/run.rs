use std::{process::ExitCode, time::Instant};

use tests::faults::{Extent, PROMISES, table};

const USAGE: &str = "faults [--quick] [--seed NUMBER] [--row NAME]";

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
        rows.push(row);
    }
    println!("{}\nseed {}", table(&rows), extent.seed);
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
