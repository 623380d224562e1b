//! The process that the tests of faults kill, starve and cut off from its disk: see `tests::faults`.

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    tests::faults::worker::main()
}

#[cfg(not(target_os = "linux"))]
fn main() {}
