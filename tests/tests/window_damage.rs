//! A damaged vault in the real window: what is told, what can be saved, and that the damaged one stays as it is.
#![cfg(feature = "window")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use companion::{Companion, Moment, pathway::records::Workspace};
use tests::window::{App, eventually};
use vault::SecretString;

const NAME: &str = "Ingrid Solheim";
const PASSPHRASE: &str = "quiet river under seven stones";
const PAGE: usize = 4096;

/// A vault of a supervisor.
fn create(app: &App) -> PathBuf {
    app.makes_a_vault(Workspace::Supervisor, NAME, PASSPHRASE);
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
    app.holds_up("damage-found");
    app.press("Escape");
    unlock(&app);
    app.is_at("This vault is damaged");
    app.click("Save every readable record");
    app.is_at("Your records are in a new vault");
    app.sees("were saved into the new vault");
    app.holds_up("damage-saved");
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
    app.holds_up("damage-nothing-left");
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
    app.holds_up("damage-backup");
    app.click("Restore this backup");
    app.is_at("Your records are in a new vault");
    app.sees("Your other vault was not touched.");
    assert_eq!(bytes(&vault), before, "the damaged vault was changed");
    app.click("Open it");
    app.is_at("Candidates");
    app.sees("Ada");
}

#[test]
fn damage_that_is_met_while_the_vault_is_open_leads_to_what_can_be_done() {
    let app = App::start();
    let vault = create(&app);
    app.click("Add a candidate");
    app.fill("Name", "Ada");
    app.click("Begin");
    app.click("Sessions");
    app.click("Session 1: Orientation");
    app.put("Summary for both of you", "We began.");
    app.sees("Saved");
    let file = app.home().join("agreement.txt");
    fs::write(&file, "What we agreed on.").unwrap();
    app.answers(&file);
    app.click("Attach a file");
    app.sees("Attached: agreement.txt");
    let sealed = fs::read_dir(vault.join("evidence")).unwrap().next().unwrap();
    let sealed = sealed.unwrap().path();
    let mut held = fs::read(&sealed).unwrap();
    *held.last_mut().unwrap() ^= 1;
    fs::write(&sealed, held).unwrap();

    app.click("Open agreement.txt");
    app.sees("Something in this vault is damaged");
    app.holds_up("damage-met");
    app.click("See what can be done");
    app.is_at(NAME);
    app.sees("Enter the passphrase to see what can be done.");
    app.holds_up("damage-door");
    app.fill("Passphrase", "not the one");
    app.click("See what can be done");
    app.sees("does not open the vault");
    app.fill("Passphrase", PASSPHRASE);
    app.click("See what can be done");
    app.is_at("This vault is damaged");
    app.sees("agreement.txt");
    app.holds_up("damage-file");
    // It opens all the same: nothing but the file is lost.
    app.press("Escape");
    unlock(&app);
    app.is_at("Candidates");
}
