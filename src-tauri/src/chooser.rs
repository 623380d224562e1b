//! Asks for files and folders in the system's own dialogs, so that the window never supplies a path.
//!
//! A journey cannot drive such a dialog; a `journeys` build reads the answers from a file of the test instead.

use std::path::PathBuf;

use companion::Overwrite;
use tauri::AppHandle;

/// A place for a file, and whether a file that lies there may be replaced.
pub struct Place {
    pub file: PathBuf,
    pub overwrite: Overwrite,
}

#[cfg(not(feature = "journeys"))]
mod asked {
    use companion::Overwrite;
    use tauri::AppHandle;
    use tauri_plugin_dialog::{DialogExt, FilePath};

    use super::{PathBuf, Place};

    fn path(chosen: Option<FilePath>) -> Option<PathBuf> {
        chosen.and_then(|path| path.into_path().ok())
    }

    pub fn folder(app: &AppHandle, title: &str) -> Option<PathBuf> {
        path(app.dialog().file().set_title(title).blocking_pick_folder())
    }

    pub fn file(app: &AppHandle, title: &str, kind: &str, endings: &[&str]) -> Option<PathBuf> {
        let dialog = app.dialog().file().set_title(title);
        let dialog = if endings.is_empty() {
            dialog
        } else {
            dialog.add_filter(kind, endings)
        };
        path(dialog.blocking_pick_file())
    }

    /// The system's dialog itself asks before it answers with a file that exists.
    pub fn place(app: &AppHandle, title: &str, name: &str, kind: &str, ending: &str) -> Option<Place> {
        let dialog = app.dialog().file().set_title(title).set_file_name(name);
        let dialog = if ending.is_empty() {
            dialog
        } else {
            dialog.add_filter(kind, &[ending])
        };
        path(dialog.blocking_save_file()).map(|file| Place {
            file,
            overwrite: Overwrite::Agreed,
        })
    }
}

#[cfg(feature = "journeys")]
mod asked {
    use companion::Overwrite;
    use tauri::AppHandle;

    use super::{PathBuf, Place};

    /// Takes the first line of the journey's answers; an empty or missing one is a cancelled dialog.
    fn answer() -> Option<String> {
        let file = std::env::var_os("SCIP_JOURNEYS_CHOOSER")?;
        let answers = std::fs::read_to_string(&file).ok()?;
        let (first, rest) = answers.split_once('\n').unwrap_or((&answers, ""));
        std::fs::write(&file, rest).ok()?;
        Some(first.trim().to_owned()).filter(|line| !line.is_empty())
    }

    pub fn folder(_: &AppHandle, _: &str) -> Option<PathBuf> {
        answer().map(PathBuf::from)
    }

    pub fn file(_: &AppHandle, _: &str, _: &str, _: &[&str]) -> Option<PathBuf> {
        answer().map(PathBuf::from)
    }

    /// An answer that ends with `/` is a folder, and takes the name that the app proposes.
    pub fn place(_: &AppHandle, _: &str, name: &str, _: &str, _: &str) -> Option<Place> {
        let line = answer()?;
        let file = if line.ends_with('/') {
            PathBuf::from(line).join(name)
        } else {
            PathBuf::from(line)
        };
        Some(Place {
            file,
            overwrite: Overwrite::Never,
        })
    }
}

/// Asks for a folder.
pub fn folder(app: &AppHandle, title: &str) -> Option<PathBuf> {
    asked::folder(app, title)
}

/// Asks for a file that exists.
pub fn file(app: &AppHandle, title: &str, kind: &str, endings: &[&str]) -> Option<PathBuf> {
    asked::file(app, title, kind, endings)
}

/// Asks for a file of any kind.
pub fn any_file(app: &AppHandle, title: &str) -> Option<PathBuf> {
    asked::file(app, title, "", &[])
}

/// Asks where a new file of any kind is to lie.
pub fn place_for_any(app: &AppHandle, title: &str, name: &str) -> Option<Place> {
    asked::place(app, title, name, "", "")
}

/// Asks where a new file is to lie.
pub fn place(app: &AppHandle, title: &str, name: &str, kind: &str, ending: &str) -> Option<Place> {
    asked::place(app, title, name, kind, ending)
}
