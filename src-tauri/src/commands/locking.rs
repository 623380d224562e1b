use companion::Result;
use tauri::{AppHandle, State, ipc::Channel};

use crate::{
    held::{Held, apart},
    lock::{self, Ask, Lock, WhyLocked},
    upkeep::{ByItself, Upkeep},
};

/// The page is there; from now on the shell may ask it something.
#[tauri::command]
#[specta::specta]
pub fn watch(asks: Channel<Ask>, lock: State<'_, Lock>) {
    lock.hear(asks);
}

/// What happened by itself in the open vault: asked when the shell says that something did.
#[tauri::command]
#[specta::specta]
pub fn by_itself(upkeep: State<'_, Upkeep>) -> ByItself {
    upkeep.told()
}

/// Somebody pressed a key or moved the mouse. Said at most every ten seconds.
#[tauri::command]
#[specta::specta]
pub fn stir(lock: State<'_, Lock>) {
    lock.stir();
}

/// Locks the vault; this window and everything in it ends, and a fresh one asks for the passphrase. The page has saved
/// what it could, and says whether that was everything; and whether the vault was found damaged, which is looked into next.
#[tauri::command]
#[specta::specta]
pub async fn lock(words_in_doubt: bool, damaged: bool, app: AppHandle) -> Result<()> {
    apart(move || {
        let why = if damaged { WhyLocked::Damaged } else { WhyLocked::Person };
        lock::lock(&app, why, words_in_doubt);
        Ok(())
    })
    .await
}

/// The person no longer wants the long work whose progress goes to the channel with this number.
#[tauri::command]
#[specta::specta]
pub fn stop(job: u32, held: State<'_, Held>) {
    held.stop(job);
}
