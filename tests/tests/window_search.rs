//! Search and command, and hiding what is private, in the real window.
#![cfg(feature = "window")]
#![allow(clippy::unwrap_used)]

use companion::pathway::records::SupervisionSession;
use tests::{
    desk::{Desk, PASSPHRASE, today},
    window::App,
};

const PRIVATE: &str = "I doubt the harbour.";

/// A supervisor's vault with one written session, open in the window.
fn open() -> (App, tempfile::TempDir) {
    let mut desk = Desk::supervisor();
    desk.begin_candidate("Maren Oduya", today()).unwrap();
    let sessions = desk.all::<SupervisionSession>();
    let mut first = sessions.into_iter().find(|session| session.number == 1).unwrap();
    first.summary = "We spoke about the inner critic, and <b>what</b> it asks.".into();
    desk.keeps(first.clone());
    desk.save_private_note(&first.id, PRIVATE, today()).unwrap();

    let app = App::start();
    let dir = desk.close();
    app.answers(dir.path().join("desk.scipvault"));
    app.click("Open a vault");
    app.is_at("desk");
    app.fill("Passphrase", PASSPHRASE);
    app.click("Unlock");
    app.is_at("Candidates");
    (app, dir)
}

const FIELD: &str = "Search everything, or do something by its name";

#[test]
fn words_are_found_as_they_are_typed_and_lead_to_their_record() {
    let (app, _dir) = open();
    app.press("Control+K");
    app.sees("Go to Settings");
    app.is_accessible();
    app.fill(FIELD, "inner cri");
    app.sees("Found in one place");
    app.sees("We spoke about the inner critic, and <b>what</b> it asks.");
    app.is_accessible();
    app.screenshot("search-found");
    app.press("Enter");
    app.sees("Summary for both of you");
    app.is_at("Orientation");
}

#[test]
fn what_can_be_done_is_found_by_its_name_and_by_its_person() {
    let (app, _dir) = open();
    app.click("Search Ctrl K");
    app.fill(FIELD, "maren comp");
    app.sees("Maren Oduya: Competencies");
    app.press("Enter");
    app.is_at("Maren Oduya");
    app.press("Control+K");
    app.fill(FIELD, "trash");
    app.press("Enter");
    app.is_at("Trash");
    app.press("Control+K");
    app.fill(FIELD, "zzzz");
    app.sees("Nothing has all of these words: zzzz");
    app.press("Escape");
    app.is_at("Trash");
}

#[test]
fn one_key_hides_everything_private_and_a_lock_does_not_bring_it_back() {
    let (app, _dir) = open();
    app.press("Control+K");
    app.fill(FIELD, "harbour");
    app.sees(PRIVATE);
    app.press("Enter");
    app.sees("Only in this vault.");
    app.put("Private note", "I doubt the mountain.");

    app.press("Control+Shift+H");
    app.sees("Hidden while you share your screen.");
    app.misses("Only in this vault.");
    app.screenshot("search-sharing");
    app.is_accessible();
    app.press("Control+K");
    app.fill(FIELD, "mountain");
    app.sees("Nothing has all of these words: mountain");
    app.press("Escape");
    app.press("Control+L");
    app.is_at("desk");
    app.fill("Passphrase", PASSPHRASE);
    app.click("Unlock");
    app.sees("Everything private is hidden");

    app.click("Show it again (Ctrl Shift H)");
    app.press("Control+K");
    app.fill(FIELD, "mountain");
    app.sees("I doubt the mountain.");
}

#[test]
fn hiding_works_over_an_open_dialog_and_loses_no_typed_word() {
    let (app, _dir) = open();
    // Two people of one name, and two findings that look the same.
    app.click("Add a candidate");
    app.fill("Name", "Maren Oduya");
    app.sees("You already have a candidate of this name.");
    app.click("Begin");
    app.is_at("Maren Oduya");
    app.press("Control+K");
    app.fill(FIELD, "maren overview");
    app.sees("Maren Oduya: Overview");

    app.fill(FIELD, "harbour");
    app.sees(PRIVATE);
    app.press("Control+Shift+H");
    app.misses(PRIVATE);
    app.press("Control+Shift+H");
    app.press("Escape");

    app.press("Control+K");
    app.fill(FIELD, "inner cri");
    app.sees("Found in one place");
    app.press("Enter");
    app.sees("Summary for both of you");
    app.put("Private note", "Typed a moment before the key.");
    app.press("Control+Shift+H");
    app.misses("Only in this vault.");
    app.press("Control+Shift+H");
    app.holds("Private note", "Typed a moment before the key.");
}
