use companion::{
    Code, Moment, Refusal, Result,
    keys::{KeysStatus, RecoveryCode},
    open::{self, Level},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State, ipc::Channel};

use super::vaults::vault_cost;
use crate::{
    chooser,
    held::{Held, Progress, apart},
    lock::Lock,
    passphrase::Passphrase,
    places::Places,
};

/// How hard a passphrase is to guess, for the meter beside its field.
#[derive(Serialize, Type)]
pub struct PassphraseStrength {
    pub level: PassphraseLevel,
    /// It may be used for a vault.
    pub enough: bool,
    /// How to make it better; empty when nothing need be said.
    pub advice: String,
}

/// The same five steps as [`Level`], which shares its name with the levels of a training.
#[derive(Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PassphraseLevel {
    VeryWeak,
    Weak,
    Fair,
    Good,
    Strong,
}

impl From<Level> for PassphraseLevel {
    fn from(level: Level) -> Self {
        match level {
            Level::VeryWeak => Self::VeryWeak,
            Level::Weak => Self::Weak,
            Level::Fair => Self::Fair,
            Level::Good => Self::Good,
            Level::Strong => Self::Strong,
        }
    }
}

/// What is risky about the place of the open vault, or about the one where a new vault would lie.
#[tauri::command]
#[specta::specta]
pub async fn place_warnings(held: State<'_, Held>, places: State<'_, Places>) -> Result<Vec<String>> {
    let place = match held.quietly(|companion| Ok(companion.folder().to_owned())).await {
        Ok(folder) => folder,
        Err(_) => held.place().unwrap_or_else(|| places.documents().to_owned()),
    };
    apart(move || {
        let warnings = open::place_warnings(&place).into_iter();
        Ok(warnings.map(|warning| warning.message).collect())
    })
    .await
}

/// Judges a passphrase as it is typed. `name` is whose vault it is.
#[tauri::command]
#[specta::specta]
pub async fn passphrase_strength(passphrase: Passphrase, name: String) -> Result<PassphraseStrength> {
    apart(move || {
        let judged = open::strength(&passphrase.into(), &name);
        Ok(PassphraseStrength {
            level: judged.level.into(),
            enough: judged.enough,
            advice: judged.advice,
        })
    })
    .await
}

/// Five words at random, to be shown and perhaps taken.
#[tauri::command]
#[specta::specta]
pub fn propose_passphrase() -> Result<String> {
    Ok(open::five_words()?.expose_secret().to_owned())
}

/// Opens the chosen vault with its recovery code. A new passphrase is to be chosen then.
#[tauri::command]
#[specta::specta]
pub async fn unlock_with_code(
    code: Passphrase,
    held: State<'_, Held>,
    places: State<'_, Places>,
    lock: State<'_, Lock>,
) -> Result<()> {
    let folder = held.chosen_vault()?;
    let at = folder.clone();
    held.hold(move || open::unlock_with_code(&at, &code.into(), Moment::now()))
        .await?;
    lock.forget_left();
    places.remember(&folder);
    Ok(())
}

#[tauri::command]
#[specta::specta]
pub async fn keys(held: State<'_, Held>) -> Result<KeysStatus> {
    held.quietly(|companion| Ok(companion.keys_status())).await
}

/// The eight groups of a recovery code for a vault that was just made. They are never shown again, and open nothing before
/// they are kept.
#[tauri::command]
#[specta::specta]
pub async fn first_recovery_code(held: State<'_, Held>) -> Result<Vec<String>> {
    held.with(|companion| companion.first_recovery_code().map(|code| groups(&code)))
        .await
}

/// Another recovery code; an earlier one is good until this one is kept.
#[tauri::command]
#[specta::specta]
pub async fn new_recovery_code(current: Passphrase, held: State<'_, Held>) -> Result<Vec<String>> {
    held.with(move |companion| {
        let code = companion.new_recovery_code(&current.into())?;
        Ok(groups(&code))
    })
    .await
}

/// The code that is on the screen is on paper too: it opens the vault from now on.
#[tauri::command]
#[specta::specta]
pub async fn keep_recovery_code(code: Passphrase, held: State<'_, Held>) -> Result<()> {
    let code = read(code)?;
    held.with(move |companion| companion.keep_recovery_code(&code, Moment::now()))
        .await
}

/// Asks for a place and writes the kit of the code that is on the screen, which is kept with it; answers with the file's name, or with nothing
/// when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn save_recovery_kit(code: Passphrase, app: AppHandle, held: State<'_, Held>) -> Result<Option<String>> {
    let code = read(code)?;
    let name = held.with(|companion| Ok(companion.recovery_kit_file_name())).await?;
    let asked = apart(move || Ok(chooser::place(&app, "Save the recovery kit", &name, "PDF", "pdf")));
    let Some(place) = asked.await? else {
        return Ok(None);
    };
    held.with(move |companion| {
        let kit = companion.export_recovery_kit(&code, &place.file, place.overwrite, Moment::now())?;
        Ok(Some(kit.file_name))
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn set_passphrase_after_code(passphrase: Passphrase, held: State<'_, Held>) -> Result<()> {
    held.with(move |companion| companion.set_passphrase_after_code(&passphrase.into(), vault_cost(), Moment::now()))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn change_passphrase(current: Passphrase, fresh: Passphrase, held: State<'_, Held>) -> Result<()> {
    held.with(move |companion| companion.change_passphrase(&current.into(), &fresh.into(), vault_cost(), Moment::now()))
        .await
}

/// Encrypts the whole vault under another key, and gives it another passphrase. Answers with the groups of a new recovery code, where there was one; it
/// opens nothing before it is kept.
#[tauri::command]
#[specta::specta]
pub async fn reencrypt(
    current: Passphrase,
    fresh: Passphrase,
    progress: Channel<Progress>,
    held: State<'_, Held>,
) -> Result<Option<Vec<String>>> {
    held.alone(Some(progress), move |companion, course| {
        let mut tell = |done, of| course.tell(done, of);
        let (current, fresh) = (current.into(), fresh.into());
        let code = companion.reencrypt(
            &current,
            &fresh,
            vault_cost(),
            Moment::now(),
            &mut tell,
            course.cancel(),
        )?;
        Ok(code.as_ref().map(groups))
    })
    .await
}

fn read(code: Passphrase) -> Result<RecoveryCode> {
    RecoveryCode::parse(SecretString::from(code).expose_secret())
        .map_err(|problem| Refusal::at(Code::Invalid, "code", problem.to_string()))
}

/// As they are shown and printed.
fn groups(code: &RecoveryCode) -> Vec<String> {
    code.groups().iter().map(|group| group.to_string()).collect()
}
