//! One supervision session in the real window: planned in two zones, moved, missed and planned again, prepared, written
//! down while it goes on and after it, with its templates, its case material and a concern.
#![allow(clippy::unwrap_used, clippy::panic)]

use companion::pathway::records::Workspace;
use serde_json::json;
use tests::window::App;

const DOUBT: &str = "canary of a concern";

/// A supervisor's new vault with these candidates, at the last one.
fn with(candidates: &[&str]) -> App {
    let app = App::start();
    app.makes_a_vault(Workspace::Supervisor, "Ingrid Solheim", "quiet river under stone");
    for (at, name) in candidates.iter().enumerate() {
        if at > 0 {
            app.within("Places").click("Candidates");
        }
        app.click("Add a candidate");
        app.fill("Name", name);
        app.click("Begin");
        app.is_at(name);
    }
    app
}

/// A day so far from today, as the date field takes it.
fn in_days(days: i64) -> String {
    (chrono::Local::now().date_naive() + chrono::Duration::days(days)).to_string()
}

/// The row of the list with these words.
fn open_row(app: &App, words: &str) {
    app.until(&format!("there is a row “{words}”"), |page| {
        let press =
            "const row = [...document.querySelectorAll('main li')].find((e) => e.innerText.includes(arguments[0]));
             if (row) row.querySelector('button').click(); return Boolean(row)";
        page.run(press, &[json!(words)]) == true
    });
}

/// The button whose name changes with what it is about.
fn press(app: &App, words: &str) {
    app.until(&format!("there is a button “{words}”"), |page| {
        let press = "const button = [...document.querySelectorAll('main button, dialog[open] button')]
               .find((e) => e.innerText.includes(arguments[0]));
             button?.click(); return Boolean(button)";
        page.run(press, &[json!(words)]) == true
    });
}

fn plan(app: &App, date: &str, start: &str, zone: &str) {
    app.fill("Date", date);
    app.fill("Start", start);
    app.fill("Duration", "50");
    app.fill("Time zone", zone);
    app.sees("Saved");
}

#[test]
fn a_session_is_planned_in_two_zones_moved_missed_and_planned_again() {
    let app = with(&["Ada Løvdal", "Maren Lindqvist"]);
    app.click_the("button", "Edit");
    app.fill("Their time zone (optional)", "new york");
    app.press("Tab");
    app.sees("Saved");
    app.click("Done");
    app.sees("America/New York");

    app.click("Sessions");
    open_row(&app, "Session 4");
    app.sees("neither signed by both nor finalized");
    app.sees("“Finalize the supervision agreement and payment schedule.”");
    plan(&app, "2030-02-06", "16:00", "Atlantis");
    app.press("Tab");
    app.complains("Time zone", "This place is not in the list of time zones.");
    app.fill("Time zone", "Berlin");
    app.sees("16:00 in Berlin · 10:00 in New York");
    app.holds_up("session-plan");

    // The clocks in Berlin skip this hour.
    app.fill("Date", "2030-03-31");
    app.fill("Start", "02:30");
    app.sees("go forward and skip 02:30: it is read as 03:30.");
    app.fill("Date", "2030-02-06");
    app.fill("Start", "16:00");
    app.sees("10:00 in New York");
    app.click("Done changing");

    app.click("Move to another time");
    app.click("Move it");
    app.complains("Date", "Say to which day it moves.");
    app.fill("Date", "2030-02-13");
    app.is_accessible();
    app.screenshot("session-move");
    app.click("Move it");
    app.sees("Moved from");
    app.sees("16:00 in Berlin · 10:00 in New York");

    // Another day in the field is a move as well, unless it was a slip.
    app.click("Change");
    app.fill("Date", "2030-02-14");
    app.sees("Moved from Feb 13, 2030, 16:00.");
    app.is_accessible();
    app.screenshot("session-move-by-date");
    app.click("It was only mistyped : Feb 13, 2030, 16:00");
    app.misses("Moved from Feb 13, 2030, 16:00.");
    app.sees("Moved from Feb 6, 2030, 16:00.");
    app.click("Did not come");
    app.put("Why (optional)", &"x".repeat(10_000));
    app.press("Tab");
    app.complains(
        "Why (optional)",
        "This text is too long: at most 300 characters can be kept here.",
    );
    app.put("Why (optional)", "A strike of the trains.");
    app.sees("Saved");
    app.click("Done changing");
    app.screenshot("session-missed");
    app.click("Plan it again");
    app.sees("No date yet.");
    plan(&app, "2030-02-20", "09:00", "Berlin");
    app.click("Maren Lindqvist");
    app.is_at("Maren Lindqvist");
    app.sees("Did not come");
    app.is_accessible();
    app.screenshot("session-again");

    // Somebody else at the same time.
    app.within("Places").click("Candidates");
    open_row(&app, "Ada Løvdal");
    app.click("Sessions");
    open_row(&app, "Session 1");
    plan(&app, "2030-02-20", "03:30", "New York");
    app.sees("Session 4 with Maren");
    app.sees("09:00 in Berlin · 03:00 in New York, 50 minutes.");
    app.screenshot("session-overlap");
    app.click("Open the other one");
    app.sees("09:00 in Berlin · 03:00 in New York");
}

#[test]
fn a_session_is_prepared_from_the_last_one_written_down_as_it_goes_on_and_finished_from_a_template() {
    let app = with(&["Maren Lindqvist"]);
    app.click("Sessions");
    open_row(&app, "Session 1");
    app.fill("Date", &in_days(-30));
    app.click("Add an action");
    app.fill("What was agreed", "Bring a transcript");
    app.choose("Who does it", "Candidate");
    app.click_the("button", "Done");
    app.sees("Saved");
    app.click("Finish session");
    app.sees("The session is marked as held.");
    app.press("Escape");

    open_row(&app, "Session 2");
    app.fill("Date", &in_days(3));
    app.click("Done changing");
    app.offers("Prepare · 1 open");
    app.sees("Bring a transcript");
    app.sees("Candidate, from session 1");
    app.sees("Not observed yet");
    app.sees("“Candidate submits relevant case material (transcripts, audio/video excerpts).”");
    app.holds_up("session-prepare");
    app.tick("Bring a transcript Candidate, from session 1");
    app.sees("Closed in session 1.");

    app.click("During");
    app.click("Begin now");
    app.sees("It begins only now");
    app.fill("A line for yourself", "The critic came up.");
    app.press("Enter");
    app.fill("A line for yourself", "Then she was silent.");
    app.press("Enter");
    app.sees("Then she was silent.");
    app.click("Edit : Then she was silent.");
    app.fill("This line", "Then she was silent for long.");
    app.is_accessible();
    app.screenshot("session-line-change");
    app.press("Enter");
    app.sees("The line is changed.");
    app.click("Undo");
    app.offers("Edit : Then she was silent.");
    app.click("Into the summary : The critic came up.");
    app.holds_up("session-during");
    app.click("End, and mark as held");
    app.sees("marked as held");
    app.holds("Summary for both of you", "The critic came up.");

    app.click("Begin from a template : Summary for both of you");
    app.sees("Short summary");
    app.holds_up("session-templates");
    app.click("Make your own from it : Short summary");
    app.put("Text", "With {candidat} on {date}.");
    app.press("Tab");
    app.complains("Text", "{candidat} is nothing that can be filled in.");
    app.is_accessible();
    app.screenshot("session-template-wrong");
    app.click("All templates");
    app.sees("Mend the marked field first");
    app.fill("Name", "My own");
    app.put("Text", "With {candidate}: {session}.");
    app.click("All templates");
    app.sees("Your own");
    app.click("Insert : My own");
    app.holds(
        "Summary for both of you",
        "The critic came up.\n\nWith Maren Lindqvist: Case and practice review.",
    );
    app.put("Private note", "I was moved.");
    app.click("Begin from a template : Private note");
    app.click("Insert : Reflection after a session");
    app.until("the reflection stands below what was there", |page| {
        page.value("Private note")
            .starts_with("I was moved.\n\nWhat touched me:")
    });
    app.holds_up("session-after");

    // What was ticked was closed where it was agreed.
    app.press("Escape");
    open_row(&app, "Session 3");
    app.click("Prepare");
    app.sees("Nothing agreed earlier is open.");
    app.screenshot("session-prepare-empty");
}

#[test]
fn case_material_is_reviewed_and_destroyed_and_a_concern_stays_in_sight_until_it_is_closed() {
    let app = with(&["Maren Lindqvist"]);
    let file = app.document("transcript.txt");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, "What she said.").unwrap();

    app.click("Sessions");
    app.holds_up("session-list");
    open_row(&app, "Session 2");
    app.click("Prepare");
    app.click("Note case material");
    app.fill("Title", "A first session");
    app.answers(&file);
    app.click("Attach a file");
    app.sees("transcript.txt");
    app.put("Feedback", "She stays with the silence.");
    app.fill("Reviewed on (optional)", &in_days(0));
    app.sees("Saved");
    app.holds_up("session-material");
    app.click("Destroy transcript.txt");
    app.tick("Yes, this file may go for good");
    app.click("Destroy it");
    app.sees("The file is destroyed");
    app.press("Escape");
    app.click("Done");
    app.sees("A first session");
    app.sees("destroyed on");

    app.click("Note a concern");
    app.put("What concerns you", DOUBT);
    app.put("What is to be done", "Ask how she sleeps.");
    app.fill("Look at it again on (optional)", &in_days(7));
    app.sees("Saved");
    app.holds_up("session-concern");
    app.click("Done");
    app.sees("1 open concern");
    app.press("Escape");
    app.sees(DOUBT);
    app.click("Overview");
    app.sees(DOUBT);
    app.screenshot("session-concern-overview");

    // Nobody who looks on finds it, on a screen or in a search.
    app.press("Control+Shift+H");
    app.misses(DOUBT);
    app.misses("1 open concern");
    app.press("Control+k");
    app.types("canary");
    app.sees("Nothing has all of these words");
    app.press("Escape");
    // Nor in a backup; where everybody may see it, it is there.
    app.click("Backups");
    app.click("Back up now");
    app.sees("Backed up");
    press(&app, "Look inside");
    press(&app, "that are the same in the vault");
    app.sees("Maren Lindqvist");
    app.misses("Concern about");
    app.press("Control+Shift+H");
    app.sees("Concern about");
    app.press("Control+Shift+H");
    app.misses("Concern about");
    app.press("Escape");
    app.within("Places").click("Candidates");
    open_row(&app, "Maren Lindqvist");
    app.click("Letter");
    app.sees("0 of 3 parts written.");
    app.misses("1 open concern");
    app.press("Control+Shift+H");
    app.sees("1 open concern");
    app.is_accessible();
    app.screenshot("session-concern-letter");
    app.click("Look at it");
    app.sees(DOUBT);

    open_row(&app, DOUBT);
    app.put("How it ended", "She sleeps again.");
    app.fill("Closed on", &in_days(0));
    app.sees("Saved");
    app.click("Done");
    app.misses(DOUBT);
    app.click("Sessions");
    app.sees("Closed concerns");
    app.kept_to_itself(&[DOUBT, "She sleeps again.", "She stays with the silence."]);
}
