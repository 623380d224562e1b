//! What a candidate puts together for the committee, through the window: chosen, warned of, assembled, and a draft of the
//! message; and whom they considered as a supervisor.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "letter/desk.rs"]
#[allow(dead_code, reason = "the letters use the rest of it")]
mod desk;

use std::fs;

use serde_json::json;
use tests::window::App;

use desk::sample;

/// Opens what folds open under a title.
fn unfold(app: &App, title: &str) {
    app.run(
        "[...document.querySelectorAll('summary')].find((fold) => fold.textContent.includes(arguments[0])).click()",
        &[json!(title)],
    );
}

fn ticks(app: &App, label: &str) {
    app.run(
        "[...document.querySelectorAll('label')].find((label) => label.textContent.includes(arguments[0])).click()",
        &[json!(label)],
    );
}

#[test]
fn a_candidate_puts_their_submission_together_and_writes_the_message() {
    let app = sample("candidate");
    let recording = app.document("session.mp3");
    fs::write(&recording, b"ID3\x04 a recording").unwrap();
    app.click("Training");
    app.click("Add a level");
    app.put("Place", "Online");
    app.press("Tab");
    app.sees("Saved");
    app.answers(&recording);
    app.click("Attach a file");
    app.sees("session.mp3");

    app.click("Submission");
    app.is_at("Submission");
    app.sees("Letter of application");
    app.holds_up("submission");
    ticks(&app, "session.mp3");
    app.sees("A recording without a noted consent");
    ticks(&app, "Encrypted archive");
    app.sees("7-Zip");
    let archive = app.document("application.zip");
    app.answers(&archive);
    app.click("Put it together");
    app.sees("It is put together");
    app.sees("shown this once");
    app.holds_up("submission-made");
    assert!(fs::read(&archive).unwrap().starts_with(b"PK"));

    app.click("Write the message");
    app.holds("To (optional)", "professionaltraining@centerformsc.org");
    app.sees("Goes along: application.zip");
    let mail = app.document("application.eml");
    app.answers(&mail);
    app.click("Save as an e-mail draft");
    app.sees("The draft is saved.");
    app.screenshot("submission-draft");
    assert!(fs::read_to_string(&mail).unwrap().contains("application.zip"));
    app.click("Done");

    app.click("Pathway");
    unfold(&app, "Supervisors considered");
    app.click("Add a supervisor");
    app.fill("Name", "Aila Tuomi");
    app.press("Tab");
    app.click("This is my supervisor");
    app.sees("Chosen on");
    unfold(&app, "Your days and your supervisor");
    ticks(&app, "Approved");
    app.sees("Certified on");
    app.holds_up("pathway-after");
    app.click("Supervision");
    app.sees("My self-ratings");
    app.holds_up("self-ratings");
}
