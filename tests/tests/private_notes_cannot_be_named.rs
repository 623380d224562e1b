//! A private note's type lives in `vault`. Crates that make what may be sent do not depend on `vault`, however indirectly,
//! so no code of theirs can name it. Examples in `letters` that must not compile show the same from inside.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{collections::BTreeSet, env, process::Command};

use serde_json::Value;

/// The crates of this workspace that one of them depends on, directly or not, for whatever purpose.
fn reached_from(name: &str, packages: &[Value]) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut ahead = vec![name.to_owned()];
    while let Some(name) = ahead.pop() {
        let Some(package) = packages.iter().find(|package| package["name"] == name) else {
            continue; // Not of this workspace, so it cannot know `vault`.
        };
        for dependency in package["dependencies"].as_array().unwrap() {
            // What it really is, whatever it is renamed to.
            let name = dependency["name"].as_str().unwrap().to_owned();
            if reached.insert(name.clone()) {
                ahead.push(name);
            }
        }
    }
    reached
}

#[test]
fn what_makes_letters_cannot_name_a_private_note() {
    let metadata = Command::new(env::var_os("CARGO").expect("run by cargo"))
        .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        metadata.status.success(),
        "{}",
        String::from_utf8_lossy(&metadata.stderr)
    );
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(
        reached_from("tests", packages).contains("vault"),
        "the search finds who does depend on it"
    );

    for name in ["letters", "pathway"] {
        assert!(
            packages.iter().any(|package| package["name"] == name),
            "{name} is there"
        );
    }
    for name in ["letters", "pathway", "exchange"] {
        assert!(
            !reached_from(name, packages).contains("vault"),
            "{name} can name a private note"
        );
    }
}
