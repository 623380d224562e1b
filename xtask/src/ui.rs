//! The window's pages: their packages and their scripts.

use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::{Outcome, paths, steps};

/// npm is a batch file on Windows, which is found only by its whole name.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Installs the packages of the lock file, unless they are there already.
///
/// # Errors
/// When npm fails.
pub fn install() -> Outcome {
    let ui = paths::root().join("ui");
    if installed(&ui) {
        println!("The packages are those of package-lock.json already.");
        return Ok(());
    }
    steps::run(&mut npm(&["ci", "--no-audit", "--no-fund"]))
}

/// Runs one script of `ui/package.json`.
///
/// # Errors
/// When it fails.
pub fn script(name: &str) -> Outcome {
    steps::run(&mut npm(&["run", name]))
}

fn npm(words: &[&str]) -> Command {
    let mut npm = steps::command(NPM, words);
    npm.current_dir(paths::root().join("ui"));
    npm
}

/// npm writes `node_modules/.package-lock.json` last of all, so it is newer than the lock file only after a whole
/// install of it.
fn installed(ui: &Path) -> bool {
    let changed = |file: &str| -> Option<SystemTime> { std::fs::metadata(ui.join(file)).ok()?.modified().ok() };
    match (changed("package-lock.json"), changed("node_modules/.package-lock.json")) {
        (Some(lock), Some(stamp)) => stamp >= lock,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{self, File};
    use std::time::Duration;

    #[test]
    fn packages_are_installed_again_when_the_lock_file_is_newer() {
        let ui = paths::target().join("xtask-ui-test");
        let _ = fs::remove_dir_all(&ui);
        fs::create_dir_all(ui.join("node_modules")).unwrap();
        assert!(!installed(&ui), "nothing is there");

        let lock = File::create(ui.join("package-lock.json")).unwrap();
        assert!(!installed(&ui), "the install did not end");

        let stamp = File::create(ui.join("node_modules/.package-lock.json")).unwrap();
        let now = stamp.metadata().unwrap().modified().unwrap();
        lock.set_modified(now - Duration::from_secs(5)).unwrap();
        assert!(installed(&ui));

        lock.set_modified(now + Duration::from_secs(5)).unwrap();
        assert!(!installed(&ui), "the lock file changed afterwards");
        fs::remove_dir_all(&ui).unwrap();
    }
}
