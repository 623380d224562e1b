//! What happens by itself while a vault is open: what was written is folded into the store's one file when nobody types.

use std::{thread, time::Duration};

use tauri::{AppHandle, Manager, async_runtime::block_on};

use crate::held::Held;

/// Nothing was asked of the vault for this long: nobody types.
const QUIET: Duration = Duration::from_secs(5);

/// Begins to look after the open vault, as long as the app runs.
pub fn begin(app: &AppHandle) {
    let app = app.clone();
    let named = thread::Builder::new().name("upkeep".into());
    if named.spawn(move || look_after(&app)).is_err() {
        eprintln!("SCIP Companion does not look after an open vault: this computer starts no more threads.");
    }
}

fn look_after(app: &AppHandle) {
    let held = app.state::<Held>();
    let mut unfolded = false;
    loop {
        thread::sleep(QUIET);
        if held.was_used() {
            unfolded = true;
        } else if unfolded {
            // After a crash a damaged write-ahead log loses its last frames; an empty one has none. What cannot be
            // folded now is folded the next time.
            let _ = block_on(held.quietly(|companion| companion.checkpoint()));
            unfolded = false;
        }
    }
}
