//! `cargo xtask test`: every check there is, the quick ones first.

use crate::count::Count;
use crate::setup::{Consent, Need};
use crate::steps::{Steps, cargo, run, run_reading};
use crate::{Outcome, letters, licences, paths, setup, ui};

/// Whether the journeys through the real window run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Window {
    Real,
    LeftOut,
}

/// The app itself, without the door for tests.
const ORDINARY: &[&str] = &["--workspace"];
/// The same app; the tests are already compiled as the next build wants them.
const ORDINARY_BEFORE_JOURNEYS: &[&str] = &["--workspace", "--features", "tests/window"];
/// The app with that door, and the tests that go through it. The features belong to these two packages only, so that
/// nothing else is compiled a second time.
const JOURNEYS: &[&str] = &["--workspace", "--features", "scip-companion/journeys,tests/window"];

/// # Errors
/// The first step that fails.
pub fn test(window: Window) -> Outcome {
    test_with(window, Consent::from_env())
}

/// # Errors
/// The first step that fails.
pub fn test_with(window: Window, consent: Consent) -> Outcome {
    let mut steps = Steps::default();
    let mut count = Count::default();
    let outcome = all(&mut steps, &mut count, window, consent);
    steps.table();
    println!("\n{count}");
    outcome?;
    println!("Every check passed.");
    Ok(())
}

fn all(steps: &mut Steps, count: &mut Count, window: Window, consent: Consent) -> Outcome {
    let need = match window {
        Window::Real => Need::TestInWindow,
        Window::LeftOut => Need::Test,
    };
    steps.step("set up", || setup::setup(need, consent))?;
    steps.step("letters: validator and readers", letters::tools)?;
    steps.step("format", || run(&mut cargo(&["fmt", "--all", "--check"])))?;

    steps.step("pages: packages", ui::install)?;
    steps.step("licences", licences::check)?;
    steps.step("pages: types", || ui::script("check"))?;
    steps.step("pages: lint", || ui::script("lint"))?;
    steps.step("pages: tests", || ui::script("test"))?;
    // The app carries its pages inside: they come before it.
    steps.step("pages: build", || ui::script("build"))?;

    let (ordinary, what) = match window {
        Window::Real => (ORDINARY_BEFORE_JOURNEYS, JOURNEYS),
        Window::LeftOut => (ORDINARY, ORDINARY),
    };
    steps.step("lint", || {
        let mut clippy = cargo(&["clippy", "--all-targets"]);
        run(clippy.args(what).args(["--", "-D", "warnings"]))
    })?;
    // All targets each time, as `cargo test` builds them: another choice gives shared packages other features, and the
    // window's library would be compiled once more.
    steps.step("build: the app", || {
        run(cargo(&["build", "--all-targets"]).args(ordinary))?;
        keep_ordinary()
    })?;
    if window == Window::Real {
        steps.step("build: the app for journeys", || {
            run(cargo(&["build", "--all-targets"]).args(what))
        })?;
    }
    steps.step("tests", || {
        let mut tests = cargo(&["test", "--no-fail-fast"]);
        tests
            .args(what)
            .env("SCIP_CLI", paths::built("scip-companion-cli"))
            .env("SCIP_ORDINARY_APP", paths::built("scip-companion-ordinary"))
            .env("SCIP_JOURNEYS_APP", paths::built("scip-companion"));
        run_reading(&mut tests, |line| count.read(line))?;
        if count.passed == 0 {
            return Err("not one test ran".to_owned());
        }
        Ok(())
    })
}

/// The next build writes over the ordinary app, and a leak test wants it: a copy is kept beside it.
fn keep_ordinary() -> Outcome {
    std::fs::copy(paths::built("scip-companion"), paths::built("scip-companion-ordinary"))
        .map(|_| ())
        .map_err(|why| format!("the app could not be copied: {why}"))
}
