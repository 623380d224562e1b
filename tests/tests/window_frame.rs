//! The frame of the window: in, around and out again, in the real app.
#![cfg(feature = "window")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use companion::pathway::records::Workspace;
use serde_json::{Value, json};
use tests::window::App;

const PASSPHRASE: &str = "meadow kettle harbour";
const SUPERVISOR: &str = "A supervisor I accompany candidates, and write their letters of recommendation.";
const PROFILE: &str = "You and your letterhead";

fn create(app: &App, name: &str) {
    app.makes_a_vault(Workspace::Supervisor, name, PASSPHRASE);
}

fn unlock(app: &App) {
    app.fill("Passphrase", PASSPHRASE);
    app.click("Unlock");
    app.is_at("Candidates");
}

#[test]
fn a_person_creates_a_vault_leaves_it_locked_and_comes_back_to_their_words() {
    let app = App::start();
    app.is_at("SCIP Companion");
    assert_eq!(app.title(), "Welcome · SCIP Companion");
    app.holds_up("frame-welcome");

    app.click("Create a vault");
    app.is_at("A new vault");
    app.click("Create the vault");
    app.complains("Your name", "Enter your name");
    app.complains("Passphrase", "at least 12 characters");
    app.sees("Choose one of the two.");
    app.holds_up("frame-create-empty");

    app.answers(app.home().join("Documents"));
    app.click("Choose another place");
    app.click(SUPERVISOR);
    app.fill("Your name", "Ingrid/Solheim");
    app.fill("Passphrase", PASSPHRASE);
    app.fill("The same passphrase again", "meadow kettle harbor");
    app.click("Create the vault");
    app.complains("The same passphrase again", "not the same");
    app.fill("The same passphrase again", PASSPHRASE);
    app.click("Create the vault");
    app.complains("Your name", "cannot hold /");
    // Nothing that was typed is lost by the refusal.
    app.holds("Passphrase", PASSPHRASE);
    app.holds("The same passphrase again", PASSPHRASE);
    app.fill("Your name", "Ingrid Solheim");
    app.misses("cannot hold /");
    app.holds_up("frame-create");
    app.click("Create the vault");
    app.click("Later");
    app.is_at("Candidates");
    assert!(app.document("Ingrid Solheim.scipvault").is_dir());

    app.click(PROFILE);
    app.is_at(PROFILE);
    assert_eq!(app.focused(), format!("heading “{PROFILE}”"));
    app.holds("Name", "Ingrid Solheim");
    app.fill("Credentials", "PhD, Licensed Psychologist");
    app.fill("Role", "SCIP Super");
    app.press("Control+z");
    app.until("the key takes the typing back", |page| {
        page.value("Role") != "SCIP Super"
    });
    app.fill("Role", "SCIP Supervisor");
    app.put("Address (optional)", "Storgata 12\n0184 Oslo");
    app.fill("E-mail (optional)", "ingrid@example.org");
    app.answers(app.document("Ingrid Solheim.scipvault/keys.json"));
    app.click("Take it from a picture");
    app.sees("This is no picture that the app knows.");
    app.click("Draw it");
    app.draws("dialog[open] canvas", &[(0.2, 0.6), (0.4, 0.3), (0.6, 0.7), (0.8, 0.4)]);
    app.click("Keep this signature");
    app.offers("Remove the signature");
    app.sees("PhD, Licensed Psychologist · SCIP Supervisor");
    app.sees("Saved");
    app.holds_up("frame-profile");

    app.press("Control+l");
    app.is_at("Ingrid Solheim");
    assert_eq!(app.title(), "Unlock · SCIP Companion");
    assert_eq!(app.focused(), "textbox “Passphrase”");
    app.press("Escape");
    app.press("Escape");
    app.is_at("Ingrid Solheim");
    app.fill("Passphrase", "another passphrase");
    app.click("Unlock");
    app.complains("Passphrase", "This passphrase does not open the vault.");
    app.holds_up("frame-unlock");

    unlock(&app);
    app.click(PROFILE);
    app.holds("Role", "SCIP Supervisor");
    app.holds("Address (optional)", "Storgata 12\n0184 Oslo");
    app.offers("Remove the signature");
    app.click("Remove the signature");
    app.offers("Draw it");
    app.click("Undo");
    app.offers("Remove the signature");

    app.click("Lock Ctrl L");
    app.click("Another vault");
    app.is_at("SCIP Companion");
    app.sees("Opened before");
    app.holds_up("frame-welcome-again");
}

#[test]
fn the_keys_of_the_window_lead_back_and_tell_of_themselves() {
    let app = App::start();
    create(&app, "Ingrid Solheim");
    app.click("About");
    app.is_at("About");
    app.sees("independent");
    app.sees(
        "An older copy of the whole vault"
            .to_lowercase()
            .trim_start_matches("an "),
    );
    app.click("What the app is built from, and its licences");
    app.holds_up("frame-about");
    app.click("Settings");
    app.is_at("Settings");
    app.press("Escape");
    app.is_at("About");
    app.press("Alt+ArrowLeft");
    app.is_at("Candidates");
    app.types("?");
    app.sees("Save everything and lock");
    app.holds_up("frame-keys");
    app.press("Escape");
    app.misses("Save everything and lock");
    app.is_at("Candidates");

    // In a field a question mark is a letter, and Esc first leaves the field.
    app.click(PROFILE);
    app.fill("Role", "Supervisor");
    app.types("?");
    app.holds("Role", "Supervisor?");
    app.press("Escape");
    app.is_at(PROFILE);
    assert_eq!(app.focused(), format!("heading “{PROFILE}”"));
    app.press("Escape");
    app.is_at("Candidates");
}

#[test]
fn the_window_looks_as_it_was_chosen_also_when_it_is_opened_again() {
    let mut app = App::start();
    create(&app, "Ingrid Solheim");
    app.click("Settings");
    app.holds_up("frame-settings");
    app.choose("Without a key or the mouse, lock after", "15 minutes");
    app.click("Dark");
    app.click("Larger");
    let look = |app: &App| app.run("return { ...document.documentElement.dataset }", &[]);
    let chosen = json!({ "theme": "dark", "text": "larger" });
    assert_eq!(look(&app), chosen);
    app.restart();
    app.is_at("Ingrid Solheim");
    app.until("the window looks as it was chosen", |_| look(&app) == chosen);
    unlock(&app);
    app.click("Settings");
    app.holds("Without a key or the mouse, lock after", "15 minutes");
}

#[test]
fn the_owner_takes_a_readable_copy_and_private_notes_only_with_the_passphrase() {
    let app = App::start();
    create(&app, "Ingrid Solheim");
    app.click("Settings");
    let copy = app.document("copy.json");
    app.answers(&copy);
    app.click("Export a copy");
    app.sees("Exported: copy.json");
    let records: Value = serde_json::from_slice(&fs::read(&copy).unwrap()).unwrap();
    assert_eq!(records["records"][0]["name"], "Ingrid Solheim");

    app.click("Export my full copy");
    app.sees("is not encrypted. Whoever gets it");
    let own = app.document("own.json");
    app.answers(&own);
    app.fill("Your passphrase, once more", "another passphrase");
    app.click("Choose a place and export");
    app.complains("Your passphrase, once more", "does not open the vault");
    assert!(!own.exists());
    app.holds_up("frame-own-copy");
    app.answers(&own);
    app.fill("Your passphrase, once more", PASSPHRASE);
    app.click("Choose a place and export");
    app.sees("Exported: own.json");
    assert!(own.exists());
    app.misses("Your passphrase, once more");
}

#[test]
fn a_sample_says_that_it_is_one_and_lets_the_person_out() {
    let app = App::start();
    app.click("A candidate’s sample");
    app.is_at("Pathway");
    app.sees("Sample vault");
    app.screenshot("frame-sample-candidate");
    app.click("Leave the sample");
    app.is_at("SCIP Companion");
    app.misses("Sample vault Invented people.");
    app.click("A supervisor’s sample");
    app.is_at("Candidates");
    app.sees("Invented people.");
    app.screenshot("frame-sample-supervisor");
}

#[test]
fn what_was_typed_two_seconds_ago_survives_a_killed_app() {
    let mut app = App::start();
    create(&app, "Ingrid Solheim");
    app.click(PROFILE);
    app.is_at(PROFILE);
    // The page itself takes the time from the last key to the word "Saved": the driver is slower than a person.
    app.run(
        "window.keyed = window.kept = 0;
         document.addEventListener('input', () => { window.keyed = performance.now(); window.kept = 0; }, true);
         new MutationObserver(() => {
           const says = document.querySelector('main header').innerText;
           if (window.keyed && !window.kept && /\\bSaved$/.test(says.trim())) window.kept = performance.now();
         }).observe(document.body, { childList: true, characterData: true, subtree: true });",
        &[],
    );
    app.fill("Role", "SCIP Supervisor in Oslo");
    app.until("the words are saved", |page| {
        page.run("return window.kept > 0", &[]) == true
    });
    let took = app.run("return window.kept - window.keyed", &[]);
    assert!(took.as_f64().unwrap() < 2000.0, "it took {took} ms to be saved");
    app.fill("Credentials", "PhD");
    app.kill();
    app.restart();
    app.is_at("Ingrid Solheim");
    unlock(&app);
    app.click(PROFILE);
    app.holds("Role", "SCIP Supervisor in Oslo");
}

#[test]
fn a_vault_that_does_not_open_says_why_and_what_to_do() {
    let app = App::start();
    create(&app, "Ingrid Solheim");
    let vault = app.document("Ingrid Solheim.scipvault");

    let other = App::start();
    let open = |folder: &std::path::Path| {
        other.is_at("SCIP Companion");
        other.answers(folder);
        other.click("Open a vault");
        other.fill("Passphrase", PASSPHRASE);
        other.click("Unlock");
    };
    open(&vault);
    other.sees("This vault is open elsewhere");
    other.sees("Close it there, then try again.");
    other.holds_up("frame-in-use");
    other.holds("Passphrase", PASSPHRASE);

    other.click("Another vault");
    let empty = other.document("Holidays");
    fs::create_dir(&empty).unwrap();
    open(&empty);
    other.sees("This is not a vault");

    app.close();
    fs::write(vault.join("vault.db"), [7; 8192]).unwrap();
    other.click("Another vault");
    open(&vault);
    other.sees("This vault is damaged");
    other.sees("The damaged vault stays as it is, whatever you do here.");
}
