//! The app as people run it: no driver, only a display and a keyboard.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::app::World;
use super::eventually;
use super::process::{Process, descendants, kill};

/// A running app with nobody but a person at it. Dropped, it ends.
pub struct Undriven {
    process: Process,
    world: World,
}

impl Undriven {
    /// Starts a program in a home that `prepare` has looked after, under the command `through` (a tracer).
    pub fn start(binary: &Path, through: &[&str], prepare: impl FnOnce(&Path)) -> Self {
        let world = World::new();
        prepare(world.home.path());
        let said = File::create(world.log()).unwrap();
        let mut words = through.iter().map(PathBuf::from).chain([binary.to_path_buf()]);
        let mut command = Command::new(words.next().unwrap_or_default());
        command
            .args(words)
            .envs(world.env())
            .current_dir(world.home.path())
            .stdout(Stdio::from(said.try_clone().unwrap()))
            .stderr(Stdio::from(said));
        let process = Process::start(&mut command, "The app as people run it");
        Self { process, world }
    }

    /// The scratch folder that is the app's home.
    pub fn home(&self) -> &Path {
        self.world.home.path()
    }

    /// Waits until the window is there, and gives it the keyboard.
    #[track_caller]
    pub fn focus(&self) {
        let shown = eventually(|| self.xdotool(&["search", "--onlyvisible", "--name", "^SCIP Companion$"]));
        let window = shown.expect("the app opened no window");
        let window = window.lines().next_back().unwrap_or_default().to_owned();
        let focused = eventually(|| self.xdotool(&["windowfocus", "--sync", &window]));
        focused.expect("the window takes no keys");
    }

    /// Types on whatever has the keyboard.
    #[track_caller]
    pub fn types(&self, text: &str) {
        let typed = self.xdotool(&["type", "--delay", "20", text]);
        typed.expect("the display takes no text");
    }

    /// Presses a key or a chord, as X names them: `Return`, `ctrl+l`.
    #[track_caller]
    pub fn press(&self, chord: &str) {
        self.xdotool(&["key", chord]).expect("the display takes no keys");
    }

    /// Every process of the app that runs now.
    pub fn processes(&self) -> Vec<u32> {
        let mut all = descendants(self.process.id());
        all.push(self.process.id());
        all
    }

    /// A picture of the whole display, for whoever wants to look; it needs ImageMagick.
    pub fn picture(&self, file: &Path) {
        let mut import = Command::new("import");
        import
            .args(["-display", &self.world.display.name(), "-window", "root"])
            .arg(file);
        let _ = import.status();
    }

    fn xdotool(&self, words: &[&str]) -> Result<String, String> {
        let mut xdotool = Command::new("xdotool");
        xdotool.args(words).env("DISPLAY", self.world.display.name());
        let done = xdotool
            .output()
            .map_err(|why| format!("xdotool: {why}; `cargo xtask test` installs it"))?;
        if done.status.success() {
            Ok(String::from_utf8_lossy(&done.stdout).into_owned())
        } else {
            Err(String::from_utf8_lossy(&done.stderr).into_owned())
        }
    }
}

impl Drop for Undriven {
    fn drop(&mut self) {
        // A tracer would leave the app behind.
        for process in descendants(self.process.id()) {
            kill(process);
        }
    }
}
