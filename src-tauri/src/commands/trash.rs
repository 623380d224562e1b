use companion::{
    Moment, Result,
    pathway::{Id, Kind},
    trash::{Cleaned, DestructionLine, Goes, RemovedForGood, TrashLine},
    undo::Undone,
};
use serde::Serialize;
use specta::Type;
use tauri::{State, ipc::Channel};

use crate::{
    held::{Held, Progress},
    sharing::Sharing,
};

/// What was removed for good, and what became of the backups.
#[derive(Serialize, Type)]
pub struct Gone {
    pub removed: RemovedForGood,
    pub cleaned: Cleaned,
}

#[tauri::command]
#[specta::specta]
pub async fn trash(held: State<'_, Held>, sharing: State<'_, Sharing>) -> Result<Vec<TrashLine>> {
    let mut lines = held.quietly(|companion| companion.trash(Moment::now())).await?;
    if sharing.is_on() {
        lines.retain(|line| !is_private(&line.kind));
    }
    Ok(lines)
}

#[tauri::command]
#[specta::specta]
pub async fn bring_back_from_trash(id: Id, held: State<'_, Held>) -> Result<()> {
    held.with(move |companion| companion.bring_back_from_trash(&id, Moment::now()))
        .await
}

/// All that goes when this is removed for good: the list that a person agrees to.
#[tauri::command]
#[specta::specta]
pub async fn what_goes(id: Id, held: State<'_, Held>, sharing: State<'_, Sharing>) -> Result<Vec<Goes>> {
    let mut goes = held
        .quietly(move |companion| companion.what_goes(&id, Moment::now()))
        .await?;
    if sharing.is_on() {
        // It goes all the same, so it is counted; what it is stays untold.
        let private = goes.iter_mut().filter(|each| is_private(&each.kind));
        private.for_each(|each| SOMETHING.clone_into(&mut each.title));
    }
    Ok(goes)
}

/// What stands for something private while others look on.
const SOMETHING: &str = "Something private";

fn is_private(kind: &str) -> bool {
    Kind::ALL.iter().any(|known| known.is_private() && known.name() == kind)
}

/// What was undone, without naming what is private while others look on.
fn told(undone: Option<Undone>, sharing: &Sharing) -> Option<Undone> {
    undone.map(
        |undone| match sharing.is_on() && undone.kinds.iter().any(|kind| kind.is_private()) {
            true => Undone {
                message: format!("Done: {}.", SOMETHING.to_lowercase()),
                ..undone
            },
            false => undone,
        },
    )
}

/// Removes for good what a person agreed to, here and in every backup within reach.
#[tauri::command]
#[specta::specta]
pub async fn remove_for_good(ids: Vec<Id>, progress: Channel<Progress>, held: State<'_, Held>) -> Result<Gone> {
    held.job(
        Some(progress),
        move |companion| {
            let removed = companion.remove_for_good(&ids, Moment::now())?;
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

/// What was ever removed for good.
#[tauri::command]
#[specta::specta]
pub async fn destructions(held: State<'_, Held>) -> Result<Vec<DestructionLine>> {
    held.quietly(|companion| companion.destructions()).await
}

/// Takes back the last action; nothing when there is none.
#[tauri::command]
#[specta::specta]
pub async fn undo(held: State<'_, Held>, sharing: State<'_, Sharing>) -> Result<Option<Undone>> {
    let undone = held.with(|companion| companion.undo(Moment::now())).await?;
    Ok(told(undone, &sharing))
}

/// Does again what was undone last; nothing when there is none.
#[tauri::command]
#[specta::specta]
pub async fn redo(held: State<'_, Held>, sharing: State<'_, Sharing>) -> Result<Option<Undone>> {
    let redone = held.with(|companion| companion.redo(Moment::now())).await?;
    Ok(told(redone, &sharing))
}
