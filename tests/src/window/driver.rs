//! WebKit's driver, which starts the app and passes on what the test wants.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

use super::process::{Process, children, kill};
use super::{Browser, eventually};

/// One driver on a port of its own. It and the app that it started are gone when this is dropped.
pub struct Driver {
    port: u16,
    process: Process,
    /// The one that went on after the app replaced itself.
    second: Option<Process>,
}

impl Driver {
    /// Starts one whose app gets exactly `env` beside what is usual, and writes what both say into `log`.
    pub fn start(env: &[(String, String)], log: &Path) -> Self {
        let (port, process) = launch(env, log, &[]);
        Self {
            port,
            process,
            second: None,
        }
    }

    /// Starts the app and opens a session with its window.
    pub fn open(&self, app: &Path) -> Browser {
        Browser::open(&format!("http://127.0.0.1:{}", self.port), app)
    }

    /// Opens a session with an app that replaced itself and was started by this driver before: the toolkit tells where it
    /// listens in its environment.
    pub fn attach(&mut self, app: u32, env: &[(String, String)], log: &Path) -> Browser {
        let environment = fs::read_to_string(format!("/proc/{app}/environ")).unwrap_or_default();
        let target = environment
            .split('\0')
            .find_map(|it| it.strip_prefix("WEBKIT_INSPECTOR_SERVER="));
        let target = target.expect("the app does not listen to a driver");
        let (port, second) = launch(env, log, &[format!("--target={target}")]);
        self.second = Some(second);
        Browser::attach(&format!("http://127.0.0.1:{port}"))
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

/// Starts a driver, and answers with the port that it listens on.
fn launch(env: &[(String, String)], log: &Path, more: &[String]) -> (u16, Process) {
    let port = free_port();
    let said = File::options().create(true).append(true).open(log).unwrap();
    let process = Process::start(
        Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .args(more)
            .envs(env.iter().map(|(name, value)| (name, value)))
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(Stdio::from(said.try_clone().unwrap()))
            .stderr(Stdio::from(said)),
        "The window needs a driver",
    );
    (port, process)
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
