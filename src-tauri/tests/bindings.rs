//! The TypeScript of the bridge is committed; this test fails when it no longer fits the commands.
//!
//! After a change of a command: `UPDATE=1 cargo test -p scip-companion --test bindings`.

use std::path::Path;

use specta_typescript::Typescript;

#[test]
fn the_committed_bindings_are_those_of_the_commands() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/bindings.ts");
    let scratch = tempfile::tempdir().unwrap();
    let fresh = scratch.path().join("bindings.ts");
    let header = "/* eslint-disable */\n// Generated from the commands of the shell. Do not edit: see src-tauri/tests/bindings.rs.\n";
    shell::bindings::commands()
        .export(Typescript::default().header(header), &fresh)
        .unwrap();
    let fresh = std::fs::read_to_string(fresh).unwrap();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&committed, &fresh).unwrap();
    }
    let committed = std::fs::read_to_string(committed)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        committed == fresh,
        "ui/src/ipc/bindings.ts is not what the commands say; run this test with UPDATE=1"
    );
}
