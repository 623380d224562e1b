//! "Entering a finished session with two competency notes takes at most 12 clicks."

use std::cell::Cell;

use companion::{
    Moment,
    open::unlock,
    pathway::{
        Kind,
        records::{CompetencyNote, SessionState, SupervisionSession},
    },
};
use tests::{
    desk::{Desk, PASSPHRASE, today},
    window::App,
};
use vault::SecretString;

use super::{NAME, all, back, open_row};

/// A hand on the mouse that counts: each press of a control, and each click into a field that has not the keyboard yet.
struct Hand<'a> {
    app: &'a App,
    clicks: Cell<u32>,
}

impl Hand<'_> {
    fn click(&self, name: &str) {
        self.app.click(name);
        self.clicks.set(self.clicks.get() + 1);
    }

    fn opens(&self, row: &str) {
        open_row(self.app, row);
        self.clicks.set(self.clicks.get() + 1);
    }

    fn writes(&self, label: &str, text: &str) {
        if !self.app.focused().contains(label) {
            self.clicks.set(self.clicks.get() + 1);
        }
        self.app.put(label, text);
    }
}

#[test]
fn a_session_with_two_competency_notes_is_written_down_in_at_most_twelve_clicks() {
    let mut desk = Desk::supervisor();
    desk.begin_candidate(NAME, today()).unwrap();
    let app = App::start();
    let dir = desk.close();
    app.answers(dir.path().join("desk.scipvault"));
    app.click("Open a vault");
    app.fill("Passphrase", PASSPHRASE);
    app.click("Unlock");
    app.is_at("Candidates");

    let hand = Hand {
        app: &app,
        clicks: Cell::new(0),
    };
    hand.click(NAME);
    app.is_at(NAME);
    hand.click("Sessions");
    hand.opens("Session 1");
    hand.click("It was held today");
    app.sees("The session is marked as held.");
    hand.writes("Summary for both of you", "We looked at what brought her here.");
    hand.writes("Duration", "1:10");
    hand.click("Add a note");
    hand.click("Competent It is there reliably, and serves the client.");
    hand.writes("In your words", "She stayed with the silence.");
    hand.click("Save and write another");
    app.sees("The note on Inner critic is saved.");
    app.is_accessible();
    app.screenshot("clicks-another");
    hand.click("Competent It is there reliably, and serves the client.");
    hand.writes("In your words", "She asked the critic what it was afraid of.");
    hand.click("Done");
    app.sees("Saved");
    app.screenshot("clicks-done");
    let clicks = hand.clicks.get();
    println!("{clicks} clicks");

    // All of it lies in the vault.
    app.press("Control+l");
    app.sees("Unlock");
    let desk = unlock(
        &dir.path().join("desk.scipvault"),
        &SecretString::from(PASSPHRASE),
        Moment::now(),
    )
    .unwrap();
    let notes = all::<CompetencyNote>(&desk);
    assert_eq!(notes.len(), 2);
    assert_ne!(notes[0].competency, notes[1].competency);
    assert!(
        notes
            .iter()
            .all(|note| note.stage == Some(4) && !note.words.is_empty() && note.session.is_some())
    );
    let held: Vec<SupervisionSession> = all(&desk);
    let held: Vec<_> = held
        .iter()
        .filter(|session| session.state == SessionState::Held)
        .collect();
    assert_eq!(
        (held.len(), held[0].duration_minutes, held[0].date),
        (1, Some(70), Some(back(0)))
    );
    assert_eq!(held[0].summary, "We looked at what brought her here.");
    assert_eq!(desk.records(&[Kind::Concern], None).unwrap().len(), 0);
    assert!(clicks <= 12, "{clicks} clicks");
}
