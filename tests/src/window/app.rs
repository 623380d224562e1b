//! The app from start to end.

use std::io::Write;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, thread};

use tempfile::TempDir;

use super::bus::Bus;
use super::display::Display;
use super::driver::Driver;
use super::process::{children, kill, runs};
use super::{Page, eventually};

/// A running app, alone in its world. Every verb of [`Page`] is one of its own.
///
/// Dropped, it ends; when the test failed, it first leaves a picture in `target/screens/failed-TEST.png`, and prints
/// what the app said.
pub struct App {
    // Ended in this order: the window, the driver with the app, then the world around them.
    page: Page,
    driver: Driver,
    start: Start,
    world: World,
}

/// What an app is started with.
#[derive(Clone)]
pub struct Start {
    binary: PathBuf,
    env: Vec<(String, String)>,
    size: (u32, u32),
}

/// What is around one app: nothing in it belongs to the machine.
pub(super) struct World {
    pub(super) display: Display,
    bus: Bus,
    pub(super) home: TempDir,
}

impl App {
    /// Starts the app with an empty home.
    #[track_caller]
    pub fn start() -> Self {
        Start::default().open()
    }

    /// The same, with something said first.
    pub fn starting() -> Start {
        Start::default()
    }

    /// The next question for a file or a place is answered with this path. Several are answered in their order.
    pub fn answers(&self, path: impl AsRef<Path>) {
        self.answer(&path.as_ref().to_string_lossy());
    }

    /// The next question for a file or a place is cancelled.
    pub fn cancels(&self) {
        self.answer("");
    }

    /// The scratch folder that is the app's home. It goes with the app.
    pub fn home(&self) -> &Path {
        self.world.home.path()
    }

    /// A path in the person's documents, for a vault or a letter.
    pub fn document(&self, name: &str) -> PathBuf {
        self.home().join("Documents").join(name)
    }

    /// Where the app keeps its own data.
    pub fn data(&self) -> PathBuf {
        self.world.data()
    }

    /// The readable PDFs that it has handed to the system's viewer, and that lie in its own folder.
    pub fn handed_out(&self) -> Vec<PathBuf> {
        let mut left = vec![self.data().join("handed-out")];
        let mut files = Vec::new();
        while let Some(folder) = left.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                match entry.path() {
                    folder if folder.is_dir() => left.push(folder),
                    file if file.extension().is_some_and(|ending| ending == "pdf") => files.push(file),
                    _ => {}
                }
            }
        }
        files
    }

    /// All that the app and its driver have said on their outputs.
    pub fn log(&self) -> String {
        fs::read_to_string(self.world.log()).unwrap_or_default()
    }

    /// Nothing that the app and its driver said on their outputs, and no file that it left in its home (a log, a cache, a
    /// temporary file), holds one of these words. What a person saved into their documents is searched elsewhere.
    #[track_caller]
    pub fn kept_to_itself(&self, words: &[&str]) {
        let mut places = vec![self.home().to_path_buf()];
        let mut searched = 0;
        while let Some(place) = places.pop() {
            if place == self.home().join("Documents") {
                continue;
            }
            let Ok(inside) = fs::read_dir(&place) else {
                continue;
            };
            for entry in inside.flatten() {
                let (path, kind) = (entry.path(), entry.file_type().unwrap());
                if kind.is_dir() {
                    places.push(path);
                } else if kind.is_file() {
                    // A file may go while it is searched.
                    let bytes = fs::read(&path).unwrap_or_default();
                    searched += 1;
                    for word in words {
                        let there = bytes.windows(word.len()).any(|bytes| bytes == word.as_bytes());
                        assert!(!there, "{word:?} is in {}", path.display());
                    }
                }
            }
        }
        assert!(
            searched > 0 && self.world.log().exists(),
            "there was something to search"
        );
    }

    /// The process of the app, while it runs.
    pub fn process(&self) -> Option<u32> {
        self.driver.app()
    }

    /// The bus of the desktop around this app.
    pub fn desktop(&self) -> &Bus {
        &self.world.bus
    }

    /// Where the window lies on the display and how large it is.
    #[track_caller]
    pub fn frame(&self) -> String {
        let mut xwininfo = Command::new("xwininfo");
        xwininfo.args(["-display", &self.world.display.name(), "-name", "SCIP Companion"]);
        let said = xwininfo
            .output()
            .expect("xwininfo did not start; `cargo xtask test` installs it");
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        let lines = said.lines().map(str::trim);
        let frame: Vec<_> = lines
            .filter(|line| {
                ["Absolute", "Width", "Height"]
                    .iter()
                    .any(|word| line.starts_with(word))
            })
            .collect();
        frame.join(" ")
    }

    /// Goes on in a process that has taken the place of the one that was driven: it listens where that one did.
    #[track_caller]
    pub fn attach(&mut self) {
        let app = self.process().expect("the app does not run");
        let browser = self.driver.attach(app, &self.world.env(), &self.world.log());
        self.page = Page::new(browser);
    }

    /// Closes the window as its close button does, and waits until the app has ended of itself.
    #[track_caller]
    pub fn close(&self) {
        let Some(app) = self.process() else { return };
        // The answer may be lost with the window.
        let _ = self.page.browser().close();
        let ended = eventually(|| if runs(app) { Err(()) } else { Ok(()) });
        assert!(ended.is_ok(), "the app still runs without its window");
    }

    /// SIGKILL: the app ends in the middle of whatever it does, with its web processes.
    #[track_caller]
    pub fn kill(&self) {
        let app = self.process().expect("the app does not run");
        let parts = children(app);
        kill(app);
        parts.into_iter().for_each(kill);
    }

    /// Starts the app again in the same home: after [`App::close`], after [`App::kill`], or ending it first.
    #[track_caller]
    pub fn restart(&mut self) {
        if self.process().is_some() {
            self.close();
        }
        let (driver, page) = self.world.open(&self.start);
        // The old driver goes here.
        self.page = page;
        self.driver = driver;
    }

    fn answer(&self, line: &str) {
        let chooser = fs::File::options().append(true).open(self.world.chooser());
        writeln!(chooser.unwrap(), "{line}").unwrap();
    }
}

impl Deref for App {
    type Target = Page;
    fn deref(&self) -> &Page {
        &self.page
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if thread::panicking() && self.process().is_some() {
            self.leave_traces();
        }
    }
}

impl App {
    /// What somebody wants who looks for the reason of a failure. Nothing in here may panic: one is under way.
    fn leave_traces(&self) {
        let test = thread::current().name().unwrap_or("test").to_owned();
        let name = format!("failed-{}", test.replace("::", "-"));
        let picture = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.page.screenshot(&name)));
        if let Ok(path) = picture {
            eprintln!("The window at that moment: {}", path.display());
        }
        eprintln!("The app said:\n{}", self.log());
    }
}

impl Default for Start {
    fn default() -> Self {
        let binary = env::var_os("SCIP_JOURNEYS_APP")
            .expect("SCIP_JOURNEYS_APP names no app; `cargo xtask test` builds it and says where it is");
        Self::of(binary)
    }
}

impl Start {
    /// Another program than the app.
    #[must_use]
    pub fn of(binary: impl Into<PathBuf>) -> Self {
        Self {
            binary: binary.into(),
            env: Vec::new(),
            size: (1280, 860),
        }
    }

    /// Sets a variable in the app's environment.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Starts with a dark desktop.
    #[must_use]
    pub fn dark(self) -> Self {
        self.env("GTK_THEME", "Adwaita:dark")
    }

    /// Starts with a window this wide and high.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// Starts it.
    #[track_caller]
    pub fn open(self) -> App {
        let world = World::new();
        let (driver, page) = world.open(&self);
        App {
            page,
            driver,
            start: self,
            world,
        }
    }
}

impl World {
    pub(super) fn new() -> Self {
        let home = tempfile::Builder::new().prefix("scip-journey-").tempdir().unwrap();
        for folder in ["run", "tmp", "data", "Documents"] {
            fs::create_dir(home.path().join(folder)).unwrap();
        }
        let world = Self {
            display: Display::start(),
            bus: Bus::start(home.path(), "bus"),
            home,
        };
        fs::write(world.chooser(), "").unwrap();
        world
    }

    fn open(&self, start: &Start) -> (Driver, Page) {
        let mut env = self.env();
        env.extend(start.env.clone());
        let driver = Driver::start(&env, &self.log());
        let page = Page::new(driver.open(&start.binary));
        page.resize(start.size.0, start.size.1);
        (driver, page)
    }

    pub(super) fn env(&self) -> Vec<(String, String)> {
        let home = self.home.path();
        let path = |name: &str| home.join(name).to_string_lossy().into_owned();
        [
            ("DISPLAY", self.display.name()),
            ("WAYLAND_DISPLAY", String::new()),
            ("GDK_BACKEND", "x11".to_owned()),
            ("DBUS_SESSION_BUS_ADDRESS", self.bus.address().to_owned()),
            ("HOME", path("")),
            ("XDG_RUNTIME_DIR", path("run")),
            ("XDG_CONFIG_HOME", path(".config")),
            ("XDG_CACHE_HOME", path(".cache")),
            ("XDG_DATA_HOME", path(".local/share")),
            ("XDG_STATE_HOME", path(".local/state")),
            ("TMPDIR", path("tmp")),
            ("LANG", "C.UTF-8".to_owned()),
            // A test that wants one starts its own, see Logind.
            (
                "DBUS_SYSTEM_BUS_ADDRESS",
                format!("unix:path={}", path("run/no-system-bus")),
            ),
            // Settings and accessibility of a desktop that is not there.
            ("GSETTINGS_BACKEND", "memory".to_owned()),
            ("NO_AT_BRIDGE", "1".to_owned()),
            ("SCIP_JOURNEYS_DATA", path("data")),
            ("SCIP_JOURNEYS_CHOOSER", path("answers")),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
    }

    fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    fn chooser(&self) -> PathBuf {
        self.home.path().join("answers")
    }

    pub(super) fn log(&self) -> PathBuf {
        self.home.path().join("app.log")
    }
}
