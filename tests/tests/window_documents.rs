//! Documents beside their pages, from the records to the file, in both workspaces.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "letter/desk.rs"]
#[allow(dead_code, reason = "the letters use the rest of it")]
mod desk;

use serde_json::json;
use tests::{paper::text_of, window::App};

use desk::{pages_show, sample};

/// Presses the row of a document. Its name says what stands in it as well.
fn choose(app: &App, title: &str) {
    app.run(
        "[...document.querySelectorAll('main li button')].find((row) => row.textContent.includes(arguments[0])).click()",
        &[json!(title)],
    );
}

#[test]
fn a_supervisor_gives_a_candidate_the_record_of_their_sessions() {
    let app = sample("supervisor");
    app.sees("Marisol Ferreira-Nakagawa");
    app.run(
        "[...document.querySelectorAll('main li button')].find((row) => row.textContent.includes(arguments[0])).click()",
        &[json!("Marisol Ferreira-Nakagawa")],
    );
    app.click("Documents");
    pages_show(&app, "Marisol Ferreira-Nakagawa");
    app.holds_up("documents-supervisor");
    choose(&app, "Supervision agreement");
    pages_show(&app, "Supervision agreement");
    app.screenshot("documents-agreement");
    choose(&app, "Record of supervision sessions");
    pages_show(&app, "Record of supervision sessions");

    let file = app.document("Sessions.pdf");
    app.answers(&file);
    app.click("Export as PDF");
    app.sees("Sessions.pdf is in");
    assert!(text_of(&file).contains("Marisol Ferreira-Nakagawa"));
}

#[test]
fn a_candidate_sees_the_whole_portfolio_as_it_would_be_printed() {
    let app = sample("candidate");
    app.click("Documents");
    app.sees("Overview of my pathway");
    choose(&app, "Portfolio summary");
    pages_show(&app, "Contents");
    app.holds_up("documents-candidate");
}
