//! WebKit's driver, which starts the app and passes on what the test wants.

use std::fs::File;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

use super::process::{Process, children, kill};
use super::{Browser, eventually};

/// One driver on a port of its own. It and the app that it started are gone when this is dropped.
pub struct Driver {
    port: u16,
    process: Process,
}

impl Driver {
    /// Starts one whose app gets exactly `env` beside what is usual, and writes what both say into `log`.
    pub fn start(env: &[(String, String)], log: &Path) -> Self {
        let port = free_port();
        let said = File::options().create(true).append(true).open(log).unwrap();
        let process = Process::start(
            Command::new("WebKitWebDriver")
                .arg(format!("--port={port}"))
                .envs(env.iter().map(|(name, value)| (name, value)))
                .env("TAURI_AUTOMATION", "true")
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .stdout(Stdio::from(said.try_clone().unwrap()))
                .stderr(Stdio::from(said)),
            "The window needs a driver",
        );
        Self { port, process }
    }

    /// Starts the app and opens a session with its window.
    pub fn open(&self, app: &Path) -> Browser {
        Browser::open(&format!("http://127.0.0.1:{}", self.port), app)
    }

    /// The process of the app, when it runs.
    pub fn app(&self) -> Option<u32> {
        children(self.process.id()).first().copied()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The app would live on without its driver.
        if let Some(app) = self.app() {
            kill(app);
        }
    }
}

/// A port that was free a moment ago. The driver cannot be handed an open socket, nor say which one it took.
fn free_port() -> u16 {
    let socket = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    socket.local_addr().unwrap().port()
}

/// Asks until the driver answers.
pub(super) fn ready(ask: impl FnMut() -> Result<(), String>) {
    if let Err(why) = eventually(ask) {
        panic!("WebKitWebDriver does not answer: {why}");
    }
}
