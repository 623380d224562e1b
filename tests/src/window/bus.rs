//! A D-Bus of its own, so that apps of two tests never take each other for a second instance.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use super::process::Process;

/// A session bus, gone when this is dropped.
pub struct Bus {
    address: String,
    _daemon: Process,
}

impl Bus {
    /// Starts one. What it starts in turn finds its home in `home`.
    pub fn start(home: &Path) -> Self {
        let mut daemon = Process::start(
            Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--nosyslog", "--print-address=1"])
                .arg(format!("--address=unix:path={}", home.join("run/bus").display()))
                .env("HOME", home)
                .env("XDG_RUNTIME_DIR", home.join("run"))
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
            "The app needs a session bus",
        );
        let mut address = String::new();
        if let Some(out) = daemon.stdout.take() {
            BufReader::new(out).read_line(&mut address).unwrap();
        }
        let address = address.trim().to_owned();
        assert!(!address.is_empty(), "dbus-daemon ended before it was ready");
        Self {
            address,
            _daemon: daemon,
        }
    }

    /// The value for `DBUS_SESSION_BUS_ADDRESS`.
    pub fn address(&self) -> &str {
        &self.address
    }
}
