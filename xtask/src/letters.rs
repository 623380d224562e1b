//! What the tests look into letters with and no system package brings: pip installs it into the target folder.

use crate::{
    Outcome, paths,
    steps::{command, run},
};

/// A list of packages, each with the hashes of its files, and the folder that they go into.
const OF_TESTS: (&str, &str) = ("tests/letters/tools.txt", "letters-tools");
const OF_PEERS: (&str, &str) = ("tests/peers/tools.txt", "peers-tools");

/// Installs what the tests of letters use, unless it is there already as the list names it.
///
/// # Errors
/// When the list cannot be read or pip fails.
pub fn tools() -> Outcome {
    install(OF_TESTS)
}

/// The same for what only the measuring beside peers uses.
///
/// # Errors
/// As [`tools`].
pub fn tools_of_peers() -> Outcome {
    install(OF_PEERS)
}

fn install((list_file, folder): (&str, &str)) -> Outcome {
    let list = std::fs::read_to_string(paths::root().join(list_file)).map_err(|why| format!("{list_file}: {why}"))?;
    let folder = paths::target().join(folder);
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
        list_file,
        "--target",
    ];
    run(command("python3", &words)
        .arg(&folder)
        .env("PIP_ROOT_USER_ACTION", "ignore"))?;
    std::fs::write(&done, list).map_err(|why| format!("{} could not be written: {why}", done.display()))
}
