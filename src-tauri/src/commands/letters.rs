use base64::{Engine, prelude::BASE64_STANDARD};
use companion::{
    Code, Moment, Refusal, Result,
    history::FieldChange,
    letter::{Exported, LetterDraft, LetterView},
    message::MessageWords,
    open::vault_name,
    pathway::{Id, records::LetterKind},
};
use tauri::{AppHandle, State};

use crate::{
    chooser,
    clipboard::Clipboard,
    handed_out::{HandedOut, show},
    held::{Held, apart},
    passphrase::Passphrase,
    sharing::Sharing,
};

#[tauri::command]
#[specta::specta]
pub async fn letter(
    kind: LetterKind,
    candidate: Option<Id>,
    held: State<'_, Held>,
    sharing: State<'_, Sharing>,
) -> Result<LetterView> {
    let mut view = held
        .with(move |companion| companion.letter(kind, candidate.as_ref(), Moment::now()))
        .await?;
    if sharing.is_on() {
        view.hide_register();
    }
    Ok(view)
}

/// The letter's pages as they would be exported now: a PDF, as base64.
#[tauri::command]
#[specta::specta]
pub async fn letter_pages(
    kind: LetterKind,
    candidate: Option<Id>,
    draft: bool,
    held: State<'_, Held>,
) -> Result<String> {
    held.with(move |companion| {
        let pdf = companion.letter_pages(kind, candidate.as_ref(), draft, Moment::now())?;
        Ok(BASE64_STANDARD.encode(pdf))
    })
    .await
}

/// Asks for a place and writes the letter there; answers with nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn export_letter(
    kind: LetterKind,
    candidate: Option<Id>,
    draft: bool,
    app: AppHandle,
    held: State<'_, Held>,
) -> Result<Option<Exported>> {
    let about = candidate.clone();
    let view = held
        .with(move |companion| companion.letter(kind, about.as_ref(), Moment::now()))
        .await?;
    let name = view.file_name;
    let Some(place) = apart(move || Ok(chooser::place(&app, "Export the letter", &name, "PDF", "pdf"))).await? else {
        return Ok(None);
    };
    held.with(move |companion| {
        companion
            .export_letter(
                kind,
                candidate.as_ref(),
                &place.file,
                draft,
                place.overwrite,
                Moment::now(),
            )
            .map(Some)
    })
    .await
}

/// Puts the letter on the clipboard as plain text.
#[tauri::command]
#[specta::specta]
pub async fn copy_letter(
    kind: LetterKind,
    candidate: Option<Id>,
    held: State<'_, Held>,
    clipboard: State<'_, Clipboard>,
) -> Result<()> {
    let clipboard = clipboard.inner().clone();
    held.with(move |companion| clipboard.put(companion.letter_as_text(kind, candidate.as_ref(), Moment::now())?))
        .await
}

/// Asks for a place and writes the letter there as a Word document; answers with the file's name, or with nothing when the
/// dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn export_letter_for_word(
    kind: LetterKind,
    candidate: Option<Id>,
    app: AppHandle,
    held: State<'_, Held>,
) -> Result<Option<String>> {
    let about = candidate.clone();
    let name = held
        .with(move |companion| companion.letter_name_for_word(kind, about.as_ref(), Moment::now()))
        .await?;
    let asked = apart(move || Ok(chooser::place(&app, "Save for Word", &name, "Word document", "docx")));
    let Some(place) = asked.await? else {
        return Ok(None);
    };
    held.with(move |companion| {
        let about = candidate.as_ref();
        companion.export_letter_for_word(kind, about, &place.file, place.overwrite, Moment::now())?;
        Ok(place.file.file_name().map(|name| name.to_string_lossy().into_owned()))
    })
    .await
}

/// Shows the letter in the system's own viewer, which prints. The readable copy lies in a folder that is wiped on lock.
#[tauri::command]
#[specta::specta]
pub async fn print_letter(
    kind: LetterKind,
    candidate: Option<Id>,
    held: State<'_, Held>,
    out: State<'_, HandedOut>,
) -> Result<()> {
    let out = out.inner().clone();
    held.with(move |companion| {
        let (name, pdf) = companion.letter_for_printing(kind, candidate.as_ref(), Moment::now())?;
        show(out.put_bytes(&name, &pdf)?)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn application_draft(held: State<'_, Held>) -> Result<LetterDraft> {
    held.with(|companion| companion.application_draft()).await
}

/// Asks for a place and writes the draft of the e-mail there; answers whether it was written.
#[tauri::command]
#[specta::specta]
pub async fn export_application_draft(words: MessageWords, app: AppHandle, held: State<'_, Held>) -> Result<bool> {
    let name = held
        .with(|companion| companion.application_draft_name(Moment::now().today))
        .await?;
    let place = apart(move || Ok(chooser::place(&app, "Save the draft", &name, "E-mail draft", "eml"))).await?;
    let Some(place) = place else { return Ok(false) };
    held.with(move |companion| companion.export_application_draft(&words, &place.file, place.overwrite, Moment::now()))
        .await?;
    Ok(true)
}

/// What changed from one exported letter to a later one, or to the letter as it stands now.
#[tauri::command]
#[specta::specta]
pub async fn compare_exports(earlier: Id, later: Option<Id>, held: State<'_, Held>) -> Result<Vec<FieldChange>> {
    held.with(move |companion| companion.compare_exports(&earlier, later.as_ref()))
        .await
}

/// Makes an exported letter the present draft; undo brings back what was written since.
#[tauri::command]
#[specta::specta]
pub async fn draft_from_export(exported: Id, held: State<'_, Held>) -> Result<()> {
    held.with(move |companion| companion.draft_from_export(&exported, Moment::now()))
        .await
}

/// Asks for a place and writes the readable copy there. With the passphrase, it is the owner's own copy, private notes
/// included. Answers with the file's name, or with nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn export_copy(
    passphrase: Option<Passphrase>,
    app: AppHandle,
    held: State<'_, Held>,
) -> Result<Option<String>> {
    let name = held.with(|companion| Ok(vault_name(companion.folder()))).await?;
    let name = format!("{name} - readable copy.json");
    let Some(place) = apart(move || Ok(chooser::place(&app, "Export a readable copy", &name, "JSON", "json"))).await?
    else {
        return Ok(None);
    };
    held.with(move |companion| {
        match passphrase {
            Some(passphrase) => companion.export_own_copy(&place.file, place.overwrite, &passphrase.into())?,
            None => companion.export_copy(&place.file, place.overwrite)?,
        }
        let name = place.file.file_name().map(|name| name.to_string_lossy().into_owned());
        name.map(Some)
            .ok_or_else(|| Refusal::new(Code::Internal, "The file has no name."))
    })
    .await
}

/// Asks for a place and writes what is kept about one candidate there, without private notes; answers with the file's name.
#[tauri::command]
#[specta::specta]
pub async fn export_candidate(candidate: Id, app: AppHandle, held: State<'_, Held>) -> Result<Option<String>> {
    let about = candidate.clone();
    let name = held
        .with(move |companion| companion.copy_file_name(&about, Moment::now()))
        .await?;
    let Some(place) = apart(move || Ok(chooser::place(&app, "Export a readable copy", &name, "JSON", "json"))).await?
    else {
        return Ok(None);
    };
    held.with(move |companion| {
        companion.export_copy_of(&candidate, &place.file, place.overwrite)?;
        Ok(place.file.file_name().map(|name| name.to_string_lossy().into_owned()))
    })
    .await
}
