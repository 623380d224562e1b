//! The programs that the tests look into letters with. `cargo xtask test` sets them up.

use std::path::{Path, PathBuf};

/// Where `cargo xtask test` installs what `tests/letters/tools.txt` names.
pub fn installed() -> PathBuf {
    let tools = target().join("letters-tools");
    assert!(
        tools.is_dir(),
        "The tools that look into letters are missing. `cargo xtask test` installs them from tests/letters/tools.txt \
         into {} with pip.",
        tools.display()
    );
    tools
}

/// The folder that cargo builds into, which holds this test as `debug/deps/letters-...`.
pub fn target() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.ancestors().nth(3).unwrap().to_path_buf()
}

/// A file of the suite.
pub fn of_suite(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("letters").join(name)
}
