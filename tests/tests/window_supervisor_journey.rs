//! A supervisor's main job in the real window: from an empty vault to the exported letter of recommendation.
#![allow(clippy::unwrap_used)]

use companion::pathway::records::Workspace;
use tests::{paper::text_of, window::App};

const PASSPHRASE: &str = "meadow kettle harbour";
const NAME: &str = "Ada Løvdal-Okonkwo";
const DOUBT: &str = "canary-of-a-doubt";

fn keep_a_session(app: &App) {
    app.click("Sessions");
    app.click("Session 1: Orientation");
    app.fill("Date", "2026-01-15");
    app.fill("Duration", "1:10");
    app.tick("Explore the candidate’s clinical background, goals and strengths");
    app.put("Summary for both of you", "We looked at what brought her here.");
    app.put("Private note", DOUBT);
    app.sees("Saved");
    app.click("Finish session");
    app.sees("The session is marked as held.");
    app.is_accessible();
    app.screenshot("journey-supervisor-session");
    app.press("Escape");
}

fn note_a_competency(app: &App) {
    app.click("Competencies");
    app.click("Add a note");
    app.click("Competent It is there reliably, and serves the client.");
    app.put("In your words", "She asked the critic what it was afraid of.");
    app.tick(
        "Use in the letter Your words are offered to you when you write the recommendation. The stage stays out of it.",
    );
    app.sees("Saved");
    app.click("Done");
}

fn agree_and_decide(app: &App) {
    app.click("Plan and agreement");
    app.put("Goals", "To slow down where it hurts.");
    app.put("Learning objectives", "To lead a practice without a script.");
    app.sees("Saved");
    app.click("Portfolio review");
    app.click("Mark all as seen");
    app.sees("24 of 24 seen");
    app.click("Exit interview");
    app.click("I recommend certification");
    app.put("Next steps", "A peer group.");
    app.sees("Saved");
}

fn write_the_letter(app: &App) {
    app.click("Letter");
    app.is_at("Letter of recommendation");
    app.sees("0 of 3 parts written.");
    app.put("Supervision and areas of focus", "We met to work on **presence**.");
    app.put(
        "Clinical competence and readiness",
        "She is ready, and I recommend her.",
    );
    app.put(
        "Final reflections and continued growth",
        // Enough words for a letter.
        &"I would like her to find peers. ".repeat(20),
    );
    app.sees("3 of 3 parts written.");
}

#[test]
fn a_supervisor_comes_from_an_empty_vault_to_the_exported_recommendation() {
    let app = App::start();
    app.makes_a_vault(Workspace::Supervisor, "Ingrid Solheim", PASSPHRASE);
    app.click("You and your letterhead");
    app.fill("Role", "SCIP Supervisor");
    app.fill("Place (optional)", "Oslo");
    app.sees("Saved");
    app.click("Candidates");
    app.click("Add a candidate");
    app.fill("Name", NAME);
    app.click("Begin");
    app.is_at(NAME);
    app.is_accessible();

    keep_a_session(&app);
    note_a_competency(&app);
    agree_and_decide(&app);
    write_the_letter(&app);
    app.screenshot("journey-supervisor-letter");

    app.answers(format!("{}/", app.home().join("Documents").display()));
    app.click("Export PDF");
    app.sees("now lies in");
    let letters: Vec<_> = std::fs::read_dir(app.home().join("Documents"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .collect();
    let [letter] = letters.as_slice() else {
        panic!("one letter, not {letters:?}")
    };
    let name = letter.file_name().unwrap().to_string_lossy();
    assert!(name.starts_with(&format!("Recommendation - {NAME} - 20")), "{name}");
    let text = text_of(letter);
    for words in [
        "Ingrid Solheim",
        "Oslo, ",
        "We met to work on presence.",
        "She is ready, and I recommend her.",
        "peers",
    ] {
        assert!(text.contains(words), "{words:?} is on paper: {text}");
    }
    for never in [DOUBT, "DRAFT", "Competent"] {
        assert!(!text.contains(never), "{never:?} is not on paper");
    }

    app.press("Control+l");
    app.fill("Passphrase", PASSPHRASE);
    app.click("Unlock");
    app.is_at("Candidates");
    app.sees(NAME);
}
