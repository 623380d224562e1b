//! The ways into a vault in the real window: the passphrase, the recovery code, and what changes them.
#![cfg(feature = "window")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use companion::pathway::records::Workspace;
use serde_json::Value;
use tests::{paper::text_of, window::App};

const NAME: &str = "Ingrid Solheim";
/// Typed on one keyboard with letters that are one sign each, and on another with marks of their own.
const ONE_SIGN: &str = "åpen dør mellom fjell og sjø café";
const WITH_MARKS: &str = "a\u{30a}pen dør mellom fjell og sjø cafe\u{301}";
const LATEST: &str = "seven lanterns over the harbour";
const ANOTHER: &str = "quiet river under seven stones";

fn choose(app: &App, passphrase: &str) {
    app.put("Passphrase", passphrase);
    app.put("The same passphrase again", passphrase);
}

/// The eight groups as they stand on the screen.
fn code(app: &App) -> Vec<String> {
    app.offers("Save the recovery kit (PDF)");
    let shown = app.run(
        "return [...document.querySelectorAll('main ol bdi')].map((e) => e.textContent)",
        &[],
    );
    let groups: Vec<String> = shown
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect();
    assert_eq!(groups.len(), 8, "{shown}");
    assert!(groups.iter().all(|group| group.len() == 5), "{shown}");
    groups
}

/// The same code with one letter of this group typed wrong.
fn mistyped(code: &[String], group: usize) -> String {
    let mut typed = code.to_vec();
    let other = if typed[group - 1].ends_with('7') { "8" } else { "7" };
    typed[group - 1].replace_range(4.., other);
    typed.join(" ")
}

fn lock(app: &App) {
    app.press("Control+l");
    app.is_at(NAME);
}

fn unlock(app: &App, passphrase: &str) {
    app.put("Passphrase", passphrase);
    app.click("Unlock");
}

/// A vault with this passphrase, and its recovery code.
fn create(app: &App, passphrase: &str) -> Vec<String> {
    app.begins_a_vault(Workspace::Supervisor, NAME);
    choose(app, passphrase);
    app.click("Create the vault");
    app.is_at("Your recovery code");
    let code = code(app);
    app.tick("I have printed it or written it down");
    app.click("Go on");
    app.is_at("Candidates");
    code
}

#[test]
fn a_passphrase_that_will_not_do_is_told_beside_its_field() {
    let app = App::start();
    app.begins_a_vault(Workspace::Supervisor, NAME);
    app.fill("Passphrase", "password");
    app.sees("Very weak.");
    app.holds_up("keys-weak");
    choose(&app, "x");
    app.click("Create the vault");
    app.complains("Passphrase", "12");
    choose(&app, "passwordpassword");
    app.click("Create the vault");
    app.complains("Passphrase", "easy to guess");
    choose(&app, &"ab cd".repeat(2000));
    app.click("Create the vault");
    app.complains("Passphrase", "at most 1024");
    app.holds_up("keys-too-long");
    choose(&app, WITH_MARKS);
    app.sees("Strong.");
    app.click("Create the vault");
    app.is_at("Your recovery code");
    app.click("Later");
    app.is_at("Candidates");
    lock(&app);
    unlock(&app, ONE_SIGN);
    app.is_at("Candidates");
}

#[test]
fn a_code_on_paper_leads_back_in_and_to_a_new_passphrase() {
    let app = App::start();
    app.begins_a_vault(Workspace::Supervisor, NAME);
    app.click("Suggest one");
    app.sees("Five words, chosen at random");
    app.click("Use this");
    app.sees("Strong.");
    let suggested = app.value("Passphrase");
    assert!(suggested.split(' ').count() >= 5, "{suggested}");
    app.holds("The same passphrase again", &suggested);
    app.sees(&suggested);
    app.holds_up("keys-suggested");
    app.click("Create the vault");

    app.is_at("Your recovery code");
    app.sees("It is shown only now");
    assert_eq!(app.focused(), "heading “Your recovery code”");
    let code = code(&app);
    // Nobody leaves by a slip of the finger what is shown once.
    app.press("Escape");
    app.press("Alt+ArrowLeft");
    app.is_at("Your recovery code");
    app.lacks("Go on");
    let kit = app.document("kit.pdf");
    app.answers(&kit);
    app.click("Save the recovery kit (PDF)");
    app.sees("Saved: kit.pdf.");
    let printed = text_of(&kit);
    for group in &code {
        assert!(printed.contains(group.as_str()), "{group} is not on the kit: {printed}");
    }
    app.holds_up("keys-code");
    app.tick("I have printed it or written it down");
    app.click("Go on");
    app.is_at("Candidates");
    lock(&app);

    app.click("I forgot my passphrase");
    assert_eq!(app.focused(), "textbox “Recovery code”");
    app.click("Open with the code");
    app.complains("Recovery code", "Enter the code");
    app.fill("Recovery code", &mistyped(&code, 3));
    app.click("Open with the code");
    app.complains("Recovery code", "group 3");
    app.holds_up("keys-mistyped");
    app.fill("Recovery code", &code.join("-").to_lowercase());
    app.click("Open with the code");
    app.is_at("Choose a new passphrase");
    app.press("Escape");
    app.is_at("Choose a new passphrase");
    app.sees("keep their old passphrase");
    app.click("Keep it and go on");
    app.complains("New passphrase", "Enter a new passphrase");
    app.holds_up("keys-new-passphrase");
    app.fill("New passphrase", ANOTHER);
    app.fill("The same passphrase again", "quiet river under seven stone");
    app.click("Keep it and go on");
    app.complains("The same passphrase again", "not the same");
    app.fill("The same passphrase again", ANOTHER);
    app.click("Keep it and go on");
    app.is_at("Candidates");

    lock(&app);
    unlock(&app, &suggested);
    app.complains("Passphrase", "does not open the vault");
    unlock(&app, ANOTHER);
    app.is_at("Candidates");
}

#[test]
fn the_settings_change_the_passphrase_the_code_and_the_key_itself() {
    let app = App::start();
    let first = create(&app, ONE_SIGN);
    app.click("Settings");
    app.is_at("Settings");
    app.sees("Passphrase and keys");
    app.holds_up("keys-settings");

    app.click("Change it");
    app.fill("Present passphrase", "another one altogether");
    app.fill("New passphrase", ANOTHER);
    app.fill("The same passphrase again", ANOTHER);
    app.click("Change the passphrase");
    app.complains("Present passphrase", "not the vault's passphrase");
    app.holds_up("keys-change");
    app.put("Present passphrase", ONE_SIGN);
    app.click("Change the passphrase");
    app.sees("The passphrase was changed.");

    app.click("Make a new one");
    app.is_at("A new recovery code");
    app.press("Escape");
    app.is_at("Settings");
    app.click("Make a new one");
    app.fill("Present passphrase", "not this one at all");
    app.click("Make the code");
    app.complains("Present passphrase", "not the vault's passphrase");
    app.put("Present passphrase", ANOTHER);
    app.click("Make the code");
    app.is_at("Your recovery code");
    let second = code(&app);
    assert_ne!(first, second);
    app.tick("I have printed it or written it down");
    app.click("Done");
    app.is_at("Settings");

    app.click("What it does");
    app.is_at("Encrypt everything anew");
    app.holds_up("keys-anew");
    app.put("Your passphrase, once more", ONE_SIGN);
    app.put("New passphrase", LATEST);
    app.put("The same passphrase again", LATEST);
    app.click("Encrypt everything anew");
    app.complains("Your passphrase, once more", "not the vault's passphrase");
    app.put("Your passphrase, once more", ANOTHER);
    app.click("Encrypt everything anew");
    app.is_at("Everything is encrypted anew");
    let third = code(&app);
    assert_ne!(second, third);
    app.holds_up("keys-anew-done");
    app.tick("I have printed it or written it down");
    app.click("Done");
    app.sees("Earlier backups still open with the old passphrase or code");
    app.holds_up("keys-anew-backups");
    app.click("Make a new backup and delete the earlier ones");
    app.sees("Your backups are under the new key");
    app.click("Done");
    app.is_at("Settings");

    lock(&app);
    for old in [ONE_SIGN, ANOTHER] {
        unlock(&app, old);
        app.complains("Passphrase", "does not open the vault");
    }
    app.click("I forgot my passphrase");
    for old in [first, second] {
        app.fill("Recovery code", &old.join(" "));
        app.click("Open with the code");
        app.complains("Recovery code", "code");
    }
    app.fill("Recovery code", &third.join(" "));
    app.click("Open with the code");
    app.is_at("Choose a new passphrase");
    app.click("Lock the vault again");
    app.is_at(NAME);
    unlock(&app, LATEST);
    app.is_at("Candidates");
}
