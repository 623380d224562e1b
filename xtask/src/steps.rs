//! One step after another, each with its time; the first that fails is the last.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::{Outcome, paths};

/// The steps done so far.
#[derive(Default)]
pub struct Steps {
    done: Vec<(String, Duration, bool)>,
}

impl Steps {
    /// Does one step, printing its name before and its time after.
    ///
    /// # Errors
    /// Whatever the step says.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = work();
        let took = start.elapsed();
        println!("== {name}: {}", seconds(took));
        self.done.push((name.to_owned(), took, outcome.is_ok()));
        outcome.map_err(|why| format!("{name}: {why}"))
    }

    /// Prints every step with its time.
    pub fn table(&self) {
        println!("\n{}", table(&self.done));
    }
}

fn table(done: &[(String, Duration, bool)]) -> String {
    let width = done
        .iter()
        .map(|(name, ..)| name.chars().count())
        .max()
        .unwrap_or(0)
        .max(5);
    let mut lines = vec![format!("{:width$}      time", "step")];
    for (name, took, well) in done {
        let mark = if *well { "" } else { "  FAILED" };
        lines.push(format!("{name:width$}  {:>8}{mark}", seconds(*took)));
    }
    let total = done.iter().map(|(_, took, _)| *took).sum();
    lines.push(format!("{:width$}  {:>8}", "total", seconds(total)));
    lines.join("\n")
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

/// A command that runs at the root of the repository.
pub fn command(program: &str, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(words).current_dir(paths::root());
    command
}

/// Cargo, the same one that started us.
pub fn cargo(words: &[&str]) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut cargo = command(&cargo, words);
    // A clean checkout builds once: what would make a second build quicker only fills the disk.
    if std::env::var_os("CI").is_some() {
        cargo.env("CARGO_INCREMENTAL", "0");
    }
    cargo
}

/// Runs a command to its end, with its output shown.
///
/// # Errors
/// When it cannot be started, or ends badly.
pub fn run(command: &mut Command) -> Outcome {
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|why| cannot_start(command, &why))?;
    well(command, status)
}

/// Runs a command to its end, shows its standard output line by line as it comes, and hands each line on.
///
/// # Errors
/// When it cannot be started, or ends badly.
pub fn run_reading(command: &mut Command, mut line: impl FnMut(&str)) -> Outcome {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|why| cannot_start(command, &why))?;
    if let Some(out) = child.stdout.take() {
        let mut shown = std::io::stdout();
        for bytes in BufReader::new(out).split(b'\n').map_while(Result::ok) {
            let text = String::from_utf8_lossy(&bytes);
            // A closed terminal must not end the tests half-way.
            let _ = writeln!(shown, "{text}");
            line(&text);
        }
    }
    let status = child.wait().map_err(|why| why.to_string())?;
    well(command, status)
}

/// What a command prints on standard output, whether it ends well or not; nothing when it cannot be started.
pub fn printed(program: &str, words: &[&str]) -> Option<String> {
    let output = command(program, words)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn cannot_start(command: &Command, why: &std::io::Error) -> String {
    format!("{} could not be started: {why}", words(command))
}

fn well(command: &Command, status: ExitStatus) -> Outcome {
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}", words(command)))
    }
}

fn words(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_marks_the_step_that_failed_and_sums_the_times() {
        let done = [
            ("format".to_owned(), Duration::from_millis(1500), true),
            ("lint".to_owned(), Duration::from_millis(61_000), false),
        ];
        assert_eq!(
            table(&done),
            "step        time\nformat     1.5 s\nlint      61.0 s  FAILED\ntotal     62.5 s"
        );
    }

    #[test]
    fn a_step_that_fails_says_which_it_was() {
        let mut steps = Steps::default();
        let outcome: Outcome = steps.step("lint", || Err("two warnings".to_owned()));
        assert_eq!(outcome, Err("lint: two warnings".to_owned()));
        assert!(steps.done.iter().any(|(_, _, well)| !well));
    }

    #[test]
    fn a_command_that_ends_badly_is_an_error_that_names_it() {
        let why = run(&mut cargo(&["no-such-verb"])).unwrap_err();
        assert!(why.contains("no-such-verb ended with"), "{why}");
    }

    #[test]
    fn each_line_of_a_command_is_handed_on() {
        let mut lines = Vec::new();
        run_reading(&mut cargo(&["--version"]), |line| lines.push(line.to_owned())).unwrap();
        assert_eq!(lines.len(), 1);
        assert!(lines[0].starts_with("cargo "));
    }
}
