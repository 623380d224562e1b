use companion::{
    Moment, Result,
    keep::Saved,
    overview::CandidateLine,
    pathway::{
        Id, Kind, Record,
        competencies::Remark,
        programme::Programme,
        readiness::{Forecast, Readiness},
    },
};
use tauri::State;

use crate::{held::Held, sharing::Sharing};

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

/// When the rest would be done at the present pace.
#[tauri::command]
#[specta::specta]
pub async fn forecast(held: State<'_, Held>) -> Result<Vec<Forecast>> {
    held.with(|companion| companion.forecast(Moment::now())).await
}

/// What stands out in the competency notes about a candidate.
#[tauri::command]
#[specta::specta]
pub async fn competency_remarks(candidate: Id, held: State<'_, Held>) -> Result<Vec<Remark>> {
    held.with(move |companion| companion.competency_remarks(&candidate))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn records(
    kinds: Vec<Kind>,
    candidate: Option<Id>,
    held: State<'_, Held>,
    sharing: State<'_, Sharing>,
) -> Result<Vec<Record>> {
    let hides = |kind: &Kind| sharing.is_on() && kind.is_private();
    let kinds: Vec<Kind> = kinds.into_iter().filter(|kind| !hides(kind)).collect();
    held.with(move |companion| companion.records(&kinds, candidate.as_ref()))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn record(id: Id, held: State<'_, Held>, sharing: State<'_, Sharing>) -> Result<Record> {
    let record = held.with(move |companion| companion.record(&id)).await?;
    if record.kind().is_private() {
        sharing.allows_private()?;
    }
    Ok(record)
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

/// Begins the next version of an agreement or a plan; the one that stands is kept for good.
#[tauri::command]
#[specta::specta]
pub async fn new_version(id: Id, held: State<'_, Held>) -> Result<Record> {
    held.with(move |companion| companion.new_version(&id, Moment::now()))
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
