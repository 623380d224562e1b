//! `cargo xtask run | test | ci | bench | faults | licences`: everything a person does with this repository, with nothing to install first.
//!
//! No dependencies: on a fresh machine this is the first thing compiled, and it must start at once.
#![allow(clippy::print_stdout, reason = "a person at a terminal reads what it prints")]

mod bench;
mod ci;
mod count;
mod faults;
mod letters;
mod licences;
mod paths;
mod run;
mod setup;
mod steps;
mod test;
mod ui;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run                  install what is missing, build, and open the app
                                 (without a display: write both sample letters into target/sample)
cargo xtask test [--no-window]   install what is missing and run every check; --no-window leaves out the real window
cargo xtask ci                   the same as test, asking nothing
cargo xtask bench [ARGS]         measure, and print the figures as a table
cargo xtask bench --peers         measure the letters beside the typst library (ten minutes to build, the first time)
cargo xtask faults [--quick] [--seed NUMBER] [--row NAME]
                                 kill, starve and damage vaults, and print what they lived through (Linux)
cargo xtask licences             write the list of third-party software that About shows";

/// What a verb gives back: nothing, or one plain sentence about why it stopped.
type Outcome = Result<(), String>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run"] => run::run(),
        ["test"] => test::test(test::Window::Real),
        ["test", "--no-window"] => test::test(test::Window::LeftOut),
        ["ci"] => ci::ci(),
        ["licences"] => licences::write(),
        ["bench", rest @ ..] => bench::bench(rest),
        ["faults", rest @ ..] => faults::faults(rest),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\nStopped: {why}");
            ExitCode::FAILURE
        }
    }
}
