//! How the shell is hardened, held fast: what changes here changes what a page could do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{collections::BTreeSet, path::Path};

use serde_json::{Value, json};

const CONFIG: &str = include_str!("../tauri.conf.json");
const CAPABILITY: &str = include_str!("../capabilities/main.json");
const BINDINGS: &str = include_str!("../../ui/src/ipc/bindings.ts");
const WORKSPACE: &str = include_str!("../../Cargo.toml");
const MANIFEST: &str = include_str!("../Cargo.toml");
const LOCK: &str = include_str!("../../Cargo.lock");
const START: &str = include_str!("../src/lib.rs");
const WINDOW: &str = include_str!("../src/window.rs");

include!("../src/commands/names.rs");

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_content_security_policy_and_all_around_it_stay_as_they_are() {
    let config = json(CONFIG);
    let expected = json!({
        "windows": [],
        "withGlobalTauri": false,
        "security": {
            "csp": {
                "default-src": "'none'",
                "script-src": "'self'",
                // The worker of the PDF pages.
                "worker-src": "'self'",
                "style-src": "'self'",
                "img-src": "'self' data: blob:",
                "font-src": "'self'",
                "connect-src": "ipc: http://ipc.localhost",
                "object-src": "'none'",
                "base-uri": "'none'",
                "form-action": "'none'"
            },
            "freezePrototype": true,
            "assetProtocol": { "enable": false },
            "capabilities": ["main"]
        }
    });
    assert_eq!(config["app"], expected);
    assert_eq!(config["plugins"], Value::Null, "no plugin is configured, no updater");
    let frontend = json!({ "frontendDist": "../ui/dist" });
    assert_eq!(config["build"], frontend, "no page comes from a development server");
}

#[test]
fn the_one_capability_allows_the_one_window_our_commands_and_nothing_of_a_plugin() {
    let capability = json(CAPABILITY);
    assert_eq!(capability["windows"], json!(["main"]));
    for more in ["webviews", "remote", "platforms", "local"] {
        assert_eq!(capability[more], Value::Null, "{more}");
    }
    let allowed: Vec<String> = serde_json::from_value(capability["permissions"].clone()).unwrap();
    let ours: Vec<String> = NAMES
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .collect();
    assert_eq!(allowed, ours);
    assert!(
        allowed.iter().all(|permission| !permission.contains(':')),
        "none of a plugin"
    );
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("capabilities");
    let files = std::fs::read_dir(folder).unwrap().count();
    assert_eq!(files, 1, "there is one capability");
}

#[test]
fn the_page_knows_exactly_the_commands_that_are_listed() {
    let known: BTreeSet<&str> = BINDINGS
        .split("__TAURI_INVOKE")
        .filter_map(|call| call.split_once("(\"")?.1.split_once('"'))
        .map(|(name, _)| name)
        .filter(|name| name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'))
        .collect();
    assert_eq!(known, NAMES.iter().copied().collect());
    assert_eq!(known.len(), NAMES.len(), "none is listed twice");
}

#[test]
fn two_plugins_are_there_and_none_reaches_files_a_shell_or_a_network() {
    let plugins = |text: &'static str, before: &str| -> BTreeSet<&'static str> {
        let names = text.split(before).skip(1);
        names
            .filter_map(|rest| {
                rest.split(|letter: char| !(letter.is_alphanumeric() || "-_".contains(letter)))
                    .next()
            })
            .collect()
    };
    let wanted = BTreeSet::from(["dialog", "single-instance"]);
    assert_eq!(plugins(MANIFEST, "\ntauri-plugin-"), wanted);
    assert_eq!(plugins(WORKSPACE, "\ntauri-plugin-"), wanted);
    let begun = BTreeSet::from(["dialog", "single_instance"]);
    assert_eq!(plugins(START, "plugin(tauri_plugin_"), begun);
    assert_eq!(START.matches(".plugin(").count(), 2);
}

#[test]
fn tauri_is_built_without_developer_tools_and_without_the_asset_protocol() {
    let line = WORKSPACE.lines().find(|line| line.starts_with("tauri = ")).unwrap();
    let features = r#"features = ["wry", "custom-protocol", "compression", "common-controls-v6", "x11", "dbus"]"#;
    assert!(
        line.contains("default-features = false") && line.contains(features),
        "{line}"
    );
    assert!(
        MANIFEST.contains("\ntauri.workspace = true\n"),
        "the shell adds no feature"
    );
}

#[test]
fn tauri_is_not_older_than_its_last_known_hole() {
    // CVE-2026-42184 is mended in 2.11.1. That SQLite is new enough, the vault's own tests say.
    assert!(version_of("tauri") >= (2, 11, 1), "{:?}", version_of("tauri"));
    assert_eq!(version_of("tauri").0, 2, "3.0 is looked over before it is taken");
}

#[test]
fn the_window_keeps_nothing_opens_nothing_and_goes_nowhere() {
    for line in [
        ".incognito(!cfg!(feature = \"journeys\"))",
        ".on_navigation(is_our_own)",
        ".on_new_window(|_, _| NewWindowResponse::Deny)",
        ".on_download(|_, event| !matches!(event, DownloadEvent::Requested { .. }))",
    ] {
        assert!(WINDOW.contains(line), "{line}");
    }
    for never in ["devtools", "initialization_script", "WebviewUrl::External", "with_html"] {
        assert!(!WINDOW.contains(never), "{never}");
    }
}

/// The version of a package that is built in; of several, the oldest.
fn version_of(name: &str) -> (u32, u32, u32) {
    let begin = format!("name = \"{name}\"\nversion = \"");
    let versions = LOCK.split(begin.as_str()).skip(1);
    versions
        .map(|rest| {
            let mut numbers = rest
                .split(['.', '"', '-', '+'])
                .map(|number| number.parse().unwrap_or(0));
            let mut next = || numbers.next().unwrap_or(0);
            (next(), next(), next())
        })
        .min()
        .unwrap()
}
