//! The candidate's own screens, in the real window.
#![cfg(feature = "window")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use companion::pathway::records::Workspace;
use serde_json::json;
use tests::window::App;

const PASSPHRASE: &str = "four quiet unrelated words";

/// Where the sidebar leads, the heading there, and something that the sample shows on it.
const SCREENS: [(&str, &str); 9] = [
    ("Pathway", "What is asked for"),
    ("Training", "Level A"),
    ("Client sessions", "Your clients"),
    ("Supervision", "Orientation"),
    ("Practice and retreats", "Five days of silence"),
    ("Case studies", "The examiner who never leaves"),
    ("Portfolio", "Evidence of retreat attendance"),
    ("Submission", "What the programme asks for"),
    ("Fees", "Registration fee"),
];

fn sample() -> App {
    let app = App::start();
    app.click("A candidate’s sample");
    app.is_at("Pathway");
    app
}

fn empty_vault() -> App {
    let app = App::start();
    app.makes_a_vault(Workspace::Candidate, "Marisol Ferreira", PASSPHRASE);
    app
}

fn go(app: &App, place: &str) {
    app.within("Places").click(place);
    app.is_at(place);
}

/// Opens the row of a list that says this.
fn open(app: &App, says: &str) {
    app.until(&format!("a row that says “{says}” can be opened"), |app| {
        let clicked = app.run(
            "const row = [...document.querySelectorAll('main li > button')].find((e) => e.innerText.includes(arguments[0]));
             row?.click();
             return row !== undefined",
            &[json!(says)],
        );
        clicked == json!(true)
    });
}

/// Chooses the theme as the settings do.
fn theme(app: &App, theme: &str) {
    app.run("document.documentElement.dataset.theme = arguments[0]", &[json!(theme)]);
}

/// Chooses the text size as the settings do.
fn text(app: &App, size: &str) {
    app.run("document.documentElement.dataset.text = arguments[0]", &[json!(size)]);
}

/// Nothing sticks out: neither the page nor what scrolls in it sideways, nor the window itself downwards.
fn fits(app: &App, what: &str) {
    let out = app.run(
        "const wide = [...document.querySelectorAll('html, body, main, main *')]
           .filter((e) => !e.closest('.hidden-visually, svg, .picker') && e.getClientRects().length > 0)
           .filter((e) => {
             const edge = document.documentElement.clientWidth + 1;
             return e.getBoundingClientRect().right > edge
               || (['HTML', 'BODY', 'MAIN'].includes(e.tagName) && e.scrollWidth > e.clientWidth + 1);
           });
         if (document.documentElement.scrollHeight > innerHeight + 1) wide.push(document.documentElement);
         return wide.slice(0, 5).map((e) => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 60)}`)",
        &[],
    );
    assert_eq!(out, json!([]), "{what} is larger than the window");
}

/// Looks at one screen in every way that it must stand.
fn stands(app: &App, name: &str) {
    theme(app, "light");
    app.is_accessible();
    app.screenshot(&format!("candidate-{name}"));
    theme(app, "dark");
    app.is_accessible();
    app.screenshot(&format!("candidate-{name}-dark"));
    theme(app, "light");
    text(app, "largest");
    fits(app, &format!("{name} with text at 200 %"));
    app.is_accessible();
    app.screenshot(&format!("candidate-{name}-largest"));
    app.resize(1024, 700);
    fits(app, &format!("{name} at 1024 x 700 with text at 200 %"));
    text(app, "usual");
    fits(app, &format!("{name} at 1024 x 700"));
    app.screenshot(&format!("candidate-{name}-small"));
    app.resize(1280, 860);
}

fn slug(place: &str) -> String {
    place.to_lowercase().replace(' ', "-")
}

#[test]
fn every_screen_of_the_sample_is_accessible_and_fits_in_every_size() {
    let app = sample();
    for (place, shows) in SCREENS {
        go(&app, place);
        app.sees(shows);
        stands(&app, &slug(place));
    }
    go(&app, "Case studies");
    open(&app, "The examiner who never leaves");
    app.is_at("The examiner who never leaves");
    stands(&app, "case-study");
}

#[test]
fn what_is_opened_in_its_place_is_accessible_and_fits() {
    let app = sample();
    for (place, row) in [
        ("Training", "Level A"),
        ("Practice and retreats", "Five days of silence"),
        ("Fees", "Registration fee"),
    ] {
        go(&app, place);
        open(&app, row);
        app.offers("Remove");
        stands(&app, &format!("{}-open", slug(place)));
        app.click("Done");
    }
    go(&app, "Pathway");
    for part in [
        "Your days and your supervisor",
        "What happens after you submit",
        "Where the programme’s document contradicts itself",
    ] {
        app.click(part);
    }
    app.sees("$750");
    app.sees("Re-review");
    app.holds("Your supervisor", "Ingrid Solheim");
    stands(&app, "pathway-open");
}

#[test]
fn an_empty_vault_says_what_each_screen_is_for() {
    let app = empty_vault();
    app.sees("Complete SCIP Level A");
    stands(&app, "empty-pathway");
    for (place, says) in [
        ("Training", "No training is noted yet."),
        ("Client sessions", "No session yet."),
        ("Supervision", "Not noted yet"),
        ("Practice and retreats", "No practice note yet."),
        ("Case studies", "No case study yet."),
        ("Portfolio", "Nothing of this in the portfolio yet."),
        ("Submission", "Nothing is chosen yet."),
        ("Fees", "The programme’s list"),
    ] {
        go(&app, place);
        app.sees(says);
        stands(&app, &format!("empty-{}", slug(place)));
    }
}

#[test]
fn a_session_is_added_with_a_pseudonym_and_enter_and_taken_back_with_undo() {
    let app = empty_vault();
    go(&app, "Client sessions");
    app.fill("Pseudonym", "Juniper");
    app.fill("Practice (optional)", "Soothing touch");
    app.press("Enter");
    app.sees("The session was added.");
    app.sees("1 session, 1 with self-compassion");
    app.sees("1 · at least 24");
    // The next one: the client is still chosen, the keyboard is where a session begins.
    assert_eq!(app.focused(), "combobox “Client”");
    app.holds("Client", "Juniper");
    app.untick("Self-compassion was explicitly integrated");
    app.fill("Practice (optional)", "History and goals");
    app.press("Enter");
    app.sees("2 sessions, 1 with self-compassion");
    app.click("Undo");
    app.sees("1 session, 1 with self-compassion");
    app.misses("History and goals");
    // What was kept can be changed in its place, removed, and brought back.
    open(&app, "Soothing touch");
    app.within("Soothing touch").fill("Practice", "A letter to the critic");
    app.click("Done");
    app.lacks("Done");
    open(&app, "A letter to the critic");
    app.click("Remove");
    app.misses("A letter to the critic");
    app.click("Undo");
    app.sees("A letter to the critic");
}

#[test]
fn a_session_takes_three_keys_and_no_mouse() {
    let app = empty_vault();
    go(&app, "Client sessions");
    app.press("Control+N");
    let mut keys = 0;
    let mut press = |chord: &str| {
        keys += 1;
        app.press(chord);
    };
    // The first one of all has a pseudonym to be thought of.
    for chord in ["Tab", "J", "u", "n", "o", "Enter"] {
        press(chord);
    }
    app.sees("1 session, 1 with self-compassion");
    app.press("Escape");

    // As the last one was.
    keys = 0;
    let mut press = |chord: &str| {
        keys += 1;
        app.press(chord);
    };
    press("Control+N");
    press("Control+N");
    assert_eq!(app.focused(), "button “Add the session”");
    press("Enter");
    app.sees("2 sessions, 2 with self-compassion");
    assert_eq!(keys, 3, "keys for one more session like the last");
    // The keyboard is where a session begins: the next one of the kind takes two.
    app.press("Control+N");
    app.press("Enter");
    app.sees("3 sessions, 3 with self-compassion");

    // Another one, with another length and without self-compassion.
    for chord in ["Tab", "Tab", "Tab"] {
        app.press(chord);
    }
    app.sees("Duration");
    app.screenshot("candidate-keys");
}

#[test]
fn bad_input_is_named_beside_its_field_and_stays_there() {
    let app = empty_vault();
    go(&app, "Client sessions");
    let entry = app.within("New session");
    entry.fill("Pseudonym", "Juniper");
    entry.fill("Date", "2999-01-01");
    app.press("Enter");
    entry.complains("Date", "This date is after");
    entry.holds("Date", "2999-01-01");
    entry.fill("Date", "2026-03-12");
    entry.fill("Duration", "-50");
    app.press("Enter");
    entry.complains("Duration", "A duration cannot be negative.");
    entry.holds("Duration", "-50");
    app.misses("The session was added.");
    entry.fill("Duration", "50");
    app.press("Enter");
    app.sees("1 session, 1 with self-compassion");
    // A second client under the same pseudonym, whatever its capitals.
    entry.choose("Client", "A new client…");
    entry.fill("Pseudonym", "JUNIPER");
    app.press("Enter");
    entry.complains("Pseudonym", "Another client already has this pseudonym.");
    entry.holds("Pseudonym", "JUNIPER");
    app.screenshot("candidate-bad-pseudonym");

    go(&app, "Practice and retreats");
    app.click("Add a retreat");
    app.fill("First day", "2025-10-12");
    app.fill("Last day", "2025-10-08");
    app.complains("Last day", "The end is before the start.");
    app.is_accessible();
    app.screenshot("candidate-bad-retreat");
    // It stays open until it can be kept.
    app.click("Done");
    app.complains("Last day", "The end is before the start.");
    app.fill("Last day", "2025-10-16");
    app.sees("5 days, the first and the last among them.");
    app.click("Done");
    app.sees("5 days · silent");
}

#[test]
fn a_twenty_fifth_case_study_is_welcome_and_the_person_chooses_which_count() {
    let app = sample();
    go(&app, "Case studies");
    app.sees("You have 25 case studies; 24 make up the portfolio.");
    app.click("Choose which 24 count");
    app.tick("25 · What to do with a setback");
    app.sees("25 case studies are chosen, and 24 count.");
    app.is_accessible();
    app.screenshot("candidate-too-many");
    app.untick("3 · When warmth hurt");
    app.sees("24 of 24 are chosen to count.");
}

#[test]
fn the_fees_of_the_list_are_added_at_once() {
    let app = empty_vault();
    go(&app, "Fees");
    app.sees("USD 3,050 in all");
    app.sees("ask before paying");
    app.click("Add the 5 fees of the list");
    app.sees("of USD 1,250 paid");
    app.sees("of USD 1,800 paid");
}

#[test]
fn the_next_thing_on_the_pathway_leads_to_where_it_is_done() {
    let app = empty_vault();
    app.click("Go there");
    app.is_at("Training");
    for level in ["A", "B"] {
        app.click("Add a level");
        app.fill("Completed on", "2025-06-11");
        app.click("Done");
        app.sees(&format!("Level {level}"));
    }
    go(&app, "Pathway");
    app.sees("Log client sessions with self-compassion");
    app.click("Go there");
    app.is_at("Client sessions");
}
