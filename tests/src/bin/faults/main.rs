//! What the vault lives through, tried and printed as a table: `cargo xtask faults`.
#![allow(clippy::print_stdout, reason = "a person at a terminal reads what it prints")]

#[cfg(target_os = "linux")]
mod run;

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    run::run()
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("Disks can be made to fail on Linux only.");
}
