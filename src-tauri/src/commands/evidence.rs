use companion::{
    Moment, Result,
    evidence::{AttachedCount, Consent, ConsentSaved, EvidenceView},
    pathway::Id,
};
use tauri::{AppHandle, State, ipc::Channel};

use super::trash::Gone;
use crate::{
    chooser,
    handed_out::{HandedOut, show},
    held::{Held, Progress, apart},
};

/// The files attached to a record.
#[tauri::command]
#[specta::specta]
pub async fn evidence(record: Id, held: State<'_, Held>) -> Result<Vec<EvidenceView>> {
    held.quietly(move |companion| companion.evidence(&record, Moment::now()))
        .await
}

/// How many files are attached to each record that has any.
#[tauri::command]
#[specta::specta]
pub async fn attached_counts(held: State<'_, Held>) -> Result<Vec<AttachedCount>> {
    held.quietly(|companion| companion.attached_counts()).await
}

/// Asks for a file and takes a copy of it into the vault; answers with nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn attach_evidence(
    record: Id,
    progress: Channel<Progress>,
    app: AppHandle,
    held: State<'_, Held>,
) -> Result<Option<EvidenceView>> {
    let asked = apart(move || Ok(chooser::any_file(&app, "A file to attach")));
    let Some(file) = asked.await? else {
        return Ok(None);
    };
    held.job(
        Some(progress),
        move |companion| companion.begin_attaching(&record, &file),
        |attaching, course| {
            let of = attaching.size();
            attaching.run(&mut |done| course.tell(done, of), course.cancel())
        },
        |companion, attached| companion.finish_attaching(attached, Moment::now()).map(Some),
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn save_consent(id: Id, consent: Consent, held: State<'_, Held>) -> Result<ConsentSaved> {
    held.with(move |companion| companion.save_consent(&id, consent, Moment::now()))
        .await
}

/// Shows an attached file in the system's own viewer. The readable copy lies in a folder that is wiped on lock.
#[tauri::command]
#[specta::specta]
pub async fn open_evidence(
    id: Id,
    progress: Channel<Progress>,
    held: State<'_, Held>,
    out: State<'_, HandedOut>,
) -> Result<()> {
    let out = out.inner().clone();
    held.job(
        Some(progress),
        move |companion| out.begin_copy(companion.begin_opening(&id)?),
        |handing, course| {
            let of = handing.size();
            handing.run(&mut |done| course.tell(done, of), course.cancel())
        },
        |_, file| show(file),
    )
    .await
}

/// Asks for a place and writes a readable copy there; answers with the file's name, or with nothing when the dialog was
/// closed.
#[tauri::command]
#[specta::specta]
pub async fn copy_evidence_out(
    id: Id,
    progress: Channel<Progress>,
    app: AppHandle,
    held: State<'_, Held>,
) -> Result<Option<String>> {
    let of = id.clone();
    let name = held.quietly(move |companion| companion.evidence_file_name(&of)).await?;
    let asked = apart(move || Ok(chooser::place_for_any(&app, "Save a readable copy", &name)));
    let Some(place) = asked.await? else {
        return Ok(None);
    };
    let saved = place
        .file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    held.job(
        Some(progress),
        move |companion| companion.begin_copying_out(&id, &place.file, place.overwrite),
        |copying, course| {
            let of = copying.size();
            copying.run(&mut |done| course.tell(done, of), course.cancel())
        },
        |_, ()| Ok(Some(saved)),
    )
    .await
}

/// Moves an attached file into the trash.
#[tauri::command]
#[specta::specta]
pub async fn remove_evidence(id: Id, held: State<'_, Held>) -> Result<()> {
    held.with(move |companion| companion.remove_evidence(&id, Moment::now()))
        .await
}

/// The files whose consent has run out: the person is asked, nothing goes by itself.
#[tauri::command]
#[specta::specta]
pub async fn expired_evidence(held: State<'_, Held>) -> Result<Vec<EvidenceView>> {
    held.quietly(|companion| companion.expired_evidence(Moment::now()))
        .await
}

/// Destroys files whose consent has run out, here and in every backup within reach.
#[tauri::command]
#[specta::specta]
pub async fn destroy_expired(ids: Vec<Id>, progress: Channel<Progress>, held: State<'_, Held>) -> Result<Gone> {
    held.job(
        Some(progress),
        move |companion| {
            let removed = companion.destroy_expired(&ids, Moment::now())?;
            Ok((removed, companion.begin_cleaning()?))
        },
        |(removed, cleaning), course| {
            let cleaned = cleaning.run(&mut |done, of| course.tell(done, of), course.cancel());
            Ok(Gone { removed, cleaned })
        },
        |_, gone| Ok(gone),
    )
    .await
}
