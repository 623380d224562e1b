//! `cargo xtask run`: from a fresh checkout to the open app.

use crate::setup::{Consent, Need};
use crate::steps::{Steps, cargo, command, run as go};
use crate::{Outcome, paths, setup, ui};

/// # Errors
/// The first step that fails.
pub fn run() -> Outcome {
    let mut steps = Steps::default();
    let outcome = all(&mut steps);
    steps.table();
    outcome?;
    if has_display() { open() } else { Ok(()) }
}

fn all(steps: &mut Steps) -> Outcome {
    steps.step("set up", || setup::setup(Need::Run, Consent::from_env()))?;
    if !has_display() {
        println!(
            "\nThere is no display here (DISPLAY and WAYLAND_DISPLAY are both unset), so the window cannot open.\n\
             Both sample letters are made through the command line instead."
        );
        return sample(steps);
    }
    steps.step("pages: packages", ui::install)?;
    steps.step("pages: build", || ui::script("build"))?;
    // All programs, not only the app: `cargo xtask test` then finds every shared package built with its features.
    steps.step("app: build", || go(&mut cargo(&["build", "--workspace", "--bins"])))
}

fn sample(steps: &mut Steps) -> Outcome {
    steps.step("command line: build", || go(&mut cargo(&["build", "-p", "cli"])))?;
    let sample = paths::target().join("sample");
    steps.step("command line: sample", || {
        let cli = paths::built("scip-companion-cli");
        // `sample` refuses to write over what is there; this folder is ours to make anew.
        if sample.exists() {
            std::fs::remove_dir_all(&sample)
                .map_err(|why| format!("{} could not be emptied: {why}", sample.display()))?;
        }
        go(command(&cli.to_string_lossy(), &["sample"]).arg(&sample))
    })?;
    let letters = letters(&sample);
    if letters.is_empty() {
        return Err(format!("no letter was written into {}", sample.display()));
    }
    println!("\nThe letters lie here:");
    letters.iter().for_each(|letter| println!("  {letter}"));
    Ok(())
}

/// The PDFs in a folder, by name.
fn letters(folder: &std::path::Path) -> Vec<String> {
    let mut found: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .map(|path| path.display().to_string())
        .collect();
    found.sort();
    found
}

/// The app has the terminal from here on; its time is not a step's.
fn open() -> Outcome {
    println!("\nOpening the app.");
    go(&mut command(&paths::built("scip-companion").to_string_lossy(), &[]))
}

/// Whether a window can open: always on macOS and Windows, with an X or Wayland display elsewhere.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
