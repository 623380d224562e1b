//! A second process: this test binary again, running one of its ignored tests.

use std::{
    env,
    io::{self, BufRead, BufReader, Lines, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

const FOLDER: &str = "VAULT_UNDER_TEST";

pub struct Process {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Process {
    /// Runs the ignored test `name` on a vault.
    pub fn start(name: &str, folder: &Path) -> Self {
        Self::run(Command::new(env::current_exe().unwrap()), name, folder)
    }

    /// The same, where no file may grow beyond so many blocks of 512 bytes.
    #[cfg(unix)]
    pub fn start_with_file_limit(blocks: u32, name: &str, folder: &Path) -> Self {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")]);
        shell.arg(env::current_exe().unwrap());
        Self::run(shell, name, folder)
    }

    fn run(mut command: Command, name: &str, folder: &Path) -> Self {
        let mut child = command
            .args(["--exact", name, "--ignored", "--nocapture", "--test-threads=1"])
            .env(FOLDER, folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// The next line that the process says after "SAYS ", or nothing when it has ended.
    pub fn says(&mut self) -> Option<String> {
        self.lines.by_ref().find_map(|line| {
            let line = line.unwrap();
            line.split_once("SAYS ").map(|(_, said)| said.to_owned())
        })
    }

    /// Ends it at once, with no chance to tidy up.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// In the second process: the vault it was started on.
pub fn folder() -> PathBuf {
    env::var_os(FOLDER).expect("started by another test").into()
}

/// In the second process: says something to the test.
pub fn say(what: &str) {
    // Not through `println!`: a line must be out whole before the process may be killed.
    let mut out = io::stdout().lock();
    out.write_all(format!("SAYS {what}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}
