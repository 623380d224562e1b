//! A damaged vault in the real window: what is told, what can be saved, and that the damaged one stays as it is.
#![cfg(feature = "window")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use companion::{Companion, Moment};
use serde_json::json;
use tests::window::{App, eventually};
use vault::SecretString;

const SUPERVISOR: &str = "A supervisor I accompany candidates, and write their letters of recommendation.";
const NAME: &str = "Ingrid Solheim";
const PASSPHRASE: &str = "quiet river under seven stones";
const PAGE: usize = 4096;

/// Light and dark, with text twice as large, and in a small window: nothing is out of reach, and axe-core finds nothing.
fn holds_up(app: &App, name: &str) {
    let look = |theme: &str, text: &str, size: &str| {
        app.run(
            "Object.assign(document.documentElement.dataset, { theme: arguments[0], text: arguments[1] })",
            &[json!(theme), json!(text)],
        );
        app.is_accessible();
        let wide = app.run(
            "const parts = [document.scrollingElement, ...document.querySelectorAll('main, dialog[open]')];
             return parts.filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.tagName)",
            &[],
        );
        assert_eq!(wide, json!([]), "{name} is wider than the window ({theme}, {text})");
        app.screenshot(&format!("damage-{name}-{theme}-{text}{size}"));
    };
    look("light", "normal", "");
    look("dark", "normal", "");
    look("light", "largest", "");
    app.resize(1024, 700);
    look("light", "normal", "-small");
    app.resize(1280, 860);
    app.run(
        "delete document.documentElement.dataset.theme; delete document.documentElement.dataset.text",
        &[],
    );
}

/// A vault with a few candidates in it.
fn create(app: &App) -> PathBuf {
    app.click("Create a vault");
    app.answers(app.home().join("Documents"));
    app.click("Choose another place");
    app.sees("Documents");
    app.click(SUPERVISOR);
    app.fill("Your name", NAME);
    app.fill("Passphrase", PASSPHRASE);
    app.fill("The same passphrase again", PASSPHRASE);
    app.click("Create the vault");
    app.is_at("Your recovery code");
    app.click("Later");
    app.is_at("Candidates");
    app.document("Ingrid Solheim.scipvault")
}

fn unlock(app: &App) {
    app.is_at(NAME);
    app.fill("Passphrase", PASSPHRASE);
    app.click("Unlock");
}

/// Every file of a folder with its bytes.
fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(bytes(&path));
        } else {
            found.insert(path.clone(), fs::read(path).unwrap());
        }
    }
    found
}

/// The vault, open here once the app has let go of it. Locking it folds the log in: a page in the log would stand in for a
/// damaged one.
fn folded(vault: &Path) -> Companion {
    let passphrase = SecretString::from(PASSPHRASE);
    let open = || companion::open::unlock(vault, &passphrase, Moment::now()).map_err(|why| why.to_string());
    eventually(open).unwrap()
}

/// Turns one bit in the middle of the first page of the store, which is read at the door, and one in its last page.
fn damage(vault: &Path) {
    let store = vault.join("vault.db");
    let mut held = fs::read(&store).unwrap();
    let last = held.len() - PAGE / 2;
    held[PAGE / 2] ^= 1;
    held[last] ^= 1;
    fs::write(store, held).unwrap();
}

#[test]
fn what_can_be_read_of_a_damaged_vault_is_saved_beside_it() {
    let mut app = App::start();
    let vault = create(&app);
    for name in ["Ada Løvdal-Okonkwo", "מרים בן־דוד"] {
        app.click("Add a candidate");
        app.fill("Name", name);
        app.click("Begin");
        app.is_at(name);
        app.within("Places").click("Candidates");
        app.is_at("Candidates");
    }
    app.close();
    folded(&vault).lock().unwrap();
    damage(&vault);
    let before = bytes(&vault);

    app.restart();
    unlock(&app);
    app.is_at("This vault is damaged");
    app.sees("cannot be read.");
    app.sees("The damaged vault stays as it is");
    app.sees("No good backup of this vault was found here.");
    holds_up(&app, "found");
    app.press("Escape");
    unlock(&app);
    app.is_at("This vault is damaged");
    app.click("Save every readable record");
    app.is_at("Your records are in a new vault");
    app.sees("were saved into the new vault");
    holds_up(&app, "saved");
    assert_eq!(bytes(&vault), before, "the damaged vault was changed");
    app.click("Open it");
    app.is_at("Candidates");
    app.screenshot("damage-opened");

    // The next start asks for the passphrase of the saved one.
    app.restart();
    app.sees("rescued");
}

#[test]
fn of_a_vault_without_a_readable_page_it_is_said_that_only_a_backup_helps() {
    let mut app = App::start();
    let vault = create(&app);
    app.close();
    fs::write(vault.join("vault.db"), [7; 2 * PAGE]).unwrap();
    app.restart();
    unlock(&app);
    app.is_at("This vault is damaged");
    app.lacks("Save every readable record");
    app.sees("No good backup of this vault was found here.");
    holds_up(&app, "nothing-left");
    app.click("Another vault");
    app.is_at("SCIP Companion");
}

#[test]
fn a_damaged_vault_comes_back_from_its_newest_good_backup() {
    let mut app = App::start();
    let vault = create(&app);
    app.click("Add a candidate");
    app.fill("Name", "Ada");
    app.click("Begin");
    app.is_at("Ada");
    app.close();
    let mut companion = folded(&vault);
    companion.back_up(Moment::now()).unwrap();
    companion.lock().unwrap();
    damage(&vault);
    let before = bytes(&vault);

    app.restart();
    unlock(&app);
    app.is_at("This vault is damaged");
    app.sees("A backup of");
    app.sees("was read through: it is whole.");
    holds_up(&app, "backup");
    app.click("Restore this backup");
    app.is_at("Your records are in a new vault");
    app.sees("Your other vault was not touched.");
    assert_eq!(bytes(&vault), before, "the damaged vault was changed");
    app.click("Open it");
    app.is_at("Candidates");
    app.sees("Ada");
}
