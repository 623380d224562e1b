use companion::{
    Moment, Result,
    pathway::Id,
    session::{SessionDesk, SessionTime, TimeAsked},
    template::{Begun, ReadyTemplates},
};
use tauri::State;

use crate::{held::Held, sharing::Sharing};

/// What belongs beside a supervision session; no concerns while the screen is shared.
#[tauri::command]
#[specta::specta]
pub async fn session_desk(id: Id, held: State<'_, Held>, sharing: State<'_, Sharing>) -> Result<SessionDesk> {
    let desk = held.with(move |companion| companion.session_desk(&id, Moment::now()));
    let mut desk = desk.await?;
    if sharing.is_on() {
        desk.concerns.clear();
    }
    Ok(desk)
}

#[tauri::command]
#[specta::specta]
pub async fn session_time(asked: TimeAsked, held: State<'_, Held>) -> Result<SessionTime> {
    held.with(move |companion| companion.session_time(&asked)).await
}

#[tauri::command]
#[specta::specta]
pub async fn close_action(session: Id, index: i32, text: String, done: bool, held: State<'_, Held>) -> Result<()> {
    held.with(move |companion| companion.close_action(&session, index, &text, done, Moment::now()))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn plan_again(id: Id, held: State<'_, Held>) -> Result<Id> {
    held.with(move |companion| companion.plan_again(&id, Moment::now()))
        .await
}

#[tauri::command]
#[specta::specta]
pub async fn ready_templates(held: State<'_, Held>) -> Result<ReadyTemplates> {
    held.with(|companion| Ok(companion.ready_templates())).await
}

#[tauri::command]
#[specta::specta]
pub async fn fill_template(text: String, session: Id, held: State<'_, Held>) -> Result<Begun> {
    held.with(move |companion| companion.fill_template(&text, &session))
        .await
}
