use companion::{
    Result,
    search::{Asked, Search},
};
use tauri::State;

use crate::{held::Held, sharing::Sharing};

/// Looks for words in everything; not in private notes while the screen is shared, whatever is asked.
#[tauri::command]
#[specta::specta]
pub async fn search(asked: Asked, held: State<'_, Held>, sharing: State<'_, Sharing>) -> Result<Search> {
    let private = asked.private && !sharing.is_on();
    let asked = Asked { private, ..asked };
    held.quietly(move |companion| companion.search(&asked)).await
}

/// Whether the person shares their screen, so that what is private is hidden.
#[tauri::command]
#[specta::specta]
pub fn sharing(sharing: State<'_, Sharing>) -> bool {
    sharing.is_on()
}

/// Hides everything private, or shows it again.
#[tauri::command]
#[specta::specta]
pub fn share(on: bool, sharing: State<'_, Sharing>) {
    sharing.turn(on);
}
