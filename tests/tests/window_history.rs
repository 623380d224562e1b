//! Earlier texts and attached files in the real window: read, brought back, noted, and destroyed when their time is over.
#![cfg(feature = "window")]
#![allow(clippy::unwrap_used)]

use std::fs;

use chrono::TimeDelta;
use companion::{
    Moment,
    evidence::Consent,
    pathway::records::{SupervisionSession, Workspace},
};
use serde_json::{Value, json};
use tests::{
    desk::{Desk, PASSPHRASE, day, today},
    window::{App, eventually, runs, signal},
};

/// What the vault’s folder is called, and so the door to it.
const NAME: &str = "desk";
const SUMMARY: &str = "Summary for both of you";
const BEFORE: &str = "We spoke about kindness, and what it asks.";
const AFTER: &str = "We spoke at length about rest, and what it asks.";
const PRIVATE_BEFORE: &str = "I doubt the harbour.";
const PRIVATE_AFTER: &str = "I doubt the mountain.";

fn later(minutes: i64) -> Moment {
    Moment {
        instant: today().instant + TimeDelta::minutes(minutes),
        ..today()
    }
}

/// A supervisor with one candidate, and that candidate's first session.
fn with_maren() -> (Desk, SupervisionSession) {
    let mut desk = Desk::supervisor();
    desk.begin_candidate("Maren Oduya", today()).unwrap();
    let sessions = desk.all::<SupervisionSession>();
    let first = sessions.into_iter().find(|session| session.number == 1).unwrap();
    (desk, first)
}

/// Opens the vault of a desk in the window.
fn open(desk: Desk) -> (App, tempfile::TempDir) {
    let app = App::start();
    let dir = desk.close();
    app.answers(dir.path().join("desk.scipvault"));
    app.click("Open a vault");
    unlock(&app);
    (app, dir)
}

fn unlock(app: &App) {
    app.is_at(NAME);
    app.fill("Passphrase", PASSPHRASE);
    app.click("Unlock");
}

fn to_the_session(app: &App) {
    app.is_at("Candidates");
    app.sees("Maren Oduya");
    app.run(
        "[...document.querySelectorAll('main li button')].find((row) => row.textContent.includes('Maren')).click()",
        &[],
    );
    app.is_at("Maren Oduya");
    app.click("Sessions");
    app.click("Session 1: Orientation");
    app.is_at("Orientation");
}

/// What the open history marks as only in one of the two texts.
fn marked(app: &App, element: &str) -> String {
    let found = app.run(
        "return [...document.querySelectorAll(`dialog[open] ${arguments[0]}`)].map((e) => e.textContent).join('|')",
        &[json!(element)],
    );
    found.as_str().unwrap().to_owned()
}

#[test]
fn an_earlier_text_is_read_beside_the_present_one_and_brought_back() {
    let (mut desk, mut session) = with_maren();
    for (minutes, shared, private) in [(10, BEFORE, PRIVATE_BEFORE), (30, AFTER, PRIVATE_AFTER)] {
        session.summary = shared.to_owned();
        desk.save(session.clone().into(), later(minutes)).unwrap();
        desk.save_private_note(&session.id, private, later(minutes)).unwrap();
    }
    let (app, _dir) = open(desk);
    to_the_session(&app);
    app.holds(SUMMARY, AFTER);

    app.click("History: Orientation");
    app.sees("Struck through");
    assert!(marked(&app, "ins").contains("at length"), "{}", marked(&app, "ins"));
    assert!(marked(&app, "del").contains("kindness,"), "{}", marked(&app, "del"));
    let shown = app.run("return document.querySelector('dialog[open]').textContent", &[]);
    let shown = shown.as_str().unwrap().to_owned();
    for never in ["harbour", "mountain"] {
        assert!(!shown.contains(never), "a private word in the shared history: {shown}");
    }
    app.holds_up("history-shared");
    app.click("the text before it");
    app.until("what it added is marked", |_| marked(&app, "ins").contains("kindness"));
    app.click("Bring this text back");
    app.sees("The earlier text is back.");
    app.holds(SUMMARY, BEFORE);
    assert_eq!(app.focused(), "button “History: Orientation”");

    // What stood there before is the newest earlier text now.
    app.click("History: Orientation");
    app.until("the text from before is kept", |_| {
        marked(&app, "del").contains("at length")
    });
    app.press("Escape");

    app.click("History: Private note");
    app.sees("Struck through");
    assert!(marked(&app, "del").contains("harbour"));
    let is_private = "const [paper, dialog] = ['section:has(> header textarea), section:has(textarea[aria-label=\"Private note\"])', 'dialog[open]'].map((e) => document.querySelector(e));
         return getComputedStyle(dialog).backgroundColor === getComputedStyle(paper).backgroundColor
           && dialog.textContent.includes('Only in this vault.')";
    assert_eq!(app.run(is_private, &[]), Value::Bool(true), "it lies on private paper");
    app.holds_up("history-private");
    app.click("Bring this text back");
    app.holds("Private note", PRIVATE_BEFORE);
    app.holds(SUMMARY, BEFORE);

    // What is typed from here on is kept like anything else.
    app.put(SUMMARY, "We spoke once more.");
    app.sees("Saved");
    app.press("Control+l");
    unlock(&app);
    to_the_session(&app);
    app.holds(SUMMARY, "We spoke once more.");
    app.holds("Private note", PRIVATE_BEFORE);
}

#[test]
fn a_text_that_was_never_changed_has_no_history_yet() {
    let (desk, _) = with_maren();
    let (app, _dir) = open(desk);
    to_the_session(&app);
    app.click("History: Orientation");
    app.sees("No earlier text yet.");
    app.lacks("Bring this text back");
    app.holds_up("history-none");
    app.press("Escape");
    app.click("History: Private note");
    app.sees("No earlier text yet.");
}

#[test]
fn a_file_is_attached_with_its_consent_and_comes_out_as_it_went_in() {
    let (desk, _) = with_maren();
    let (app, _dir) = open(desk);
    to_the_session(&app);
    let original = app.document("Case material.pdf");
    fs::write(&original, b"%PDF-1.4 what a client said").unwrap();

    app.cancels();
    app.click("Attach a file");
    app.lacks("Open Case material.pdf");
    app.answers(&original);
    app.click("Attach a file");
    app.sees("No consent noted");
    app.sees("PDF");

    app.click("Consent for Case material.pdf");
    app.fill("Who agreed", "Client B.");
    app.fill("On which day", "2026-01-15");
    app.fill("Until", "2026-01-10");
    app.press("Tab");
    app.complains("Until", "before the start");
    app.holds_up("history-consent");
    app.fill("Until", "2060-01-31");
    app.put("To what", "Heard in supervision only.");
    app.click("Done");
    app.sees("Consent by Client B., until");
    app.holds_up("history-files");

    app.click("Open Case material.pdf");
    app.sees("Opened in another program");
    let copy = app.document("copy.pdf");
    app.answers(&copy);
    app.click("Save a copy of Case material.pdf");
    app.sees("Saved, readable by anyone: copy.pdf");
    assert_eq!(fs::read(&copy).unwrap(), fs::read(&original).unwrap());

    app.click("Remove Case material.pdf");
    app.sees("Moved to the trash");
    app.lacks("Open Case material.pdf");
    app.click("Undo");
    app.offers("Open Case material.pdf");

    app.press("Control+l");
    unlock(&app);
    to_the_session(&app);
    app.sees("Consent by Client B., until");
    app.click("Consent for Case material.pdf");
    app.holds("To what", "Heard in supervision only.");
}

#[test]
fn a_file_whose_consent_has_ended_is_asked_about_and_destroyed() {
    let (mut desk, session) = with_maren();
    let recording = desk.path("Recording of B.mp3");
    fs::write(&recording, b"ID3 a voice").unwrap();
    let file = desk.attach(&session.id, &recording, today()).unwrap();
    let consent = Consent {
        by: "Client B.".to_owned(),
        until: Some(day(2026, 1, 31)),
        ..Consent::default()
    };
    desk.save_consent(&file.id, consent, today()).unwrap();
    let (app, _dir) = open(desk);
    app.is_at("Candidates");
    app.sees("1 file has reached the end of its consent");
    app.holds_up("history-expired");
    app.click("Recording of B.mp3");
    app.is_at("Orientation");
    app.sees("The consent ended on");
    app.click("Destroy Recording of B.mp3");
    app.sees("with the key that could read it");
    app.lacks("Destroy it");
    app.holds_up("history-destroy");
    app.tick("Yes, this file may go for good");
    app.click("Destroy it");
    app.sees("It is gone from the vault");
    app.holds_up("history-destroyed");
    app.press("Escape");
    app.misses("Recording of B.mp3");
}

#[test]
fn however_the_app_ends_no_copy_that_it_handed_out_is_left_behind() {
    for how in ["TERM", "HUP", "KILL"] {
        let (desk, _) = with_maren();
        let (app, dir) = open(desk);
        to_the_session(&app);
        let original = app.document("Case material.pdf");
        fs::write(&original, b"%PDF-1.4 what a client said").unwrap();
        app.answers(&original);
        app.click("Attach a file");
        app.click("Open Case material.pdf");
        app.sees("Opened in another program");
        assert_eq!(app.handed_out().len(), 1, "{how}");

        let process = app.process().unwrap();
        signal(how, process);
        let ended = || match (runs(process), app.handed_out()) {
            (false, left) if left.is_empty() => Ok(()),
            (runs, left) => Err(format!("{how}: runs: {runs}, left: {left:?}")),
        };
        eventually(ended).unwrap();
        if how != "KILL" {
            let log = dir.path().join("desk.scipvault").join("vault.db-wal");
            assert!(!log.exists(), "{how}: the vault was closed, and its log folded in");
        }
    }
}

#[test]
fn a_file_is_attached_to_what_is_kept_and_to_nothing_else() {
    let (app, _dir) = open(Desk::of(Workspace::Candidate));
    app.is_at("Pathway");
    app.click("Training");
    app.click("Add a level");
    app.click("Attach a file");
    app.sees("Write something first");
    app.fill("Teachers", "Tara Brach");
    let certificate = app.document("Certificate.pdf");
    fs::write(&certificate, b"%PDF-1.4 level A").unwrap();
    app.answers(&certificate);
    app.click("Attach a file");
    app.offers("Open Certificate.pdf");
    app.holds_up("history-training");
}
