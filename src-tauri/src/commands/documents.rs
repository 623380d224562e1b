use base64::{Engine, prelude::BASE64_STANDARD};
use companion::{
    Moment, Result,
    documents::{DocumentExported, DocumentLine, DocumentWanted},
    pathway::Id,
};
use tauri::{AppHandle, State};

use crate::{
    chooser,
    held::{Held, apart},
};

/// Every document that the records can fill today.
#[tauri::command]
#[specta::specta]
pub async fn documents(candidate: Option<Id>, held: State<'_, Held>) -> Result<Vec<DocumentLine>> {
    held.with(move |companion| companion.documents(candidate.as_ref()))
        .await
}

/// The document's pages as they would be exported now: a PDF, as base64.
#[tauri::command]
#[specta::specta]
pub async fn document_pages(wanted: DocumentWanted, held: State<'_, Held>) -> Result<String> {
    held.with(move |companion| {
        let pdf = companion.document_pages(&wanted, Moment::now())?;
        Ok(BASE64_STANDARD.encode(pdf))
    })
    .await
}

/// Asks for a place and writes the document there; answers with nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn export_document(
    wanted: DocumentWanted,
    app: AppHandle,
    held: State<'_, Held>,
) -> Result<Option<DocumentExported>> {
    let asked = wanted.clone();
    let name = held
        .with(move |companion| companion.document_file_name(&asked, Moment::now()))
        .await?;
    let Some(place) = apart(move || Ok(chooser::place(&app, "Export the document", &name, "PDF", "pdf"))).await? else {
        return Ok(None);
    };
    held.with(move |companion| {
        companion
            .export_document(&wanted, &place.file, place.overwrite, Moment::now())
            .map(Some)
    })
    .await
}
