//! What goes to the committee, and the supervisor whom a candidate chose.

use companion::{
    Moment, Overwrite, Result,
    message::MessageWords,
    pathway::{Id, records::SubmissionForm},
    submission::{Assembled, SubmissionDesk, SubmissionDraft, SubmissionWanted},
};
use tauri::{AppHandle, State, ipc::Channel};

use crate::{
    chooser::{self, Place},
    held::{Held, Progress, apart},
    sharing::Sharing,
};

/// What would go to the committee, and what is missing.
#[tauri::command]
#[specta::specta]
pub async fn submission_desk(held: State<'_, Held>, sharing: State<'_, Sharing>) -> Result<SubmissionDesk> {
    let others_look_on = sharing.is_on();
    held.with(move |companion| companion.submission_desk(Moment::now(), others_look_on))
        .await
}

/// Asks for a place and puts what was chosen together there; answers with nothing when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn assemble_submission(
    wanted: SubmissionWanted,
    progress: Channel<Progress>,
    app: AppHandle,
    held: State<'_, Held>,
) -> Result<Option<Assembled>> {
    let form = wanted.form;
    let name = held
        .with(move |companion| companion.submission_name(form, Moment::now()))
        .await?;
    let asked = apart(move || {
        const TITLE: &str = "Put the submission together";
        Ok(match form {
            SubmissionForm::Folder => chooser::folder(&app, TITLE).map(|folder| Place {
                file: folder.join(name),
                overwrite: Overwrite::Never,
            }),
            SubmissionForm::Zip | SubmissionForm::EncryptedZip => chooser::place(&app, TITLE, &name, "Archive", "zip"),
        })
    });
    let Some(place) = asked.await? else { return Ok(None) };
    held.job(
        Some(progress),
        move |companion| companion.begin_assembling(&wanted, (&place.file, place.overwrite), Moment::now()),
        |assembling, course| {
            let of = assembling.size();
            assembling.run(&mut |done| course.tell(done, of), course.cancel())
        },
        |companion, written| companion.finish_assembling(written, Moment::now()).map(Some),
    )
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn submission_draft(held: State<'_, Held>) -> Result<SubmissionDraft> {
    held.with(|companion| companion.submission_draft()).await
}

/// Asks for a place and writes the draft of the e-mail there; answers whether it was written.
#[tauri::command]
#[specta::specta]
pub async fn export_submission_draft(words: MessageWords, app: AppHandle, held: State<'_, Held>) -> Result<bool> {
    let name = held
        .with(|companion| companion.submission_draft_name(Moment::now()))
        .await?;
    let place = apart(move || Ok(chooser::place(&app, "Save the draft", &name, "E-mail draft", "eml"))).await?;
    let Some(place) = place else { return Ok(false) };
    held.with(move |companion| companion.export_submission_draft(&words, &place.file, place.overwrite, Moment::now()))
        .await?;
    Ok(true)
}

/// Notes which of the considered supervisors was chosen.
#[tauri::command]
#[specta::specta]
pub async fn choose_supervisor(id: Id, held: State<'_, Held>) -> Result<()> {
    held.with(move |companion| companion.choose_supervisor(&id, Moment::now()))
        .await
}
