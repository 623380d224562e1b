//! Rust and Node: never installed for anybody, only asked for in plain words.

use crate::Outcome;
use crate::steps::printed;
use crate::ui::NPM;

/// The oldest that will do, with the place where a newer one comes from.
const NODE: (u32, u32) = (20, 19);
const RUST: (u32, u32) = (1, 95);

/// # Errors
/// When one is missing or too old, named with what to do.
pub fn check() -> Outcome {
    let rust = printed("rustc", &["--version"]);
    enough("Rust", rust.as_deref(), RUST, "with rustup: rustup update")?;
    let node = printed("node", &["--version"]);
    enough("Node", node.as_deref(), NODE, "from nodejs.org")?;
    if printed(NPM, &["--version"]).is_none() {
        return Err("npm is missing. It comes with Node, from nodejs.org.".to_owned());
    }
    Ok(())
}

fn enough(name: &str, says: Option<&str>, least: (u32, u32), whence: &str) -> Outcome {
    let (major, minor) = least;
    match says.map(|says| (says.trim(), version(says))) {
        Some((_, Some(found))) if found >= least => Ok(()),
        Some((says, _)) if !says.is_empty() => Err(format!(
            "{name} is too old: found {says}, needed is {major}.{minor} or newer. Get it {whence}"
        )),
        _ => Err(format!(
            "{name} is missing. Needed is {major}.{minor} or newer. Get it {whence}"
        )),
    }
}

/// The first two numbers of `v20.19.1` or `rustc 1.95.0 (59807616e 2026-04-14)`.
fn version(says: &str) -> Option<(u32, u32)> {
    says.split_whitespace().find_map(|word| {
        let mut numbers = word.trim_start_matches('v').split('.');
        let major = numbers.next()?.parse().ok()?;
        let minor = numbers.next()?.parse().ok()?;
        Some((major, minor))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_node_and_rust_print_them() {
        assert_eq!(version("v20.19.1\n"), Some((20, 19)));
        assert_eq!(version("rustc 1.95.0 (59807616e 2026-04-14)"), Some((1, 95)));
        assert_eq!(version("rustc 1.97.0-nightly (abc)"), Some((1, 97)));
        assert_eq!(version("command not found"), None);
    }

    #[test]
    fn too_old_and_missing_are_told_apart() {
        let old = enough("Node", Some("v18.20.4\n"), NODE, "here").unwrap_err();
        assert!(old.starts_with("Node is too old: found v18.20.4"), "{old}");
        let none = enough("Node", None, NODE, "here").unwrap_err();
        assert!(none.starts_with("Node is missing"), "{none}");
        assert_eq!(enough("Node", Some("v22.1.0"), NODE, "here"), Ok(()));
        assert!(enough("Node", Some("v20.18.9"), NODE, "here").is_err());
    }

    #[test]
    fn the_rust_asked_for_is_the_one_that_the_workspace_names() {
        let workspace = std::fs::read_to_string(crate::paths::root().join("Cargo.toml")).unwrap();
        let (major, minor) = RUST;
        assert!(workspace.contains(&format!("rust-version = \"{major}.{minor}\"")));
    }
}
