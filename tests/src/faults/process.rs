//! The worker as a process of its own, with or without the disk that fails before it.

use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
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
        Self::on(&scene.vault(), act)
    }

    /// The worker at its work on a vault.
    pub fn on(vault: &Path, act: &str) -> Self {
        let mut command = Command::new(built("fault_worker"));
        command.arg(vault).arg(act);
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

    /// Once unlocked, to be doubled again and again: see `tests/disk/src/serve.rs`. The vault may be replaced from then on.
    pub fn serve(mut self, scene: &Scene) -> Server {
        self.command
            .env("LD_PRELOAD", disk())
            .env("SCIP_DISK_UNDER", scene.home())
            .env("SCIP_DISK_SERVE", "vault.db");
        let mut worker = self.run_with(Stdio::piped());
        let input = worker.child.stdin.take().unwrap();
        let mut server = Server { worker, input };
        let said = server.rest();
        assert!(
            said.iter().all(|line| line.starts_with("BEGIN")),
            "the worker said {said:?}"
        );
        server
    }

    /// With single bits of a file seen wrongly, as `tests/disk/src/flip.rs` reads it.
    pub fn flipped(mut self, scene: &Scene, plan: &str) -> Self {
        self.command
            .env("LD_PRELOAD", disk())
            .env("SCIP_DISK_UNDER", scene.home())
            .env("SCIP_DISK_FLIP", plan);
        self
    }

    pub fn run(self) -> Worker {
        self.run_with(Stdio::null())
    }

    fn run_with(mut self, input: Stdio) -> Worker {
        let mut child = self.command.stdin(input).stdout(Stdio::piped()).spawn().unwrap();
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
}

/// A worker that was unlocked once.
pub struct Server {
    worker: Worker,
    input: ChildStdin,
}

impl Server {
    /// Begins a run with something that goes wrong, as `tests/disk/src/plan.rs` reads it, or `-`.
    pub fn begin(&mut self, plan: &str) {
        writeln!(self.input, "{plan}").unwrap();
    }

    /// The next line of this run, or nothing when it has ended.
    pub fn says(&mut self) -> Option<String> {
        let line = self.worker.says().expect("the worker waits for the next run");
        (line != "NEXT").then_some(line)
    }

    pub fn rest(&mut self) -> Vec<String> {
        std::iter::from_fn(|| self.says()).collect()
    }

    pub fn run(&mut self, plan: &str) -> Vec<String> {
        self.begin(plan);
        self.rest()
    }
}

/// `kill -9`.
pub fn kill(process: &str) {
    let killed = Command::new("sh")
        .args(["-c", "kill -9 \"$0\"", process])
        .status()
        .unwrap();
    assert!(killed.success());
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
