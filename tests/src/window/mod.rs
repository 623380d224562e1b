//! The real app, driven as a person drives it.
//!
//! An [`App`] is the built program under its own display, its own D-Bus and its own home, with WebKit's driver between
//! it and the test. Journeys speak of what a person sees and does:
//!
//! ```no_run
//! use tests::window::App;
//!
//! let app = App::start();
//! app.click("Create a vault");
//! app.fill("Your name", "Ingrid Solheim");
//! app.sees("Saved");
//! app.is_accessible();
//! ```
//!
//! Every verb waits until what it needs is there and gives up after about ten seconds, with what the page shows
//! instead. Things are found by role and accessible name, the way a screen reader finds them: what a journey cannot
//! find, neither can a blind person.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "it is part of the tests: a panic is how a fact is refused"
)]

mod app;
mod axe;
mod browser;
mod bus;
mod display;
mod driver;
mod keys;
mod logind;
mod looks;
mod memory;
mod page;
mod process;
mod undriven;
mod wait;
mod way_in;

pub use app::{App, Start};
pub use browser::{Browser, Element, Refusal};
pub use bus::Bus;
pub use logind::Logind;
pub use memory::holds;
pub use page::Page;
pub use process::{descendants, is_held, runs, signal, stand_still};
pub use undriven::Undriven;
pub use wait::eventually;

use std::path::{Path, PathBuf};

/// The root of the repository.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}
