//! The vault locks by itself, the last words are saved, and nothing of them stays in any memory.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use companion::{Moment, open, pathway::records::Workspace};
use tests::window::{App, Logind, descendants, eventually, holds, is_held, runs, stand_still};

const PASSPHRASE: &str = "meadow kettle harbour";
const NAME: &str = "Ingrid Solheim";
const PROFILE: &str = "You and your letterhead";
const SCREEN_SAVER: &str = "org.freedesktop.ScreenSaver";
const SINGLE: &str = "app.scip-companion.SingleInstance";

fn create(app: &App) {
    app.makes_a_vault(Workspace::Supervisor, NAME, PASSPHRASE);
}

fn unlock(app: &App) {
    app.is_at(NAME);
    app.fill("Passphrase", PASSPHRASE);
    app.click("Unlock");
    app.is_at("Candidates");
}

fn vault(app: &App) -> PathBuf {
    app.document("Ingrid Solheim.scipvault")
}

/// Whether the vault is closed, so that another process may open it.
fn is_closed(app: &App) -> bool {
    open::unlock(&vault(app), &PASSPHRASE.into(), Moment::now()).is_ok()
}

#[test]
fn a_dark_screen_and_a_still_keyboard_lock_the_vault_and_save_the_last_words() {
    let app = App::starting().env("SCIP_JOURNEYS_LOCK_AFTER_SECONDS", "14").open();
    let frame = app.frame();
    // Nothing is open, so nothing happens.
    app.desktop().says(SCREEN_SAVER, "ActiveChanged", true);
    create(&app);
    app.desktop().says(SCREEN_SAVER, "ActiveChanged", false);
    app.click(PROFILE);
    app.fill("Role", "SCIP Supervisor");
    app.desktop().says(SCREEN_SAVER, "ActiveChanged", true);
    app.is_at(NAME);
    app.sees("Locked because the computer slept or its screen was locked. Everything is saved.");
    app.is_accessible();
    app.screenshot("lock-after-away");

    unlock(&app);
    app.click(PROFILE);
    app.holds("Role", "SCIP Supervisor");
    app.fill("Role", "SCIP Supervisor in Oslo");
    let still = Instant::now();
    // The driver's own questions are no keys.
    app.until("nobody stirs for long enough", |page| {
        page.title().starts_with("Unlock") || still.elapsed().as_secs() > 9
    });
    app.is_at(NAME);
    app.sees("Locked because nobody was here for a while. Everything is saved.");
    app.screenshot("lock-after-idle");
    assert_eq!(app.frame(), frame, "two locks later the window lies where it lay");
    unlock(&app);
    app.click(PROFILE);
    app.holds("Role", "SCIP Supervisor in Oslo");
}

#[test]
fn a_page_that_hangs_holds_no_lock_up_and_the_next_one_says_that_words_may_be_missing() {
    let app = App::start();
    create(&app);
    app.run("setTimeout(() => { for (;;); }, 200)", &[]);
    thread::park_timeout(Duration::from_millis(400));
    let before = Instant::now();
    app.desktop().says("org.gnome.ScreenSaver", "ActiveChanged", true);
    app.until("the vault is closed", |_| is_closed(&app));
    assert!(before.elapsed().as_secs() < 8);
    app.sees("Your last words may not be saved");
    app.is_accessible();
    app.screenshot("lock-in-doubt");
    unlock(&app);
    app.misses("Your last words may not be saved");
}

#[test]
fn the_computer_waits_with_its_sleep_until_the_vault_is_locked() {
    let folder = tempfile::tempdir().unwrap();
    let logind = Logind::start(folder.path());
    let app = App::starting().env("DBUS_SYSTEM_BUS_ADDRESS", logind.address()).open();
    create(&app);
    let waits = || if logind.is_delayed() { Ok(()) } else { Err(()) };
    eventually(waits).expect("the app asks a sleep to wait");

    logind.sleeps(true);
    let lets_go = || if logind.is_delayed() { Err(()) } else { Ok(()) };
    eventually(lets_go).expect("the app lets the computer sleep");
    assert!(is_closed(&app), "it lets go once the vault is closed");
    logind.sleeps(false);
    eventually(waits).expect("it asks for the next time");

    unlock(&app);
    logind.locks(false);
    logind.lid(false);
    logind.somebody_else_says_that_it_sleeps();
    app.click(PROFILE);
    app.is_at(PROFILE);
    logind.locks(true);
    unlock(&app);
    logind.lid(true);
    app.is_at(NAME);
}

#[test]
fn a_computer_that_slept_unnoticed_is_locked_within_two_seconds() {
    let app = App::start();
    create(&app);
    let file = vault(&app).join("vault.lock");
    assert!(is_held(&file));
    // No signal tells of it: only the clocks do.
    stand_still(app.process().unwrap(), Duration::from_secs(21));
    let woke = Instant::now();
    while is_held(&file) {
        assert!(woke.elapsed() < Duration::from_secs(2), "the vault is still open");
        thread::yield_now();
    }
    app.is_at(NAME);
    app.sees("Locked because the computer slept");
}

#[test]
fn after_a_lock_no_memory_holds_a_word_and_a_fresh_process_stands_where_the_old_one_stood() {
    let note = format!("canary-of-a-{}", "doubt-7613");
    let shared = format!("canary-of-a-{}", "summary-2290");
    let mut app = App::starting().env("SCIP_JOURNEYS_FRESH", "1").open();
    create(&app);
    app.click("Add a candidate");
    app.fill("Name", "Ada Løvdal");
    app.click("Begin");
    app.click("Sessions");
    app.click("Session 1: Orientation");
    app.put("Summary for both of you", &shared);
    app.put("Private note", &note);
    app.sees("Saved");

    let process = app.process().unwrap();
    let before = descendants(process);
    assert!(!before.is_empty(), "the web view has processes of its own");
    let anywhere = |text: &str| {
        let all = descendants(process).into_iter().chain([process]);
        all.filter(|&one| holds(one, text)).collect::<Vec<_>>()
    };
    for canary in [&note, &shared] {
        assert!(
            !anywhere(canary).is_empty(),
            "while the vault is open, its words are in memory: {canary}"
        );
    }
    assert_eq!(app.desktop().owner(SINGLE), Some(process));
    let frame = app.frame();
    assert!(frame.contains("Width"), "{frame}");

    // The driver loses the window with the key.
    let _ = app.browser().press(&['\u{E009}', 'l']);
    let fresh = || {
        let environment = fs::read(format!("/proc/{process}/environ")).map_err(|why| why.to_string())?;
        let began = environment.windows(25).any(|part| part == b"SCIP_COMPANION_AFTER_LOCK");
        let old = before.iter().filter(|&&one| runs(one)).count();
        if began && old == 0 && !descendants(process).is_empty() {
            Ok(())
        } else {
            Err(format!("replaced: {began}, old web processes: {old}"))
        }
    };
    eventually(fresh).unwrap();
    app.attach();
    app.is_at(NAME);
    app.screenshot("lock-fresh-process");
    for secret in [note.as_str(), &shared, PASSPHRASE, "Løvdal"] {
        assert_eq!(anywhere(secret), Vec::<u32>::new(), "{secret} is still in memory");
    }
    assert_eq!(
        app.desktop().owner(SINGLE),
        Some(process),
        "a second app still finds this one"
    );
    assert_eq!(app.frame(), frame);

    unlock(&app);
    app.sees("Ada Løvdal");
    assert!(!anywhere("Løvdal").is_empty());
}
