use companion::{
    Moment, Result,
    documents::DocumentWanted,
    identity::RecognisableIn,
    pathway::{Id, identity::Recognisable},
};
use tauri::State;

use crate::{held::Held, sharing::Sharing};

/// A client's words that must never leave; not while the screen is shared.
#[tauri::command]
#[specta::specta]
pub async fn client_words(client: Id, held: State<'_, Held>, sharing: State<'_, Sharing>) -> Result<Vec<String>> {
    sharing.allows_private()?;
    held.with(move |companion| companion.client_words(&client)).await
}

/// Keeps one more of them, and gives all that there are then.
#[tauri::command]
#[specta::specta]
pub async fn add_client_word(
    client: Id,
    word: String,
    held: State<'_, Held>,
    sharing: State<'_, Sharing>,
) -> Result<Vec<String>> {
    sharing.allows_private()?;
    held.with(move |companion| companion.add_client_word(&client, &word, Moment::now()))
        .await
}

/// Takes one of them away, and gives those that are left.
#[tauri::command]
#[specta::specta]
pub async fn remove_client_word(
    client: Id,
    word: String,
    held: State<'_, Held>,
    sharing: State<'_, Sharing>,
) -> Result<Vec<String>> {
    sharing.allows_private()?;
    held.with(move |companion| companion.remove_client_word(&client, &word, Moment::now()))
        .await
}

/// What in a text could tell who a client is, but for what was left as it is.
#[tauri::command]
#[specta::specta]
pub async fn recognisable(
    text: String,
    left: Vec<String>,
    held: State<'_, Held>,
    sharing: State<'_, Sharing>,
) -> Result<Vec<Recognisable>> {
    let others_look_on = sharing.is_on();
    held.quietly(move |companion| companion.recognisable(&text, &left, others_look_on))
        .await
}

/// What in the records behind a document could tell who a client is, to be looked at before it goes out.
#[tauri::command]
#[specta::specta]
pub async fn recognisable_in(
    wanted: DocumentWanted,
    held: State<'_, Held>,
    sharing: State<'_, Sharing>,
) -> Result<Vec<RecognisableIn>> {
    let others_look_on = sharing.is_on();
    held.quietly(move |companion| companion.recognisable_in(&wanted, others_look_on))
        .await
}
