use companion::{
    Moment, Result,
    client_sheet::{ChosenSheet, Columns, NewPseudonym, SheetExported, SheetImported, SheetPreview},
};
use tauri::{AppHandle, State};

use crate::{
    chooser,
    held::{Held, apart},
    sharing::Sharing,
};

/// Asks for a CSV file and reads it; answers with nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn choose_sheet(app: AppHandle, held: State<'_, Held>) -> Result<Option<ChosenSheet>> {
    let asked = apart(move || {
        Ok(chooser::file(
            &app,
            "A file of client sessions",
            "CSV",
            &["csv", "tsv", "txt"],
        ))
    });
    let Some(file) = asked.await? else {
        return Ok(None);
    };
    held.with(move |companion| companion.choose_sheet(&file).map(Some))
        .await
}

/// What importing the chosen file would do.
#[tauri::command]
#[specta::specta]
pub async fn preview_sheet(
    columns: Columns,
    held: State<'_, Held>,
    sharing: State<'_, Sharing>,
) -> Result<SheetPreview> {
    let mut preview = held
        .quietly(move |companion| companion.preview_sheet(&columns, Moment::now()))
        .await?;
    if sharing.is_on() {
        preview.hide_register();
    }
    Ok(preview)
}

/// Takes in what can be taken of the chosen file.
#[tauri::command]
#[specta::specta]
pub async fn import_sheet(
    columns: Columns,
    pseudonyms: Vec<NewPseudonym>,
    held: State<'_, Held>,
) -> Result<SheetImported> {
    held.with(move |companion| companion.import_sheet(&columns, &pseudonyms, Moment::now()))
        .await
}

/// Asks for a place and writes every client session there as CSV; answers with nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn export_sheet(app: AppHandle, held: State<'_, Held>) -> Result<Option<SheetExported>> {
    let name = held
        .quietly(|companion| Ok(companion.sheet_file_name(Moment::now())))
        .await?;
    let asked = apart(move || Ok(chooser::place(&app, "Export the client sessions", &name, "CSV", "csv")));
    let Some(place) = asked.await? else {
        return Ok(None);
    };
    held.quietly(move |companion| companion.export_sheet(&place.file, place.overwrite).map(Some))
        .await
}
