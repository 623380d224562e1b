//! One engine in a process of its own.

use std::{path::Path, process::Command, time::Instant};

use crate::{
    engine::{Engine, Work},
    figure::{median, millis, timed},
};

/// The first word of a child's command line.
pub const CHILD: &str = "as-a-process";

/// What one process measured.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    /// From the start of the program to the first file, in milliseconds.
    pub cold: f64,
    /// The median of the others, in milliseconds; as `cold` where there are none.
    pub warm: f64,
    /// The most memory that the process had by then, in megabytes.
    pub memory: f64,
}

/// Sets the work once, and `again` times more; the file is left for the caller.
pub fn measured(engine: Engine, work: Work, again: usize, file: &Path) -> Measured {
    let output = Command::new(std::env::current_exe().unwrap())
        .args([CHILD, engine.name(), work.name(), &again.to_string()])
        .arg(file)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let figures: Vec<f64> = said.split_whitespace().map(|figure| figure.parse().unwrap()).collect();
    let [cold, warm, memory] = figures[..] else {
        panic!("three figures were expected: {said}");
    };
    Measured { cold, warm, memory }
}

pub fn child(words: &[String], start: Instant) {
    let [engine, work, again, file] = words else {
        panic!("an engine, its work, how often, and a file are wanted");
    };
    let engine = Engine::BOTH.into_iter().find(|one| one.name() == engine).unwrap();
    let work = Work::BOTH.into_iter().find(|one| one.name() == work).unwrap();
    let mut set = engine.at_work(work.document());
    let pdf = set();
    let cold = millis(start.elapsed());
    let memory = peak();
    std::fs::write(file, pdf).unwrap();
    let runs: Vec<f64> = (0..again.parse().unwrap()).map(|_| millis(timed(&mut set).0)).collect();
    let warm = if runs.is_empty() { cold } else { median(runs) };
    println!("{cold} {warm} {memory}");
}

/// Of this process, in megabytes; nothing where the system does not say.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok());
    kilobytes.map_or(f64::NAN, |kilobytes| kilobytes / 1024.0)
}
