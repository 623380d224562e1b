//! Backups, the trash and undo, through the real window.
#![cfg(feature = "window")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use serde_json::json;
use tests::window::App;

/// Clicks the first button whose accessible name begins like this: it goes on with a moment of the clock.
fn click_first(app: &App, beginning: &str) {
    let name = app.run(
        "const named = [...document.querySelectorAll('[aria-label]')].map((e) => e.ariaLabel);
         return named.find((name) => name.startsWith(arguments[0]))",
        &[json!(beginning)],
    );
    app.click(name.as_str().expect("there is such a button"));
}

/// Light and dark, with text twice as large, and in a small window: nothing is out of reach, and axe-core finds nothing.
fn holds_up(app: &App, name: &str) {
    for (theme, text, size) in [
        ("light", "normal", (1280, 860)),
        ("dark", "normal", (1280, 860)),
        ("light", "largest", (1280, 860)),
        ("light", "normal", (1024, 700)),
    ] {
        app.resize(size.0, size.1);
        app.run(
            "Object.assign(document.documentElement.dataset, { theme: arguments[0], text: arguments[1] })",
            &[json!(theme), json!(text)],
        );
        app.is_accessible();
        let wide = app.run(
            "const parts = [document.scrollingElement, ...document.querySelectorAll('main, nav, dialog[open]')];
             return parts.filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.tagName)",
            &[],
        );
        assert_eq!(wide, json!([]), "{name} is wider than the window ({theme}, {text})");
        app.screenshot(&format!("safekeeping-{name}-{theme}-{text}-{}", size.0));
    }
    app.resize(1280, 860);
    app.run(
        "delete document.documentElement.dataset.theme; delete document.documentElement.dataset.text",
        &[],
    );
}

#[test]
fn a_backup_is_made_proved_looked_into_and_restored() {
    let app = App::start();
    app.click("A supervisor’s sample");
    app.click("Backups");
    app.is_at("Backups");
    app.sees("There is no backup of this vault yet.");
    holds_up(&app, "backups-none");

    let stick = app.home().join("stick");
    fs::create_dir(&stick).unwrap();
    app.answers(&stick);
    app.click("Choose a folder");
    app.sees("The next backup goes there too.");
    app.click("Back up now");
    app.sees("Backed up");
    app.sees("It was opened and checked.");
    assert_eq!(
        fs::read_dir(&stick).unwrap().count(),
        1,
        "one folder for this vault at the further place"
    );
    holds_up(&app, "backups");

    app.click("Prove the newest backup");
    app.sees("This backup gives everything back");
    app.sees("came back word for word");
    holds_up(&app, "backups-proved");

    click_first(&app, "Look inside the backup of");
    app.sees("Every record in it is in the vault, word for word.");
    holds_up(&app, "backups-inside");
    app.press("Escape");

    fs::remove_dir_all(&stick).unwrap();
    app.click("Trash");
    app.is_at("Trash");
    app.click("Backups");
    app.sees("not connected");
    click_first(&app, "Restore the whole vault");
    app.sees("A new vault was made");
    app.sees("It opens with the passphrase that the vault had");
    holds_up(&app, "backups-restored");
}

#[test]
fn what_is_removed_waits_comes_back_by_undo_or_from_the_trash_and_goes_for_good_when_agreed() {
    let app = App::start();
    app.click("A candidate’s sample");
    app.click("Trash");
    app.sees("Nothing waits here.");
    holds_up(&app, "trash-empty");

    app.click("Case studies");
    app.is_at("Case studies");
    let line = app.run("return document.querySelector('main li .title').textContent", &[]);
    let title = line
        .as_str()
        .and_then(|line| line.split_once(" · "))
        .unwrap()
        .1
        .to_owned();
    let remove = || {
        app.click("Case studies");
        app.sees(&title);
        app.run("document.querySelector('main li button').click()", &[]);
        app.is_at(&title);
        app.click("Remove this case study");
        app.is_at("Case studies");
    };
    remove();
    app.misses(&title);
    app.press("Control+z");
    app.sees("Undone: ");
    app.sees(&title);
    app.press("Control+Shift+z");
    app.sees("Done again: ");
    app.misses(&title);

    app.click("Trash");
    app.sees("30 days left");
    holds_up(&app, "trash");
    app.click("Bring back Case study 1");
    app.sees("Nothing waits here.");

    remove();
    app.click("Backups");
    app.click("Back up now");
    app.sees("Backed up");
    app.click("Trash");
    app.click("Remove for good: Case study 1");
    app.sees("No undo, no history and no backup brings it back");
    holds_up(&app, "trash-for-good");
    app.click("Yes, all of this may go for good");
    app.within("Remove for good: Case study 1").click("Remove for good");
    app.sees("and from every backup (written anew: 1)");
    app.press("Escape");
    app.sees("Removed for good: 1");
    app.sees("Nothing waits here.");
}
