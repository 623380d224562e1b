//! `cargo xtask licences`: what the app is built from, with its licences, as About shows it.

use crate::{Outcome, paths, steps};

const LIST: &str = "THIRD-PARTY.md";

/// What the window's pages carry inside; the other packages of the UI only help to build it.
const PAGES: &[&str] = &[
    "svelte",
    "pdfjs-dist",
    "@tauri-apps/api",
    "@inlang/paraglide-js",
    "@codemirror/commands",
    "@codemirror/language",
    "@codemirror/state",
    "@codemirror/view",
    "@lezer/common",
    "@lezer/highlight",
    "@marijn/find-cluster-break",
    "style-mod",
    "w3c-keyname",
];

const HEAD: &str = "\
# Third-party software

SCIP Companion stands on the work of many people. Thank you. It is built from these packages, each under its own
licence. This list is made by `cargo xtask licences`.

## Fonts

Source Serif 4 and Source Sans 3 (Adobe), Scheherazade New (SIL Global) and the Noto fonts (Google), under the SIL Open
Font License 1.1; the licence texts lie beside the fonts.

## Words

The words of a proposed passphrase are EFF's long word list (Joseph Bonneau, Electronic Frontier Foundation), under CC BY
3.0 US; the dice numbers were left out.

";

/// Writes the list.
///
/// # Errors
/// When cargo or the UI's packages cannot say what they are.
pub fn write() -> Outcome {
    std::fs::write(paths::root().join(LIST), list()?).map_err(|why| format!("{LIST} could not be written: {why}"))
}

/// That the committed list is the one that would be written now.
///
/// # Errors
/// When it is another one.
pub fn check() -> Outcome {
    let committed = std::fs::read_to_string(paths::root().join(LIST)).unwrap_or_default();
    if committed.replace("\r\n", "\n") == list()? {
        Ok(())
    } else {
        Err(format!(
            "{LIST} is not what the app is built from now; run cargo xtask licences"
        ))
    }
}

fn list() -> Result<String, String> {
    let pages: Vec<String> = PAGES.iter().map(|name| page(name)).collect::<Result<_, _>>()?;
    Ok(format!(
        "{HEAD}## In the window's pages\n\n{}\n\n## In the program\n\n{}\n",
        pages.join("\n"),
        crates()?.join("\n")
    ))
}

fn page(name: &str) -> Result<String, String> {
    let file = paths::root().join("ui/node_modules").join(name).join("package.json");
    let json = std::fs::read_to_string(&file).map_err(|why| format!("{name} is not installed: {why}"))?;
    let field = |key: &str| field(&json, key).ok_or_else(|| format!("{name} does not say its {key}"));
    Ok(format!("- {name} {}: {}", field("version")?, field("license")?))
}

/// The first value of a key in a `package.json`, which is all that is wanted of it.
fn field<'a>(json: &'a str, key: &str) -> Option<&'a str> {
    let after = json.split_once(&format!("\"{key}\""))?.1;
    after.split('"').nth(1)
}

/// Every crate in the app and in the command line, on any system.
fn crates() -> Result<Vec<String>, String> {
    let words = [
        "tree",
        "-p",
        "scip-companion",
        "-p",
        "cli",
        "--target",
        "all",
        "--edges",
        "normal",
    ];
    let mut cargo = steps::cargo(&words);
    let output = cargo
        .args(["--locked", "--prefix", "none", "--format", "{p}|{l}"])
        .output()
        .map_err(|why| format!("cargo tree could not be started: {why}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let mut crates: Vec<String> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(entry)
        .collect();
    crates.sort();
    crates.dedup();
    Ok(crates)
}

/// `serde v1.0.1 (proc-macro)|MIT (*)` as `- serde 1.0.1: MIT`; our own crates, which have a path, are no third party.
fn entry(line: &str) -> Option<String> {
    let (package, licence) = line.split_once('|')?;
    if package.contains('/') || package.contains('\\') {
        return None;
    }
    let mut words = package.split_whitespace();
    let (name, version) = (words.next()?, words.next()?.trim_start_matches('v'));
    Some(format!(
        "- {name} {version}: {}",
        licence.trim_end_matches("(*)").trim()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_listed_with_its_version_and_licence() {
        assert_eq!(
            entry("aead v0.5.2|MIT OR Apache-2.0 (*)").as_deref(),
            Some("- aead 0.5.2: MIT OR Apache-2.0")
        );
        assert_eq!(
            entry("serde_derive v1.0.2 (proc-macro)|MIT").as_deref(),
            Some("- serde_derive 1.0.2: MIT")
        );
    }

    #[test]
    fn our_own_crates_are_no_third_party() {
        assert_eq!(entry("vault v0.1.0 (/home/somebody/src-tauri/crates/vault)|MIT"), None);
    }

    #[test]
    fn a_field_of_a_package_file_is_found() {
        let json = r#"{ "name": "svelte", "license": "MIT", "version": "5.57.3" }"#;
        assert_eq!(
            (field(json, "version"), field(json, "license")),
            (Some("5.57.3"), Some("MIT"))
        );
        assert_eq!(field(json, "author"), None);
    }
}
