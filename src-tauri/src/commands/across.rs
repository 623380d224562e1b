//! What stands across everybody: the week, the messages to the programme, the fees, the calendar.

use chrono::NaiveDate;
use companion::{
    Moment, Result,
    calendar::{CalendarOf, CalendarWords},
    fees::{CandidateFees, Fees, FeesTable},
    message::MessageWords,
    notices::{NoticeDraft, NoticeLine},
    pathway::{Id, fees::AgreedPrice},
    week::Week,
};
use tauri::{AppHandle, State};

use crate::{
    chooser,
    clipboard::Clipboard,
    held::{Held, apart},
    sharing::Sharing,
};

/// What the next seven days ask for.
#[tauri::command]
#[specta::specta]
pub async fn week(held: State<'_, Held>, sharing: State<'_, Sharing>) -> Result<Week> {
    let mut week = held.with(|companion| companion.week(Moment::now())).await?;
    if sharing.is_on() {
        week.concerns.clear();
    }
    Ok(week)
}

/// Every message that the programme expects, about every candidate.
#[tauri::command]
#[specta::specta]
pub async fn notices(held: State<'_, Held>) -> Result<Vec<NoticeLine>> {
    held.with(|companion| companion.notices(Moment::now())).await
}

#[tauri::command]
#[specta::specta]
pub async fn notice_draft(candidate: Id, notice: String, held: State<'_, Held>) -> Result<NoticeDraft> {
    held.with(move |companion| companion.notice_draft(&candidate, &notice, Moment::now()))
        .await
}

/// Asks for a place and writes the draft of the e-mail there; answers whether it was written.
#[tauri::command]
#[specta::specta]
pub async fn export_notice(
    candidate: Id,
    notice: String,
    words: MessageWords,
    app: AppHandle,
    held: State<'_, Held>,
) -> Result<bool> {
    let asked = (candidate.clone(), notice.clone());
    let name = held
        .with(move |companion| companion.notice_file_name(&asked.0, &asked.1, Moment::now().today))
        .await?;
    let place = apart(move || Ok(chooser::place(&app, "Save the draft", &name, "E-mail draft", "eml"))).await?;
    let Some(place) = place else { return Ok(false) };
    held.with(move |companion| {
        let about = (&candidate, notice.as_str());
        companion.export_notice(about, &words, &place.file, place.overwrite, Moment::now())
    })
    .await?;
    Ok(true)
}

/// Puts a message on the clipboard as the person wrote it, with whom it goes to.
#[tauri::command]
#[specta::specta]
pub async fn copy_message(
    to: String,
    words: MessageWords,
    held: State<'_, Held>,
    clipboard: State<'_, Clipboard>,
) -> Result<()> {
    let clipboard = clipboard.inner().clone();
    held.with(move |companion| clipboard.put(companion.message_as_text(&to, &words)?))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn note_notice(
    candidate: Id,
    notice: String,
    sent_on: Option<NaiveDate>,
    held: State<'_, Held>,
) -> Result<()> {
    held.with(move |companion| companion.note_notice(&candidate, &notice, sent_on, Moment::now()))
        .await
}

/// Every fee across the candidates, and what they come to.
#[tauri::command]
#[specta::specta]
pub async fn fees(held: State<'_, Held>) -> Result<Fees> {
    held.with(|companion| companion.fees(Moment::now())).await
}

/// What a candidate's fees come to, and what is not among them yet.
#[tauri::command]
#[specta::specta]
pub async fn candidate_fees(candidate: Id, held: State<'_, Held>) -> Result<CandidateFees> {
    held.with(move |companion| companion.candidate_fees(&candidate)).await
}

/// What one session costs by an agreement that is being written.
#[tauri::command]
#[specta::specta]
pub async fn agreed_price(session_cents: Option<i32>, currency: String, held: State<'_, Held>) -> Result<AgreedPrice> {
    held.with(move |companion| Ok(companion.agreed_price(session_cents, &currency)))
        .await
}

/// Adds the fees that the agreement with a candidate asks for; answers how many.
#[tauri::command]
#[specta::specta]
pub async fn prepare_fees(candidate: Id, held: State<'_, Held>) -> Result<i32> {
    held.with(move |companion| companion.prepare_fees(&candidate, Moment::now()))
        .await
}

/// Asks for a file that lists a candidate's case studies and takes in their titles; answers how many, or with nothing when the
/// dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn take_case_studies(candidate: Id, app: AppHandle, held: State<'_, Held>) -> Result<Option<i32>> {
    let endings = &["csv", "tsv", "txt", "json"];
    let asked = apart(move || Ok(chooser::file(&app, "The list of case studies", "List", endings)));
    let Some(file) = asked.await? else { return Ok(None) };
    held.with(move |companion| companion.take_case_studies(&candidate, &file, Moment::now()).map(Some))
        .await
}

/// Asks for a place and writes the fees there as a table; answers whether it was written.
#[tauri::command]
#[specta::specta]
pub async fn export_fees(table: FeesTable, app: AppHandle, held: State<'_, Held>) -> Result<bool> {
    let name = match table {
        FeesTable::Lines => "Fees",
        FeesTable::Totals => "Fees by year",
    };
    let name = format!("{name} - {}.csv", Moment::now().today);
    let place = apart(move || Ok(chooser::place(&app, "Save the table", &name, "Table", "csv"))).await?;
    let Some(place) = place else { return Ok(false) };
    held.with(move |companion| companion.export_fees(table, &place.file, place.overwrite, Moment::now()))
        .await?;
    Ok(true)
}

/// Asks for a place and writes planned sessions there for a calendar; answers whether it was written.
#[tauri::command]
#[specta::specta]
pub async fn export_calendar(
    of: CalendarOf,
    words: CalendarWords,
    app: AppHandle,
    held: State<'_, Held>,
) -> Result<bool> {
    let name = held
        .with(|companion| Ok(companion.calendar_file_name(Moment::now().today)))
        .await?;
    let place = apart(move || Ok(chooser::place(&app, "Save for a calendar", &name, "Calendar", "ics"))).await?;
    let Some(place) = place else { return Ok(false) };
    held.with(move |companion| companion.export_calendar(&of, words, &place.file, place.overwrite, Moment::now()))
        .await?;
    Ok(true)
}
