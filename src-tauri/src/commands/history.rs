use companion::{
    Companion, Moment, Result,
    history::{FieldChange, Part, PrivateLine, VersionLine},
    pathway::{Id, Kind},
};
use tauri::State;

use crate::{
    held::Held,
    sharing::{Sharing, hidden},
};

/// What a record was before, the newest first.
#[tauri::command]
#[specta::specta]
pub async fn history(id: Id, held: State<'_, Held>, sharing: State<'_, Sharing>) -> Result<Vec<VersionLine>> {
    let hides = sharing.is_on();
    held.quietly(move |companion| {
        seen_by_others(companion, &id, hides)?;
        companion.history(&id)
    })
    .await
}

/// What changed of a record from one version to another; `now` is the text as it stands.
#[tauri::command]
#[specta::specta]
pub async fn compare_versions(
    id: Id,
    earlier: String,
    later: String,
    held: State<'_, Held>,
    sharing: State<'_, Sharing>,
) -> Result<Vec<FieldChange>> {
    let hides = sharing.is_on();
    held.quietly(move |companion| {
        seen_by_others(companion, &id, hides)?;
        companion.compare_versions(&id, &earlier, &later)
    })
    .await
}

/// A concern is as hidden as a private note is.
fn seen_by_others(companion: &Companion, id: &Id, hides: bool) -> Result<()> {
    if hides && companion.kind_even_removed(id)?.is_none_or(Kind::is_private) {
        return Err(hidden());
    }
    Ok(())
}

#[tauri::command]
#[specta::specta]
pub async fn bring_back_version(id: Id, version: String, held: State<'_, Held>) -> Result<()> {
    held.with(move |companion| companion.bring_back_version(&id, &version, Moment::now()))
        .await
}

/// What a private note was before. For the private paper only.
#[tauri::command]
#[specta::specta]
pub async fn private_history(
    about: Id,
    held: State<'_, Held>,
    sharing: State<'_, Sharing>,
) -> Result<Vec<PrivateLine>> {
    sharing.allows_private()?;
    held.quietly(move |companion| companion.private_history(&about)).await
}

#[tauri::command]
#[specta::specta]
pub async fn compare_private_versions(
    about: Id,
    earlier: String,
    later: String,
    held: State<'_, Held>,
    sharing: State<'_, Sharing>,
) -> Result<Vec<Part>> {
    sharing.allows_private()?;
    held.quietly(move |companion| companion.compare_private_versions(&about, &earlier, &later))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn bring_back_private_version(about: Id, version: String, held: State<'_, Held>) -> Result<()> {
    held.with(move |companion| companion.bring_back_private_version(&about, &version, Moment::now()))
        .await
}
