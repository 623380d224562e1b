//! Backups, the trash and undo, through the real window.
#![cfg(feature = "window")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use chrono::{TimeDelta, Utc};
use companion::{
    Companion, Moment,
    open::{self, Cost, NewVault},
    pathway::{Id, Kind, records::Workspace},
};
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

#[test]
fn a_backup_is_made_proved_looked_into_and_restored() {
    let app = App::start();
    app.click("A supervisor’s sample");
    app.click("Backups");
    app.is_at("Backups");
    app.sees("There is no backup of this vault yet.");
    app.holds_up("safekeeping-backups-none");

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
    app.holds_up("safekeeping-backups");

    app.click("Prove the newest backup");
    app.sees("This backup gives everything back");
    app.sees("came back word for word");
    app.holds_up("safekeeping-backups-proved");

    click_first(&app, "Look inside the backup of");
    app.sees("Every record in it is in the vault, word for word.");
    app.holds_up("safekeeping-backups-inside");
    app.press("Escape");

    fs::remove_dir_all(&stick).unwrap();
    app.click("Trash");
    app.is_at("Trash");
    app.click("Backups");
    app.sees("not connected");
    click_first(&app, "Restore the whole vault");
    app.sees("A new vault was made");
    app.sees("It opens with the passphrase that the vault had");
    app.holds_up("safekeeping-backups-restored");
}

#[test]
fn what_is_removed_waits_comes_back_by_undo_or_from_the_trash_and_goes_for_good_when_agreed() {
    let app = App::start();
    app.click("A candidate’s sample");
    app.click("Trash");
    app.sees("Nothing waits here.");
    app.holds_up("safekeeping-trash-empty");

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
    app.holds_up("safekeeping-trash");
    app.click("Bring back Case study 1");
    app.sees("Nothing waits here.");

    remove();
    app.click("Backups");
    app.click("Back up now");
    app.sees("Backed up");
    app.click("Trash");
    app.click("Remove for good: Case study 1");
    app.sees("No undo, no history and no backup brings it back");
    app.holds_up("safekeeping-trash-for-good");
    app.click("Yes, all of this may go for good");
    app.within("Remove for good: Case study 1").click("Remove for good");
    app.sees("and from the one backup that held it");
    app.press("Escape");
    app.sees("Removed for good: 1");
    app.sees("Nothing waits here.");
}

const PASSPHRASE: &str = "quiet river under seven stones";

fn days_ago(days: i64) -> Moment {
    let instant = Utc::now() - TimeDelta::days(days);
    Moment {
        instant,
        today: instant.date_naive(),
    }
}

fn vault(app: &App, moment: Moment) -> Companion {
    let new = NewVault {
        folder: app.document("Ingrid Solheim.scipvault"),
        workspace: Workspace::Candidate,
        name: "Ingrid Solheim".into(),
        passphrase: PASSPHRASE.into(),
        cost: Cost::floor(),
    };
    open::create(new, moment).unwrap()
}

fn unlock(app: &App) {
    app.answers(app.document("Ingrid Solheim.scipvault"));
    app.click("Open a vault");
    app.fill("Passphrase", PASSPHRASE);
    app.click("Unlock");
    app.is_at("Pathway");
}

/// Writes one more retreat into the vault.
fn with_a_retreat(vault: &mut Companion, moment: Moment) -> Id {
    let retreat = vault.blank(Kind::Retreat, None, moment).unwrap();
    let id = retreat.id().clone();
    vault.save(retreat, moment).unwrap();
    id
}

#[test]
fn what_happened_by_itself_is_told_and_what_wants_something_stays_until_it_is_seen() {
    let app = App::start();
    let mut vault = vault(&app, days_ago(33));
    let retreat = with_a_retreat(&mut vault, days_ago(33));
    vault.remove(&retreat, days_ago(32)).unwrap();
    let stick = app.home().join("stick");
    fs::create_dir(&stick).unwrap();
    vault.choose_further_place(&stick).unwrap();
    for days in (3..32).rev() {
        vault.empty_due_trash(days_ago(days)).unwrap();
        if days == 20 {
            vault.back_up(days_ago(days)).unwrap();
        }
    }
    vault.lock().unwrap();
    fs::remove_dir_all(&stick).unwrap();

    unlock(&app);
    app.sees("left the trash for good");
    app.sees("Your further place for backups is missing");
    app.holds_up("safekeeping-told");
    app.click("See the backups");
    app.is_at("Backups");
    app.sees("not connected");
    app.holds_up("safekeeping-place-away");
    app.click("Understood");
    app.misses("Your further place for backups is missing");
}

#[test]
fn a_backup_that_cannot_be_made_by_itself_is_told_until_one_is_made() {
    let app = App::starting().env("SCIP_JOURNEYS_LOOKS_OFTEN", "1").open();
    let mut vault = vault(&app, Moment::now());
    with_a_retreat(&mut vault, Moment::now());
    vault.lock().unwrap();
    let backups = app.document("Ingrid Solheim.scipvault").join("backups");
    let _ = fs::remove_dir_all(&backups);
    fs::write(&backups, "in the way").unwrap();
    unlock(&app);
    app.sees("The last backup was not made");
    app.holds_up("safekeeping-failed");
    fs::remove_file(&backups).unwrap();
    app.click("See the backups");
    app.click("Back up now");
    app.sees("Backed up");
    app.misses("The last backup was not made");
}
