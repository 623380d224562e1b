//! Where the suite's tools lie, seen from this program: `release/peers` in the folder that cargo builds into.

use std::path::{Path, PathBuf};

pub fn installed() -> PathBuf {
    let tools = target().join("letters-tools");
    assert!(tools.is_dir(), "`cargo xtask bench --peers` installs what reads PDFs");
    tools
}

pub fn target() -> PathBuf {
    std::env::current_exe()
        .unwrap()
        .ancestors()
        .nth(2)
        .unwrap()
        .to_path_buf()
}

pub fn of_suite(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../letters").join(name)
}
