use companion::{Code, Refusal, Result};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;

use crate::places::Places;

/// How the window looks. It lies outside the vaults, for it also holds for the screen that asks for a passphrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Settings {
    pub theme: Theme,
    pub text: TextSize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the desktop is.
    #[default]
    System,
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TextSize {
    #[default]
    Normal,
    Large,
    Larger,
    /// Twice the normal one.
    Largest,
}

/// What the person chose; the app's own choice where nothing was chosen or the file cannot be read.
#[tauri::command]
#[specta::specta]
pub fn settings(places: State<'_, Places>) -> Result<Settings> {
    Ok(places
        .settings()
        .and_then(|json| serde_json::from_slice(&json).ok())
        .unwrap_or_default())
}

#[tauri::command]
#[specta::specta]
pub fn keep_settings(settings: Settings, places: State<'_, Places>) -> Result<()> {
    let kept = serde_json::to_vec(&settings)
        .map_err(std::io::Error::other)
        .and_then(|json| places.keep_settings(&json));
    kept.map_err(|_| {
        Refusal::new(
            Code::CannotWrite,
            "This choice holds until you close the app: its settings could not be written. Your notes are not touched.",
        )
    })
}
