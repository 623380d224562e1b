//! A candidate's main job in the real window: from an empty vault to the exported letter of application.
#![allow(clippy::unwrap_used)]

use companion::pathway::records::Workspace;
use tests::{paper::text_of, window::App};

const PASSPHRASE: &str = "meadow kettle harbour";

#[test]
fn a_candidate_comes_from_an_empty_vault_to_the_exported_application() {
    let app = App::start();
    app.makes_a_vault(Workspace::Candidate, "Marisol Ferreira-Nakagawa", PASSPHRASE);
    app.is_accessible();

    app.click("Training");
    app.click("Add a level");
    app.fill("Completed on", "2024-06-11");
    app.sees("Saved");

    app.click("Client sessions");
    app.choose("Client", "A new client…");
    app.fill("Pseudonym", "Wren");
    app.fill("Practice (optional)", "A break with kindness");
    app.click("Add the session");
    app.sees("Wren");

    app.click("Practice and retreats");
    app.click("Add a retreat");
    app.fill("First day", "2025-10-08");
    app.fill("Last day", "2025-10-12");
    app.fill("Teachers", "Elin Vasstrand-Moreau");
    app.sees("Saved");

    app.click("Letter of application");
    app.is_at("Letter of application");
    app.sees("0 of 4 parts written.");
    app.put("My SCIP training pathway", "I completed Level A in June.");
    app.put("Client sessions with self-compassion", "One session so far.");
    app.put("Insights and growth from supervision", "I learnt to wait.");
    app.sees("Saved");

    // Three of four: only a draft goes out, and it says so.
    let draft = app.document("Draft.pdf");
    app.answers(&draft);
    app.click("Export as a draft");
    app.sees("Draft.pdf now lies in");
    assert!(text_of(&draft).contains("DRAFT"));

    app.put(
        "My own practice and silent retreat",
        // Enough words for a letter.
        &"From 8 to 12 October 2025 I kept silence. ".repeat(15),
    );
    app.sees("4 of 4 parts written.");
    app.sees("Saved");
    app.screenshot("journey-candidate-letter");
    let letter = app.document("Application.pdf");
    app.answers(&letter);
    app.click("Export PDF");
    app.sees("Application.pdf now lies in");
    let text = text_of(&letter);
    for words in [
        "Marisol Ferreira-Nakagawa",
        "I completed Level A in June.",
        "I learnt to wait.",
        "professionaltraining@centerformsc.org",
    ] {
        assert!(text.contains(words), "{words:?} is on paper: {text}");
    }
    assert!(!text.contains("DRAFT"));
}
