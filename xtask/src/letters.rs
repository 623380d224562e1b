//! What the tests look into letters with and no system package brings: pip installs it into the target folder.

use crate::{
    Outcome, paths,
    steps::{command, run},
};

/// The packages, each with the hashes of its files.
const LIST: &str = "tests/letters/tools.txt";

/// Installs the tools, unless they are there already as the list names them.
///
/// # Errors
/// When the list cannot be read or pip fails.
pub fn tools() -> Outcome {
    let list = std::fs::read_to_string(paths::root().join(LIST)).map_err(|why| format!("{LIST}: {why}"))?;
    let folder = paths::target().join("letters-tools");
    // Written last: an installation that was broken off is made anew.
    let done = folder.join("installed.txt");
    if std::fs::read_to_string(&done).is_ok_and(|installed| installed == list) {
        println!("They are there.");
        return Ok(());
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|why| format!("{} could not be emptied: {why}", folder.display()))?;
    }
    let words = [
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-deps",
        "--require-hashes",
        "--only-binary=:all:",
        "--requirement",
        LIST,
        "--target",
    ];
    run(command("python3", &words)
        .arg(&folder)
        .env("PIP_ROOT_USER_ACTION", "ignore"))?;
    std::fs::write(&done, list).map_err(|why| format!("{} could not be written: {why}", done.display()))
}
