//! Whatever stands in a record is only ever text: no script of it runs, wherever it is shown.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "xss/poison.rs"]
mod poison;
#[path = "xss/watch.rs"]
mod watch;

use companion::{Moment, open, pathway::records::Workspace};
use poison::{own_copy, poisoned};
use serde_json::{Value, json};
use tests::window::App;
use watch::{begin_watch, is_only_text};

const CORPUS: &str = include_str!("xss/corpus.txt");
const PASSPHRASE: &str = "meadow kettle harbour";

const GATE: &str = include_str!("../../src-tauri/src/commands/gate.rs");

include!("../../src-tauri/src/commands/names.rs");

fn unlock(app: &App) {
    app.is_at("SCIP Companion");
    app.answers(app.document("Poisoned.scipvault"));
    app.click("Open a vault");
    app.fill("Passphrase", PASSPHRASE);
    begin_watch(app);
    app.click("Unlock");
}

/// Clicks the row of a list by its number; false when there is none.
fn open_row(app: &App, number: usize) -> bool {
    // What the check offers to write instead is no row: it changes the text, as it says.
    let clicked = app.run(
        "const rows = [...document.querySelectorAll('main li button')].filter((b) => !b.closest('nav, .checked')); rows[arguments[0]]?.click(); return arguments[0] < rows.length",
        &[json!(number)],
    );
    clicked == true
}

/// The places of the sidebar: all but the lock, which is the last.
fn stops(app: &App) -> Vec<String> {
    let labels = app.run(
        "return [...document.querySelectorAll('nav button')].map((b) => b.innerText.trim())",
        &[],
    );
    let mut labels: Vec<String> = serde_json::from_value(labels).unwrap();
    let lock = labels
        .iter()
        .position(|label| label.starts_with("Lock"))
        .expect("the sidebar ends with the lock");
    labels.truncate(lock);
    labels
}

/// Goes to a place of the sidebar by its number.
fn visit(app: &App, stop: usize) {
    app.run(
        "document.querySelectorAll('nav button')[arguments[0]].click()",
        &[json!(stop)],
    );
    settles(app);
}

/// Waits until what the screen asked for is there.
fn settles(app: &App) {
    let drawn = || app.run("return document.querySelectorAll('main *').length", &[]);
    let mut before = drawn();
    app.until("the screen is drawn", |page| {
        let now = page.run("return document.querySelectorAll('main *').length", &[]);
        std::mem::replace(&mut before, now.clone()) == now && now != 0
    });
}

#[test]
fn a_supervisor_s_records_full_of_scripts_are_shown_as_text_and_nothing_of_them_runs() {
    let app = App::start();
    let brought_in = poisoned(&app, Workspace::Supervisor);
    unlock(&app);
    app.is_at("Candidates");
    settles(&app);
    is_only_text(&app, "Candidates");
    app.screenshot("xss-candidates");
    assert!(open_row(&app, 0), "there is a candidate");
    app.offers("Sessions");
    for tab in [
        "Overview",
        "Sessions",
        "Competencies",
        "Plan and agreement",
        "Portfolio review",
        "Exit interview",
        "Fees",
        "Letter",
    ] {
        app.click(tab);
        settles(&app);
        is_only_text(&app, tab);
        if tab == "Sessions" {
            assert!(open_row(&app, 0), "there is a session");
            app.sees("Private note");
            settles(&app);
            is_only_text(&app, "a session");
            app.screenshot("xss-session");
            app.press("Escape");
        }
    }
    visit_all(&app);
    comes_back(&app, &brought_in);
}

#[test]
fn a_candidate_s_records_full_of_scripts_are_shown_as_text_and_nothing_of_them_runs() {
    let app = App::start();
    let brought_in = poisoned(&app, Workspace::Candidate);
    unlock(&app);
    app.is_at("Pathway");
    visit_all(&app);
    comes_back(&app, &brought_in);
}

/// Every screen of the sidebar, and what opens from the first rows of each.
fn visit_all(app: &App) {
    for (number, stop) in stops(app).iter().enumerate() {
        // No screen, but a dialog over the one that is open.
        if stop.starts_with("Search") {
            search_all(app);
            continue;
        }
        visit(app, number);
        is_only_text(app, stop);
        for row in 0..2 {
            if open_row(app, row) {
                settles(app);
                is_only_text(app, &format!("{stop}, row {row}"));
                app.run(
                    "document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close())",
                    &[],
                );
                visit(app, number);
            }
        }
    }
}

/// What is found is full of scripts, and so are the names of what can be done.
fn search_all(app: &App) {
    app.press("Control+k");
    app.put("Search everything, or do something by its name", "script");
    app.until("something is found", |page| {
        page.text().contains("Found in") || page.text().contains("more words find fewer")
    });
    settles(app);
    is_only_text(app, "Search");
    app.press("Escape");
}

/// Locks, and finds every text as it was brought in.
#[track_caller]
fn comes_back(app: &App, brought_in: &Value) {
    app.press("Control+l");
    app.is_at("Poisoned");
    let vault = open::unlock(&app.document("Poisoned.scipvault"), &PASSPHRASE.into(), Moment::now()).unwrap();
    let now = own_copy(&vault, PASSPHRASE);
    assert_eq!(&now, brought_in, "looking at records changes nothing in them");
    vault.lock().unwrap();
}

#[test]
fn what_is_typed_comes_back_letter_by_letter_from_every_kind_of_field() {
    let app = App::start();
    app.makes_a_vault(Workspace::Supervisor, "Ingrid Solheim", PASSPHRASE);
    begin_watch(&app);
    app.click("You and your letterhead");
    let line = "\u{202e}<img src=x onerror=\"window.__pwned=1\">\u{2066} '\"`${window.__pwned=1}";
    app.put("Credentials", line);
    app.put("Address (optional)", CORPUS);
    app.sees("Saved");
    is_only_text(&app, "the letterhead");
    app.click("Candidates");
    app.click("Add a candidate");
    app.put("Name", line);
    app.click("Begin");
    app.click("Sessions");
    app.click("Session 1: Orientation");
    app.put("Summary for both of you", CORPUS);
    app.put("Private note", CORPUS);
    app.sees("Saved");
    is_only_text(&app, "a session");

    app.press("Control+l");
    app.fill("Passphrase", PASSPHRASE);
    begin_watch(&app);
    app.click("Unlock");
    app.is_at("Candidates");
    settles(&app);
    assert!(open_row(&app, 0));
    app.click("Sessions");
    settles(&app);
    assert!(open_row(&app, 0));
    app.holds("Summary for both of you", CORPUS);
    app.holds("Private note", CORPUS);
    app.click("You and your letterhead");
    app.holds("Credentials", line);
    app.holds("Address (optional)", CORPUS);
    is_only_text(&app, "the letterhead again");
}

#[test]
fn the_page_goes_nowhere_and_the_gate_holds_against_the_page_itself() {
    let app = App::start();
    app.is_at("SCIP Companion");
    begin_watch(&app);
    let opened = app.run("return window.open('https://example.org/') === null", &[]);
    assert_eq!(opened, true, "no second window");
    for way in [
        "location.href = 'https://example.org/'",
        "location.href = 'file:///etc/passwd'",
        "location.href = 'data:text/html,hello'",
        "const a = document.createElement('a'); a.href = 'https://example.org/'; a.target = '_blank'; document.body.append(a); a.click(); a.remove()",
    ] {
        app.run(&format!("setTimeout(() => {{ {way} }})"), &[]);
        let later = app.browser().run_async("setTimeout(arguments[0], 200)", &[]);
        assert!(later.is_ok(), "{way}");
        let here = app.run("return location.protocol + location.host", &[]);
        assert_eq!(here, "tauri:localhost", "{way}");
    }
    assert_eq!(app.browser().windows().unwrap().len(), 1);
    let script = app.run(
        "const s = document.createElement('script'); s.textContent = 'window.__pwned = 1'; document.body.append(s); s.remove();
         let evaluated = true; try { new Function('window.__pwned = 1')() } catch { evaluated = false }
         return { pwned: window.__pwned ?? null, evaluated, frozen: Object.isFrozen(Object.prototype), tauri: 'Tauri' in window || '__TAURI__' in window }",
        &[],
    );
    assert_eq!(
        script,
        json!({ "pwned": null, "evaluated": false, "frozen": true, "tauri": false })
    );

    // Everything that the page may call at all, called while no vault is open.
    let before = named_in(GATE, "BEFORE_UNLOCK");
    for (name, code) in NAMES.iter().zip(invoke_all(&app, NAMES)) {
        let is_locked = code == "locked";
        assert_eq!(
            is_locked,
            !before.contains(name),
            "{name} answers {code} in a locked vault"
        );
    }
}

/// The names in a list of the shell's source.
fn named_in<'a>(source: &'a str, list: &str) -> Vec<&'a str> {
    let (_, list) = source.split_once(&format!("const {list}: &[&str] = &[")).unwrap();
    let (list, _) = list.split_once("];").unwrap();
    list.split('"').skip(1).step_by(2).collect()
}

/// Calls commands without any argument, and gives the code of each answer.
fn invoke_all(app: &App, names: &[&str]) -> Vec<String> {
    let codes = app
        .browser()
        .run_async(
            "const [names, done] = arguments;
             const asked = names.map((name) => window.__TAURI_INTERNALS__.invoke(name, {}).then(() => 'done', (why) => why?.code ?? 'no code'));
             Promise.all(asked).then(done)",
            &[json!(names)],
        )
        .unwrap();
    serde_json::from_value(codes).unwrap()
}

#[test]
fn fifty_million_letters_are_refused_in_words_and_what_was_there_stays() {
    let app = App::start();
    app.click("A supervisor’s sample");
    app.is_at("Candidates");
    let refused = app.browser().run_async(
        "const done = arguments[0];
         const { invoke } = window.__TAURI_INTERNALS__;
         const long = 'a'.repeat(50_000_000);
         const why = (asked) => asked.then(() => 'taken', (why) => why?.message ?? String(why));
         invoke('records', { kinds: ['profile'], candidate: null }).then(async ([profile]) => {
           const text = await why(invoke('save', { record: { ...profile, address: long } }));
           const picture = await why(invoke('save', { record: { ...profile, signature_png: long } }));
           const note = await why(invoke('save_private_note', { about: profile.id, text: long }));
           const kind = await why(invoke('records', { kinds: ['anything'], candidate: null }));
           const [now] = await invoke('records', { kinds: ['profile'], candidate: null });
           done({ text, picture, note, kind, same: JSON.stringify(now) === JSON.stringify(profile) });
         });",
        &[],
    );
    let refused = refused.unwrap();
    for what in ["text", "picture", "note"] {
        let said = refused[what].as_str().unwrap();
        assert!(said.contains("more than the app takes at once"), "{what}: {said}");
    }
    assert!(
        refused["kind"].as_str().unwrap().contains("unknown variant"),
        "{refused}"
    );
    assert_eq!(refused["same"], true);
}
