//! A display that nobody looks at.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::process::Process;

/// An X server of its own, gone when this is dropped.
pub struct Display {
    number: u32,
    _server: Process,
}

impl Display {
    /// Starts one under the first number that is free, and returns once it takes clients.
    pub fn start() -> Self {
        let mut server = Process::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1920x1400x24"])
                .args(["-nolisten", "tcp", "-noreset"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
            "A window needs a display",
        );
        let mut line = String::new();
        if let Some(out) = server.stdout.take() {
            // The server writes its number when it is ready.
            BufReader::new(out).read_line(&mut line).unwrap();
        }
        let Ok(number) = line.trim().parse() else {
            panic!("Xvfb ended before it was ready");
        };
        Self {
            number,
            _server: server,
        }
    }

    /// The value for `DISPLAY`.
    pub fn name(&self) -> String {
        format!(":{}", self.number)
    }
}
