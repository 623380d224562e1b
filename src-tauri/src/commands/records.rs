use std::io::Read;

use base64::{Engine, prelude::BASE64_STANDARD};
use companion::{
    Code, Moment, Refusal, Result,
    keep::Saved,
    overview::CandidateLine,
    pathway::{Id, Kind, Record, programme::Programme, readiness::Readiness},
};
use tauri::{AppHandle, State};

use crate::{
    chooser,
    held::{Held, apart},
    sharing::Sharing,
};

#[tauri::command]
#[specta::specta]
pub fn programme() -> Result<Programme> {
    companion::programme().cloned()
}

#[tauri::command]
#[specta::specta]
pub async fn candidates(held: State<'_, Held>) -> Result<Vec<CandidateLine>> {
    held.with(|companion| companion.candidates(Moment::now())).await
}

#[tauri::command]
#[specta::specta]
pub async fn readiness(candidate: Option<Id>, held: State<'_, Held>) -> Result<Readiness> {
    held.with(move |companion| companion.readiness(candidate.as_ref(), Moment::now()))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn records(kinds: Vec<Kind>, candidate: Option<Id>, held: State<'_, Held>) -> Result<Vec<Record>> {
    held.with(move |companion| companion.records(&kinds, candidate.as_ref()))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn record(id: Id, held: State<'_, Held>) -> Result<Record> {
    held.with(move |companion| companion.record(&id)).await
}

#[tauri::command]
#[specta::specta]
pub async fn blank(kind: Kind, about: Option<Id>, held: State<'_, Held>) -> Result<Record> {
    held.with(move |companion| companion.blank(kind, about, Moment::now()))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn save(record: Record, held: State<'_, Held>) -> Result<Saved> {
    held.with(move |companion| companion.save(record, Moment::now())).await
}

#[tauri::command]
#[specta::specta]
pub async fn begin_candidate(name: String, held: State<'_, Held>) -> Result<Id> {
    held.with(move |companion| companion.begin_candidate(&name, Moment::now()))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn remove(id: Id, held: State<'_, Held>) -> Result<()> {
    held.with(move |companion| companion.remove(&id, Moment::now())).await
}

#[tauri::command]
#[specta::specta]
pub async fn bring_back(id: Id, held: State<'_, Held>) -> Result<()> {
    held.with(move |companion| companion.bring_back(&id, Moment::now()))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn private_note(about: Id, held: State<'_, Held>, sharing: State<'_, Sharing>) -> Result<String> {
    sharing.allows_private()?;
    held.with(move |companion| companion.private_note(&about)).await
}

#[tauri::command]
#[specta::specta]
pub async fn save_private_note(about: Id, text: String, held: State<'_, Held>) -> Result<()> {
    held.with(move |companion| companion.save_private_note(&about, &text, Moment::now()))
        .await
}

/// In bytes. What a profile keeps is much smaller still, and says so itself.
const LARGEST_PICTURE: u64 = 4 << 20;

/// Asks for a picture of a signature; answers with it as base64, or with nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn choose_signature(app: AppHandle) -> Result<Option<String>> {
    let unreadable = |_| Refusal::new(Code::NotFound, "This picture could not be read. Choose another one.");
    apart(move || {
        let Some(file) = chooser::file(&app, "A picture of your signature", "PNG picture", &["png"]) else {
            return Ok(None);
        };
        let mut png = Vec::new();
        let file = std::fs::File::open(file).map_err(unreadable)?;
        // A film with the ending of a picture is not read to its end.
        file.take(LARGEST_PICTURE + 1)
            .read_to_end(&mut png)
            .map_err(unreadable)?;
        if png.len() as u64 > LARGEST_PICTURE {
            return Err(Refusal::new(
                Code::Invalid,
                "This picture is too large. Choose a smaller one: 1000 pixels wide is plenty.",
            ));
        }
        if !png.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Err(Refusal::new(
                Code::Invalid,
                "This is not a PNG picture. Save the picture as PNG, then choose it.",
            ));
        }
        Ok(Some(BASE64_STANDARD.encode(png)))
    })
    .await
}
