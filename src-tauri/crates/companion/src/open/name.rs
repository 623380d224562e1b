use std::path::{Path, PathBuf};

use crate::{Code, Refusal, Result};

/// What a vault's folder ends with.
pub const ENDING: &str = ".scipvault";
/// The longest name, in bytes: every file system takes such a folder.
const LONGEST: usize = 160;

/// The folder of a vault with this name, inside a place that the person chose.
///
/// # Errors
/// When the name cannot be a folder's name on every system.
pub fn folder_for(place: &Path, name: &str) -> Result<PathBuf> {
    let name = name.trim();
    let forbidden = |c: char| c.is_control() || r#"/\:*?"<>|"#.contains(c);
    let message = if name.is_empty() {
        "Enter a name for the vault, like your own."
    } else if name.len() > LONGEST {
        "This name is too long for a folder. Use a shorter one."
    } else if name.contains(forbidden) || name.starts_with('.') || name.ends_with('.') {
        r#"A vault's name cannot hold / \ : * ? " < > | nor begin or end with a dot. Use letters and spaces."#
    } else {
        return Ok(place.join(format!("{name}{ENDING}")));
    };
    Err(Refusal::at(Code::Invalid, "name", message))
}

/// The name that a person gave to the vault in this folder.
#[must_use]
pub fn vault_name(folder: &Path) -> String {
    let name = folder
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    name.strip_suffix(ENDING).map(str::to_owned).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vault_s_folder_bears_its_name() {
        let folder = folder_for(Path::new("place"), " Ingrid Solheim ").unwrap();
        assert_eq!(folder, Path::new("place/Ingrid Solheim.scipvault"));
        assert_eq!(vault_name(&folder), "Ingrid Solheim");
    }

    #[test]
    fn a_name_that_is_no_folder_is_refused_at_its_field() {
        for name in [
            "",
            "  ",
            "a/b",
            "..",
            "a\\b",
            "con:",
            "a\0b",
            "x.",
            &"a".repeat(161),
            &"字".repeat(54),
        ] {
            let refusal = folder_for(Path::new("place"), name).unwrap_err();
            assert_eq!(refusal.field.as_deref(), Some("name"), "{name:?}");
        }
    }
}
