//! What is risky about a place for a vault. Only ever a warning: it is the person's disk.

mod disk;
mod synced;

use std::path::{Component, Path, PathBuf, Prefix};

use serde::Serialize;
use specta::Type;

use disk::Disk;

/// What can go wrong at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WarningKind {
    ReadOnly,
    Network,
    Synced,
    Removable,
    /// A disk formatted with FAT, as sticks are: it knows no owners and breaks easily.
    Fat,
    /// A folder in the computer's memory.
    Fleeting,
    LongPath,
}

/// A warning about a place, in words for the person who chose it: what can go wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Warning {
    pub kind: WarningKind,
    pub message: String,
}

/// What Windows takes of a path in all, and what our longest file name inside a vault takes of that.
const WINDOWS_LONGEST: usize = 260;
const INSIDE: usize = 80;

/// What is risky about keeping a vault at this path, which need not be there yet. Nothing is changed or made.
#[must_use]
pub fn place_warnings(path: &Path) -> Vec<Warning> {
    let place = resolved(path);
    let mut warnings = Vec::new();
    let disk = Disk::of(&place);
    if disk.as_ref().is_some_and(|disk| disk.read_only) {
        warnings.push(warning(
            WarningKind::ReadOnly,
            "This disk can only be read, so nothing can be saved on it. Copy the vault to a disk that can be written to, or \
             restore a backup there.",
        ));
    }
    if disk.as_ref().is_some_and(Disk::is_network) || is_network_path(&place) {
        warnings.push(warning(
            WarningKind::Network,
            "This place is on another computer. When the connection breaks while you write, the vault can be damaged. Keep it \
             on this computer's own disk, and let the backups go there instead.",
        ));
    }
    if let Some(service) = synced::service(&place) {
        warnings.push(warning(
            WarningKind::Synced,
            format!(
                "{service} copies this folder to other computers while the vault is being written, and two computers can each \
                 keep half of it. Keep the vault outside of it, and let only the backups go there."
            ),
        ));
    }
    if disk.as_ref().is_some_and(Disk::is_fat) {
        warnings.push(warning(
            WarningKind::Fat,
            "This disk is formatted as sticks and memory cards are: it does not know whose a file is, and is easily damaged \
             when it is pulled out. It is good for backups; keep the vault itself on the computer's own disk.",
        ));
    } else if is_removable(&place) {
        warnings.push(warning(
            WarningKind::Removable,
            "This disk can be pulled out or lost. Lock the vault before you pull it out, and keep backups on another disk.",
        ));
    }
    if disk.as_ref().is_some_and(Disk::is_fleeting) {
        warnings.push(warning(
            WarningKind::Fleeting,
            "This folder lies in the computer's memory and is gone when the computer is switched off. Choose a folder on a disk.",
        ));
    }
    if cfg!(windows) && is_long(&place) {
        warnings.push(warning(
            WarningKind::LongPath,
            "This path is so long that Windows and some programs may not open every file in it. Choose a shorter name, or a \
             folder nearer to the top of the disk.",
        ));
    }
    warnings
}

fn warning(kind: WarningKind, message: impl Into<String>) -> Warning {
    Warning {
        kind,
        message: message.into(),
    }
}

/// The path with its links followed, as far as it is there. On Windows this also shows where a mapped drive leads.
fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for there in absolute.ancestors() {
        if let (Ok(found), Ok(rest)) = (there.canonicalize(), absolute.strip_prefix(there)) {
            return found.join(rest);
        }
    }
    absolute
}

fn is_network_path(place: &Path) -> bool {
    matches!(
        place.components().next(),
        Some(Component::Prefix(prefix)) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
    )
}

/// Where the desktops of Linux and macOS mount what is plugged in.
fn is_removable(place: &Path) -> bool {
    ["/media", "/run/media", "/Volumes"]
        .iter()
        .any(|mounts| place.starts_with(mounts))
}

fn is_long(place: &Path) -> bool {
    place.to_string_lossy().encode_utf16().count() + INSIDE > WINDOWS_LONGEST
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_folder_is_not_warned_about_for_its_name() {
        for path in [
            "/home/ada/Documents/Ada.scipvault",
            "/home/ada/Inbox/Boxes/Ada.scipvault",
        ] {
            assert!(
                !is_removable(Path::new(path)) && synced::service(Path::new(path)).is_none(),
                "{path}"
            );
        }
    }

    #[test]
    fn a_long_path_is_measured_as_windows_does() {
        assert!(!is_long(Path::new("/home/ada/Ada.scipvault")));
        assert!(is_long(&Path::new("/home").join("ä".repeat(200))));
        assert!(
            is_long(&Path::new("/home").join("🌿".repeat(100))),
            "an emoji counts for two"
        );
    }

    #[test]
    fn a_path_that_is_not_there_yet_is_judged_by_the_folder_that_is() {
        let home = tempfile::TempDir::new().unwrap();
        let real = home.path().join("Dropbox");
        std::fs::create_dir(&real).unwrap();
        let asked = real.join("new/Ada.scipvault");
        assert!(
            place_warnings(&asked)
                .iter()
                .any(|warning| warning.kind == WarningKind::Synced)
        );
        assert!(!real.join("new").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_a_synced_folder_is_seen_through() {
        let home = tempfile::TempDir::new().unwrap();
        let real = home.path().join("Nextcloud");
        std::fs::create_dir(&real).unwrap();
        let link = home.path().join("notes");
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let warnings = place_warnings(&link.join("Ada.scipvault"));
        assert!(
            warnings.iter().any(|warning| warning.message.starts_with("Nextcloud")),
            "{warnings:?}"
        );
    }
}
