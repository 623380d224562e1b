//! What happens by itself while a vault is open: what was written is folded into the store's one file when nobody types,
//! backups are made when they are due, and what has waited in the trash for its time goes.

use std::{
    thread,
    time::{Duration, Instant},
};

use companion::{Moment, Result};
use tauri::{AppHandle, Manager, async_runtime::block_on};

use crate::held::Held;

/// Nothing was asked of the vault for this long: nobody types.
const QUIET: Duration = Duration::from_secs(5);
/// How often it is looked whether a backup is due.
const LOOK: Duration = Duration::from_secs(60);
/// How often histories are thinned and the trash is looked through, while a vault stays open.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

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
    let mut opened: Option<Opened> = None;
    loop {
        thread::sleep(QUIET);
        if !held.is_open() {
            opened = None;
            continue;
        }
        let since = opened.get_or_insert_with(Opened::now);
        if held.was_used() {
            unfolded = true;
        } else if unfolded {
            // After a crash a damaged write-ahead log loses its last frames; an empty one has none. What cannot be
            // folded now is folded the next time.
            let _ = block_on(held.quietly(|companion| companion.checkpoint()));
            unfolded = false;
        }
        if since.emptied.is_none_or(|last| last.elapsed() >= DAY) {
            since.emptied = Some(Instant::now());
            // A trash that cannot be emptied now waits another day.
            let _ = block_on(held.quietly(|companion| companion.empty_due_trash(Moment::now())));
        }
        if since.looked.elapsed() >= LOOK {
            since.looked = Instant::now();
            // The screen of backups says what stands in the way, and since when.
            if block_on(back_up_when_due(&held, since.tried.elapsed())).unwrap_or(true) {
                since.tried = Instant::now();
            }
        }
    }
}

/// What was last done for the vault that is open, by a clock that cannot be set.
struct Opened {
    looked: Instant,
    /// A backup was tried, or the vault was opened.
    tried: Instant,
    emptied: Option<Instant>,
}

impl Opened {
    fn now() -> Self {
        let now = Instant::now();
        Self {
            looked: now,
            tried: now,
            emptied: None,
        }
    }
}

/// Whether a backup was tried.
async fn back_up_when_due(held: &Held, since_last: Duration) -> Result<bool> {
    let due = held.quietly(move |companion| companion.backup_due(since_last, Moment::now()));
    if !due.await? {
        return Ok(false);
    }
    held.job(
        None,
        |companion| companion.begin_backup(Moment::now()),
        |backing, course| Ok(backing.run(&mut |done, of| course.tell(done, of), course.cancel())),
        |companion, made| companion.finish_backup(made),
    )
    .await?;
    Ok(true)
}
