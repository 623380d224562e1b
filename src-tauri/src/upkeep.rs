//! What happens by itself while a vault is open: what was written is folded into the store's one file when nobody types,
//! backups are made when they are due, and what has waited in the trash for its time goes. Its owner is told.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use companion::{Code, Moment, Refusal, Result, backup, trash::Emptied};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Manager, async_runtime::block_on};

use crate::{
    held::Held,
    lock::{Ask, Lock},
};

/// Nothing was asked of the vault for this long: nobody types.
const QUIET: Duration = Duration::from_secs(5);
/// How often it is looked whether a backup is due.
const LOOK: Duration = Duration::from_secs(60);
/// How often histories are thinned and the trash is looked through, while a vault stays open.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What happened by itself in the open vault, and its owner should know.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Type)]
pub struct ByItself {
    /// What left the trash for good; told once.
    pub emptied: Option<Emptied>,
    /// Why the last backup could not be made, and what to do.
    pub backup_failed: Option<String>,
    /// That the further place has not been there for long, and what to do.
    pub place_away: Option<String>,
}

/// What there is to tell, until it is asked for.
#[derive(Default)]
pub struct Upkeep(Mutex<ByItself>);

impl Upkeep {
    /// What there is to tell now.
    pub fn told(&self) -> ByItself {
        let mut news = self.lock();
        let told = news.clone();
        news.emptied = None;
        told
    }

    fn lock(&self) -> MutexGuard<'_, ByItself> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Notes what there is to tell, and lets the page ask for it when that is something else than before.
fn note(app: &AppHandle, change: impl FnOnce(&mut ByItself)) {
    let upkeep = app.state::<Upkeep>();
    let mut news = upkeep.lock();
    let before = news.clone();
    change(&mut news);
    if *news != before {
        drop(news);
        app.state::<Lock>().ask(Ask::Hear);
    }
}

/// A backup was made everywhere, or the places were chosen anew: what was wrong before no longer is.
pub fn backups_are_well(app: &AppHandle) {
    note(app, |news| (news.backup_failed, news.place_away) = (None, None));
}

/// Begins to look after the open vault, as long as the app runs.
pub fn begin(app: &AppHandle) {
    let app = app.clone();
    let named = thread::Builder::new().name("upkeep".into());
    if named.spawn(move || look_after(&app)).is_err() {
        eprintln!("SCIP Companion does not look after an open vault: this computer starts no more threads.");
    }
}

/// A journey does not wait for minutes.
fn look() -> Duration {
    if cfg!(feature = "journeys") && std::env::var_os("SCIP_JOURNEYS_LOOKS_OFTEN").is_some() {
        QUIET
    } else {
        LOOK
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
            *app.state::<Upkeep>().lock() = ByItself::default();
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
            empty_the_trash(app, &held);
            look_for_the_further_place(app, &held);
        }
        if since.looked.elapsed() >= look() {
            since.looked = Instant::now();
            if back_up_when_due(app, &held, since.tried.elapsed()) {
                since.tried = Instant::now();
                look_for_the_further_place(app, &held);
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

fn empty_the_trash(app: &AppHandle, held: &Held) {
    // A trash that cannot be emptied now waits another day.
    let emptied = block_on(held.quietly(|companion| companion.empty_due_trash(Moment::now())));
    if let Ok(emptied) = emptied.as_ref()
        && *emptied != Emptied::default()
    {
        note(app, |news| news.emptied = Some(*emptied));
    }
}

fn look_for_the_further_place(app: &AppHandle, held: &Held) {
    let away = block_on(held.beside(|vault| Ok(backup::further_place_away(vault, Moment::now()))));
    if let Ok(away) = away {
        note(app, |news| news.place_away = away);
    }
}

/// Whether a backup was tried.
fn back_up_when_due(app: &AppHandle, held: &Held, since_last: Duration) -> bool {
    match block_on(back_up(held, since_last)) {
        Ok(None) => return false,
        Ok(Some(refused)) => note(app, |news| news.backup_failed = refused),
        Err(refusal) if is_told(&refusal) => note(app, |news| news.backup_failed = Some(refusal.message)),
        Err(_) => {}
    }
    true
}

/// A backup that somebody stopped, or that another one stands in for, is no failure.
fn is_told(refusal: &Refusal) -> bool {
    !matches!(refusal.code, Code::Locked | Code::Cancelled | Code::InUse)
}

/// Nothing when none is due; else why the further place took none, if it did not.
async fn back_up(held: &Held, since_last: Duration) -> Result<Option<Option<String>>> {
    let due = held.quietly(move |companion| companion.backup_due(since_last, Moment::now()));
    // A place that does not answer is waited for beside the vault, so that it can be locked meanwhile.
    let is_due = due.await?
        || held
            .beside(move |vault| Ok(backup::further_lags(vault, since_last)))
            .await?;
    if !is_due {
        return Ok(None);
    }
    let refused = held.job(
        None,
        |companion| companion.begin_backup(Moment::now()),
        |backing, course| Ok(backing.run(&mut |done, of| course.tell(done, of), course.cancel())),
        |companion, made| {
            let refused = made.further_refused();
            companion.finish_backup(made)?;
            Ok(refused)
        },
    );
    Ok(Some(refused.await?))
}
