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
#[cfg(feature = "window")]
mod candidate;
mod evidence;
mod figure;
mod identity;
mod import;
mod letter;
#[cfg(feature = "window")]
mod refresh;
mod search;
#[cfg(feature = "window")]
mod start;
#[cfg(feature = "window")]
mod supervisor;
mod unlock;
#[cfg(feature = "window")]
mod walk;

use std::process::ExitCode;

use figure::Figure;

/// The name of a part, and what measures it.
type Part = (&'static str, fn() -> Vec<Figure>);

/// What is measured, by name: `cargo xtask bench autosave search` measures these two.
const PARTS: &[Part] = &[
    ("unlock", || vec![unlock::unlock()]),
    ("letter", || letter::letters().into_iter().collect()),
    ("autosave", || vec![autosave::autosave()]),
    ("search", search::search),
    ("backup", || backup::backup().into_iter().collect()),
    ("identity", || identity::identity().into_iter().collect()),
    ("import", || import::import().into_iter().collect()),
    ("evidence", || evidence::evidence().into_iter().collect()),
    #[cfg(feature = "window")]
    ("start", || vec![start::start()]),
    #[cfg(feature = "window")]
    ("supervisor", supervisor::supervisor),
    #[cfg(feature = "window")]
    ("candidate", candidate::candidate),
    #[cfg(feature = "window")]
    ("refresh", || vec![refresh::refresh()]),
];

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
    let figures: Vec<Figure> = PARTS
        .iter()
        .filter(|(name, _)| words.is_empty() || words.iter().any(|word| word == name))
        .flat_map(|(_, measure)| measure())
        .collect();
    figure::table(&figures);
    if figures.iter().all(Figure::holds) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
