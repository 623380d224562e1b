//! Whatever stands in a record is only ever text: no script of it runs, wherever it is shown.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use companion::{
    Companion, Moment,
    open::{self, Cost, NewVault},
    pathway::records::Workspace,
    sample,
};
use serde_json::{Value, json};
use tests::window::App;

const CORPUS: &str = include_str!("xss/corpus.txt");
const PASSPHRASE: &str = "meadow kettle harbour";

const GATE: &str = include_str!("../../src-tauri/src/commands/gate.rs");

include!("../../src-tauri/src/commands/names.rs");

/// The payloads, one after the other without end.
fn payloads() -> impl Iterator<Item = &'static str> {
    CORPUS.lines().filter(|line| !line.is_empty()).cycle()
}

/// A vault in which every text of every record of the sample is a payload; and its readable copy, as it was brought in.
fn poisoned(app: &App, workspace: Workspace) -> Value {
    let scratch = tempfile::tempdir().unwrap();
    let sample = sample::create(&scratch.path().join("sample.scipvault"), workspace, Moment::now()).unwrap();
    let mut copy = own_copy(&sample, sample::PASSPHRASE);
    let mut payloads = payloads();
    let records = copy["records"].as_array_mut().unwrap();
    let texts: BTreeSet<(String, String)> = records.iter().flat_map(texts_of).collect();
    assert!(texts.len() > 20, "the sample has texts of many kinds: {texts:?}");
    for record in records.iter_mut() {
        let kind = record["kind"].as_str().unwrap().to_owned();
        poison(record, &kind, &texts, &mut payloads);
    }
    for note in copy
        .get_mut("private_notes")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        note["text"] = json!(payloads.next());
    }
    let mut vault = open::create(
        NewVault {
            folder: app.document("Poisoned.scipvault"),
            workspace,
            name: "Ingrid Solheim".into(),
            passphrase: PASSPHRASE.into(),
            cost: Cost::floor(),
        },
        Moment::now(),
    )
    .unwrap();
    vault.import(copy.to_string().as_bytes(), Moment::now()).unwrap();
    let brought_in = own_copy(&vault, PASSPHRASE);
    let count = brought_in.to_string().matches("__pwned").count();
    assert!(count > 100, "payloads lie in the vault: {count}");
    for record in brought_in["records"].as_array().unwrap() {
        let asked = copy["records"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["id"] == record["id"]);
        if let Some(asked) = asked {
            assert_eq!(asked, record, "it lies in the vault letter by letter");
        }
    }
    vault.lock().unwrap();
    brought_in
}

fn own_copy(companion: &Companion, passphrase: &str) -> Value {
    let scratch = tempfile::tempdir().unwrap();
    let file = scratch.path().join("copy.json");
    let passphrase = passphrase.into();
    companion
        .export_own_copy(&file, companion::Overwrite::Never, &passphrase)
        .unwrap();
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

/// The fields of a record that hold a person's words, by the kind of the record: no word of the format has a space.
fn texts_of(record: &Value) -> Vec<(String, String)> {
    let kind = record["kind"].as_str().unwrap();
    let mut found = Vec::new();
    strings(record, "", &mut |field, text| {
        if text.contains(' ') {
            found.push((kind.to_owned(), field.to_owned()));
        }
    });
    found
}

fn strings(value: &Value, field: &str, see: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) => see(field, text),
        Value::Array(values) => values.iter().for_each(|value| strings(value, field, see)),
        Value::Object(fields) => fields.iter().for_each(|(field, value)| strings(value, field, see)),
        _ => {}
    }
}

fn poison(
    value: &mut Value,
    kind: &str,
    texts: &BTreeSet<(String, String)>,
    payloads: &mut impl Iterator<Item = &'static str>,
) {
    fn put(
        value: &mut Value,
        field: &str,
        is_text: &impl Fn(&str) -> bool,
        payloads: &mut impl Iterator<Item = &'static str>,
    ) {
        match value {
            Value::String(text) if is_text(field) => payloads.next().unwrap_or_default().clone_into(text),
            Value::Array(values) => values.iter_mut().for_each(|value| put(value, field, is_text, payloads)),
            Value::Object(fields) => fields
                .iter_mut()
                .for_each(|(field, value)| put(value, field, is_text, payloads)),
            _ => {}
        }
    }
    let is_text = |field: &str| texts.contains(&(kind.to_owned(), field.to_owned()));
    put(value, "", &is_text, payloads);
}

/// Begins to watch the page: what it would have to do against its own policy.
fn begin_watch(app: &App) {
    app.run(
        "window.__violations = [];
         document.addEventListener('securitypolicyviolation', (e) => window.__violations.push(`${e.violatedDirective} ${e.blockedURI}`));",
        &[],
    );
}

/// Nothing ran, nothing was stopped only by the policy, and nothing on the page could run.
#[track_caller]
fn is_only_text(app: &App, place: &str) {
    let found = app.run(
        "const own = (e) => e.matches('script[src], link[rel]') && new URL(e.src || e.href).origin === location.origin;
         const could = [...document.querySelectorAll('script, iframe, object, embed, base, link, meta[http-equiv], form[action], img, video, a[href]:not([href=\"#main\"])')]
           .filter((e) => !own(e))
           .filter((e) => !(e.matches('img') && /^(data|blob):/.test(e.src)))
           .map((e) => e.outerHTML.slice(0, 120));
         const listening = [...document.querySelectorAll('*')]
           .filter((e) => [...e.attributes].some((a) => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value) && a.name !== 'value' && a.name !== 'aria-label' && a.name !== 'title'))
           .map((e) => e.outerHTML.slice(0, 120));
         return { pwned: window.__pwned ?? null, violations: window.__violations, could, listening }",
        &[],
    );
    let nothing = json!({ "pwned": null, "violations": [], "could": [], "listening": [] });
    assert_eq!(found, nothing, "on {place}");
}

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
    let clicked = app.run(
        "const rows = [...document.querySelectorAll('main li button')].filter((b) => !b.closest('nav')); rows[arguments[0]]?.click(); return arguments[0] < rows.length",
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
    app.click("Create a vault");
    app.answers(app.home().join("Documents"));
    app.click("Choose another place");
    app.sees("Documents");
    app.click("A supervisor I accompany candidates, and write their letters of recommendation.");
    app.fill("Your name", "Ingrid Solheim");
    app.fill("Passphrase", PASSPHRASE);
    app.fill("The same passphrase again", PASSPHRASE);
    begin_watch(&app);
    app.click("Create the vault");
    app.click("Later");
    app.is_at("Candidates");
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
