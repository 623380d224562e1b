//! The figures that the app promises, measured: `cargo xtask bench`.
//!
//! Each is the median of several runs. What has a peer or a floor is measured beside it in the same run, and judged as
//! a ratio: a shared machine is sometimes slow, but slow for both.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark stops where it cannot measure"
)]

mod autosave;
mod backup;
mod evidence;
mod figure;
mod import;
mod letter;
mod search;
#[cfg(feature = "window")]
mod start;
mod unlock;

use std::process::ExitCode;

use figure::Figure;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == import::CHILD) {
        import::child(&words[1]);
        return ExitCode::SUCCESS;
    }
    if words.first().is_some_and(|word| word == evidence::CHILD) {
        evidence::child(&words[1]);
        return ExitCode::SUCCESS;
    }
    let mut figures: Vec<Figure> = Vec::new();
    figures.push(unlock::unlock());
    figures.extend(letter::letters());
    figures.push(autosave::autosave());
    figures.extend(backup::backup());
    figures.extend(import::import());
    figures.extend(evidence::evidence());
    figures.extend(search::search());
    #[cfg(feature = "window")]
    figures.push(start::start());
    figure::table(&figures);
    if figures.iter().all(Figure::holds) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
