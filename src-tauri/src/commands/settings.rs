use std::time::Duration;

use companion::{Code, Refusal, Result};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager, State};

use crate::{held::Held, lock::Lock, places::Places};

/// Minutes without a key or the mouse, until the vault is locked.
const LOCK_AFTER: u8 = 5;
const SHORTEST_LOCK_AFTER: u8 = 1;
const LONGEST_LOCK_AFTER: u8 = 60;

/// How the window looks and when it locks. It lies outside the vaults, for it also holds for the screen that asks for a
/// passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Settings {
    pub theme: Theme,
    pub text: TextSize,
    /// From 1 to 60.
    pub lock_after_minutes: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            text: TextSize::default(),
            lock_after_minutes: LOCK_AFTER,
        }
    }
}

impl Settings {
    fn read(places: &Places) -> Self {
        let mut settings = Self::default();
        if let Some(kept) = places.settings().and_then(|json| serde_json::from_slice(&json).ok()) {
            settings.take(kept);
        }
        // Somebody may have written into the file.
        if !(SHORTEST_LOCK_AFTER..=LONGEST_LOCK_AFTER).contains(&settings.lock_after_minutes) {
            settings.lock_after_minutes = LOCK_AFTER;
        }
        settings
    }

    /// An older app kept fewer choices; what it kept still holds.
    fn take(&mut self, mut kept: serde_json::Map<String, serde_json::Value>) {
        fn one<T: serde::de::DeserializeOwned>(kept: Option<serde_json::Value>, into: &mut T) {
            if let Some(value) = kept.and_then(|value| serde_json::from_value(value).ok()) {
                *into = value;
            }
        }
        one(kept.remove("theme"), &mut self.theme);
        one(kept.remove("text"), &mut self.text);
        one(kept.remove("lock_after_minutes"), &mut self.lock_after_minutes);
    }

    /// How soon the vault locks is chosen by who can open it; how the window looks, by anybody.
    fn as_far_as_allowed(self, kept: Self, is_open: bool) -> Self {
        let lock_after_minutes = if is_open { self } else { kept }.lock_after_minutes;
        Self {
            lock_after_minutes,
            ..self
        }
    }

    fn lock_after(self) -> Duration {
        Duration::from_secs(60 * u64::from(self.lock_after_minutes))
    }
}

/// How long nobody may stir before the vault is locked.
pub fn lock_after(app: &AppHandle) -> Duration {
    // A journey does not wait for minutes.
    let seconds = cfg!(feature = "journeys")
        .then(|| std::env::var("SCIP_JOURNEYS_LOCK_AFTER_SECONDS").ok()?.parse().ok())
        .flatten();
    seconds.map_or_else(
        || Settings::read(&app.state::<Places>()).lock_after(),
        Duration::from_secs,
    )
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
    Ok(Settings::read(&places))
}

#[tauri::command]
#[specta::specta]
pub fn keep_settings(
    settings: Settings,
    places: State<'_, Places>,
    held: State<'_, Held>,
    lock: State<'_, Lock>,
) -> Result<()> {
    if !(SHORTEST_LOCK_AFTER..=LONGEST_LOCK_AFTER).contains(&settings.lock_after_minutes) {
        return Err(Refusal::at(
            Code::Invalid,
            "lock_after_minutes",
            format!("Choose between {SHORTEST_LOCK_AFTER} and {LONGEST_LOCK_AFTER} minutes."),
        ));
    }
    let settings = settings.as_far_as_allowed(Settings::read(&places), held.is_open());
    lock.lock_after(settings.lock_after());
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(json: &str) -> Settings {
        let mut settings = Settings::default();
        settings.take(serde_json::from_str(json).unwrap());
        settings
    }

    #[test]
    fn only_who_has_the_vault_open_chooses_when_it_locks() {
        let (kept, asked) = (read("{}"), read(r#"{"theme":"dark","lock_after_minutes":60}"#));
        let locked = asked.as_far_as_allowed(kept, false);
        assert_eq!((locked.theme, locked.lock_after_minutes), (Theme::Dark, LOCK_AFTER));
        assert_eq!(asked.as_far_as_allowed(kept, true), asked);
    }

    #[test]
    fn what_an_older_app_kept_still_holds_and_what_is_wrong_is_left_out() {
        let older = read(r#"{"theme":"dark","text":"larger"}"#);
        assert_eq!(
            (older.theme, older.text, older.lock_after_minutes),
            (Theme::Dark, TextSize::Larger, LOCK_AFTER)
        );
        let odd = read(r#"{"theme":"mauve","lock_after_minutes":7,"more":1}"#);
        assert_eq!((odd.theme, odd.lock_after_minutes), (Theme::System, 7));
    }
}
