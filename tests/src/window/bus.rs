//! A D-Bus of its own, so that apps of two tests never take each other for a second instance, and nothing that happens
//! on this machine reaches them.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use zbus::blocking::{Connection, connection, fdo::DBusProxy};

use super::process::Process;

/// A bus, gone when this is dropped.
pub struct Bus {
    address: String,
    _daemon: Process,
}

impl Bus {
    /// Starts one under a name in the folder `run` of `home`. What it starts in turn finds its home in `home`.
    pub fn start(home: &Path, name: &str) -> Self {
        let mut daemon = Process::start(
            Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--nosyslog", "--print-address=1"])
                .arg(format!("--address=unix:path={}", home.join("run").join(name).display()))
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

    /// Says on this bus that something is so, or no longer so.
    pub fn says(&self, interface: &str, member: &str, so: bool) {
        let path = format!("/{}", interface.replace('.', "/"));
        let said = self.connect().emit_signal(None::<&str>, path, interface, member, &so);
        said.unwrap();
    }

    /// The process that has this name on the bus.
    pub fn owner(&self, name: &str) -> Option<u32> {
        let bus = self.connect();
        let daemon = DBusProxy::new(&bus).unwrap();
        daemon.get_connection_unix_process_id(name.try_into().unwrap()).ok()
    }

    pub(super) fn connect(&self) -> Connection {
        let at = connection::Builder::address(self.address()).unwrap();
        at.build().unwrap()
    }
}
