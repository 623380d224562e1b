//! The worker as a process of its own, with or without the disk that fails before it.

use std::{
    env,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

use super::scene::Scene;

pub struct Worker {
    child: Child,
    out: BufReader<ChildStdout>,
}

/// A worker about to be started.
pub struct Start {
    command: Command,
}

impl Start {
    /// The worker at its work on the vault of a scene.
    pub fn at(scene: &Scene, act: &str) -> Self {
        let mut command = Command::new(built("fault_worker"));
        command.arg(scene.vault()).arg(act);
        Self { command }
    }

    pub fn with(mut self, word: impl ToString) -> Self {
        self.command.arg(word.to_string());
        self
    }

    /// With every call on the scene's folder written down.
    pub fn logged(mut self, scene: &Scene) -> Self {
        self.command
            .env("LD_PRELOAD", disk())
            .env("SCIP_DISK_UNDER", scene.home())
            .env("SCIP_DISK_LOG", scene.log());
        self
    }

    /// With something that goes wrong, as `tests/disk/src/plan.rs` reads it.
    pub fn spoilt(self, scene: &Scene, plan: &str) -> Self {
        let mut start = self.logged(scene);
        start.command.env("SCIP_DISK_PLAN", plan);
        start
    }

    pub fn run(mut self) -> Worker {
        let mut child = self
            .command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Worker { child, out }
    }
}

impl Worker {
    /// The next whole line, or nothing when the worker has ended.
    pub fn says(&mut self) -> Option<String> {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        line.strip_suffix('\n').map(str::to_owned)
    }

    /// All that is still to be said, until it ends.
    pub fn rest(&mut self) -> Vec<String> {
        std::iter::from_fn(|| self.says()).collect()
    }

    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where cargo puts what it builds: beside this program, or, for a test, above it.
fn built(name: &str) -> PathBuf {
    let this = env::current_exe().unwrap();
    let folder = this.parent().unwrap();
    let folder = if folder.ends_with("deps") {
        folder.parent().unwrap()
    } else {
        folder
    };
    must_be_there(folder.join(name))
}

fn disk() -> PathBuf {
    let worker = built("fault_worker");
    must_be_there(worker.with_file_name("libdisk.so"))
}

fn must_be_there(path: PathBuf) -> PathBuf {
    assert!(
        Path::exists(&path),
        "{} is not built: cargo build -p tests -p disk",
        path.display()
    );
    path
}
