//! Where things lie.

use std::env;
use std::path::PathBuf;

/// The root of the repository.
pub fn root() -> PathBuf {
    // Cargo says at run time where this checkout is; what was compiled in may name another clone with the same target.
    let here =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or(here.clone(), PathBuf::from)
}

/// The folder that cargo builds into: the one that this very program was built into, whatever set it.
pub fn target() -> PathBuf {
    env::current_exe()
        .ok()
        .and_then(|me| Some(me.parent()?.parent()?.to_path_buf()))
        .unwrap_or_else(|| root().join("target"))
}

/// A program that cargo built in the dev profile.
pub fn built(name: &str) -> PathBuf {
    target()
        .join("debug")
        .join(format!("{name}{}", env::consts::EXE_SUFFIX))
}
