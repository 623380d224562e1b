//! The letter editor: both letters, beside their true pages, from the first word to the file.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{fs, path::Path};

use serde_json::{Value, json};
use tests::{
    paper::text_of,
    window::{App, Page},
};

const FOCUS: &str = "Supervision and areas of focus";
const COMPETENCE: &str = "Clinical competence and readiness";
const GROWTH: &str = "Final reflections and continued growth";
const INSIGHTS: &str = "Insights and growth from supervision";
/// Nobody in the samples says this.
const WORDS: &str = "Her patience has the sound of rain.";

/// The sample vault of a workspace, opened as the welcome screen opens it.
fn sample(workspace: &str) -> App {
    let app = App::start();
    explore(&app, workspace);
    app
}

fn explore(app: &App, workspace: &str) {
    app.until("the app answers", |page| {
        let asked = "return window.__TAURI_INTERNALS__ !== undefined && document.querySelector('h1') !== null";
        page.run(asked, &[]) == true
    });
    app.browser()
        .run_async(
            "const [workspace, done] = arguments;
             window.__TAURI_INTERNALS__.invoke('explore_sample', { workspace }).then(() => done(null), (why) => done(JSON.stringify(why)));",
            &[json!(workspace)],
        )
        .unwrap();
    app.run("location.reload()", &[]);
    app.sees("Sample vault");
}

/// The letter of recommendation of a candidate in the supervisor's sample.
fn recommendation(app: &App, candidate: &str) {
    app.sees(candidate);
    app.run(
        "[...document.querySelectorAll('main li button')].find((row) => row.textContent.includes(arguments[0])).click()",
        &[json!(candidate)],
    );
    app.click("Letter");
    app.is_at("Letter of recommendation");
    pages_show(app, "Recommendation of");
}

/// Waits until the drawn pages hold these words.
fn pages_show(app: &App, words: &str) {
    app.until(&format!("the pages show “{words}”"), |page| {
        page_text(page).contains(words)
    });
}

fn page_text(page: &Page) -> String {
    let script = "return [...document.querySelectorAll('figure .page-text')].map((p) => p.textContent).join(' ').replace(/\\s+/g, ' ')";
    page.run(script, &[]).as_str().unwrap_or_default().to_owned()
}

/// How many dots of each page carry ink, sheet by sheet.
fn ink(page: &Page) -> Vec<u64> {
    let script = "return [...document.querySelectorAll('figure canvas')].map((canvas) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let dark = 0;
        for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] < 380) dark += 1;
        return dark;
    })";
    let counted = page.run(script, &[]);
    counted.as_array().unwrap().iter().filter_map(Value::as_u64).collect()
}

fn nothing_sticks_out(page: &Page, at: &str) {
    let script = "const wide = document.documentElement.clientWidth;
        return [...document.querySelectorAll('main *, main')]
          .filter((e) => e.checkVisibility() && !e.closest('.hidden-visually, svg') && e.getBoundingClientRect().right > wide + 1)
          .map((e) => e.tagName + '.' + e.className).slice(0, 5)";
    assert_eq!(page.run(script, &[]), json!([]), "sticks out {at}");
    let script = "return [...document.querySelectorAll('main, .frame, html, aside')].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.tagName + '.' + e.className)";
    assert_eq!(page.run(script, &[]), json!([]), "scrolls sideways {at}");
}

fn scroll_to(app: &App, heading: &str) {
    app.run(
        "[...document.querySelectorAll('main h2')].find((h) => h.textContent.includes(arguments[0])).scrollIntoView({ block: 'start' })",
        &[json!(heading)],
    );
}

fn theme(app: &App, theme: &str) {
    app.run("document.documentElement.dataset.theme = arguments[0]", &[json!(theme)]);
}

fn bytes(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap()
}

#[test]
fn a_finished_recommendation_stands_beside_its_pages_and_goes_out_with_the_typed_words() {
    let app = sample("supervisor");
    recommendation(&app, "Marisol Ferreira-Nakagawa");
    app.sees("3 of 3 parts written.");
    app.sees("Goes directly to the CMSC SCIP Certification Committee");
    app.screenshot("letter-recommendation");
    let before = ink(&app);
    assert!(
        before.iter().all(|dark| *dark > 500),
        "each page is drawn with ink: {before:?}"
    );

    app.put(FOCUS, &format!("{WORDS} {}", app.value(FOCUS)));
    pages_show(&app, WORDS);
    assert_ne!(ink(&app), before, "the drawn pages change with the words");
    app.sees("Saved");

    let file = app.document("Letter.pdf");
    app.answers(&file);
    app.click("Export PDF");
    app.sees("Letter.pdf now lies in");
    let text = text_of(&file);
    assert!(text.contains(WORDS), "{text}");
    assert!(!text.contains("DRAFT"), "a finished letter is no draft");
    app.within("Exported before").sees("Letter.pdf");
    scroll_to(&app, "Around the text");
    app.screenshot("letter-recommendation-exported");

    let first = bytes(&file);
    app.put(FOCUS, "Other words.");
    app.answers(&file);
    app.click("Export PDF");
    app.sees("Nothing was exported");
    app.screenshot("letter-refused-already-there");
    assert_eq!(bytes(&file), first, "what was there is untouched");
    app.holds(FOCUS, "Other words.");
    app.is_accessible();
}

#[test]
fn a_letter_with_parts_missing_says_so_and_goes_out_as_a_draft() {
    let app = sample("supervisor");
    recommendation(&app, "Tomáš Dvořák-Lindqvist");
    app.sees("0 of 3 parts written.");
    pages_show(&app, "DRAFT");
    app.screenshot("letter-not-begun");

    app.click("Export PDF");
    app.sees("This letter is not finished, so nothing was exported yet.");
    app.sees(&format!("“{GROWTH}” is not written yet."));
    app.screenshot("letter-missing");

    app.click("Use this sentence: Supervision sessions held");
    app.holds(
        FOCUS,
        "[Tomáš Dvořák-Lindqvist](fact:candidate_name) and I met for [six\u{a0}supervision sessions](fact:sessions_held).",
    );
    pages_show(&app, "and I met for six supervision sessions.");
    app.sees("Competencies observed");
    app.click("Bring into the letter: Alliance, 7 May 2026");
    app.holds(
        COMPETENCE,
        "The client disagrees with him twice and is thanked for it, plainly.",
    );
    scroll_to(&app, COMPETENCE);
    app.screenshot("letter-note-brought");
    app.put(COMPETENCE, "In May he was there already");
    app.click("Name a stage, if you want one in the letter");
    app.choose("Stage", "4 · Competent");
    app.click("Put it into the text");
    app.holds(COMPETENCE, "In May he was there already at stage 4 (Competent)");
    pages_show(&app, "the writer’s own developmental scale");
    app.sees("2 of 3 parts written.");
    scroll_to(&app, COMPETENCE);
    app.screenshot("letter-stages");

    let file = app.document("Draft.pdf");
    app.answers(&file);
    app.click("Export as a draft");
    app.sees("Draft.pdf now lies in");
    let text = text_of(&file);
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert!(pages.iter().all(|page| page.contains("DRAFT")), "{text}");
    assert!(text.contains("at stage 4 (Competent)"), "{text}");
    app.within("Exported before").sees("Draft");
}

/// The chips of a section: what each says, and how it stands.
fn chips(page: &Page, section: &str) -> Vec<(String, String)> {
    let script = "const text = [...document.querySelectorAll('[data-section]')].find((part) => part.querySelector('h2').textContent.includes(arguments[0])).querySelector('.text').shadowRoot;
        return [...text.querySelectorAll('.fact')].map((chip) => [chip.querySelector('bdi').textContent, chip.classList[1]])";
    let found = page.run(script, &[json!(section)]);
    serde_json::from_value(found).unwrap()
}

/// The sentences of a section that are marked as changed.
fn marked(page: &Page, section: &str) -> String {
    let script = "const text = [...document.querySelectorAll('[data-section]')].find((part) => part.querySelector('h2').textContent.includes(arguments[0])).querySelector('.text').shadowRoot;
        return [...text.querySelectorAll('.changed-sentence')].map((mark) => {
          const said = mark.cloneNode(true);
          said.querySelectorAll('.only-said').forEach((hidden) => hidden.remove());
          return said.textContent.replace(/[\\s\u{200b}]+/g, ' ').trim();
        }).join('|')";
    let found = page.run(script, &[json!(section)]);
    found.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_session_that_moves_turns_exactly_its_sentence_stale_and_one_click_takes_the_new_date() {
    let app = sample("supervisor");
    recommendation(&app, "Tomáš Dvořák-Lindqvist");
    app.put(FOCUS, "We worked well.");
    app.click("Use this sentence: First and last session");
    app.click_the("textbox", FOCUS);
    app.press("Control+End");
    app.types(" It was a good year.");
    pages_show(&app, "the last on 22 October 2026");
    app.sees("Saved");
    let last = |state: &str| ("22\u{a0}October 2026".to_owned(), state.to_owned());
    assert_eq!(chips(&app, FOCUS).last(), Some(&last("same")));
    assert_eq!(marked(&app, FOCUS), "");

    // The keyboard leads from the text to the record behind a fact, and back.
    app.press("Control+Home");
    (0.."We worked well. The first session took place on ".len()).for_each(|_| app.press("ArrowRight"));
    app.press("ArrowRight");
    (0..", the last on ".len()).for_each(|_| app.press("ArrowRight"));
    app.press("ArrowRight");
    app.sees("Alt ↓ leads in here");
    app.screenshot("letter-fact-card");
    app.is_accessible();
    app.press("Alt+ArrowDown");
    app.until("the keyboard is on the first record", |page| {
        page.focused().contains("Session 1 with Tomáš")
    });
    (1..6).for_each(|_| app.press("Tab"));
    app.until("the keyboard is on the last record", |page| {
        page.focused().contains("Session 6 with Tomáš, 22 October 2026")
    });
    app.press("Enter");
    app.is_at("Supervision, October 22");
    app.fill("Date", "2026-10-29");
    app.press("Tab");
    app.sees("Saved");
    app.press("Alt+ArrowLeft");

    app.is_at("Letter of recommendation");
    app.sees("1 fact has changed");
    assert_eq!(chips(&app, FOCUS).last(), Some(&last("changed")));
    assert_eq!(
        marked(&app, FOCUS),
        "The first session took place on 9 April 2026, the last on 22 October 2026."
    );
    app.screenshot("letter-stale");
    app.is_accessible();
    theme(&app, "dark");
    app.screenshot("letter-stale-dark");
    theme(&app, "light");
    pages_show(&app, "the last on 22 October 2026");

    app.click("Take the new value: 29\u{a0}October 2026");
    app.misses("1 fact has changed");
    assert_eq!(marked(&app, FOCUS), "");
    pages_show(&app, "the last on 29 October 2026. It was a good year.");
    app.press("Control+Z");
    app.sees("1 fact has changed");
    app.press("Control+Shift+Z");
    app.misses("1 fact has changed");
    app.sees("Saved");
}

#[test]
fn a_chip_is_taken_whole_or_not_at_all() {
    let app = sample("supervisor");
    recommendation(&app, "Tomáš Dvořák-Lindqvist");
    let fact = "[six\u{a0}supervision sessions](fact:sessions_held)";
    app.put(GROWTH, &format!("We met for {fact}, gladly."));
    app.click_the("textbox", GROWTH);
    app.press("Control+Home");
    (0.."We met for ".len()).for_each(|_| app.press("ArrowRight"));
    app.press("ArrowRight");
    app.press("Backspace");
    app.holds(GROWTH, &format!("We met for {fact}, gladly."));
    app.press("Backspace");
    app.holds(GROWTH, "We met for , gladly.");
    app.press("Control+Z");
    app.holds(GROWTH, &format!("We met for {fact}, gladly."));
    // The keys of the window leave a text alone, in a shadow root as elsewhere: nothing but the text was undone.
    app.press("Control+Z");
    app.press("Control+Z");
    app.press("?");
    app.is_at("Letter of recommendation");
    app.misses("Nothing to undo");
}

#[test]
fn the_pages_and_the_writing_lead_to_each_other() {
    let app = sample("supervisor");
    recommendation(&app, "Marisol Ferreira-Nakagawa");
    let spot = "const spot = document.querySelector('.spot'); return spot ? [...document.querySelectorAll('figure')].indexOf(spot.closest('figure')) : -1";
    app.click_the("textbox", GROWTH);
    app.press("Control+End");
    app.until("the pages show where the caret is", |page| page.run(spot, &[]) != -1);
    let seen = "const spot = document.querySelector('.spot').getBoundingClientRect();
        const side = document.querySelector('main aside').getBoundingClientRect();
        return spot.top >= side.top && spot.bottom <= side.bottom";
    assert_eq!(app.run(seen, &[]), true, "the place of the caret is in view");
    let pressed = "const sheet = document.querySelector('figure .paper');
        const { left, top, width, height } = sheet.getBoundingClientRect();
        sheet.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: left + width * 0.4, clientY: top + height * 0.5 }))";
    app.run(pressed, &[]);
    app.until("the caret is in the first part", |page| page.focused().contains(FOCUS));
}

#[test]
fn the_tools_shape_the_selected_words_and_undo_takes_it_back() {
    let app = sample("supervisor");
    recommendation(&app, "Tomáš Dvořák-Lindqvist");
    app.fill(GROWTH, "kind words");
    app.press("Control+A");
    app.press("Control+B");
    app.holds(GROWTH, "**kind words**");
    app.press("Control+Z");
    app.holds(GROWTH, "kind words");
    app.within(&format!("Shape the words of “{GROWTH}”")).click("List");
    app.holds(GROWTH, "- kind words");
}

#[test]
fn a_candidate_writes_and_exports_the_letter_of_application() {
    let app = sample("candidate");
    app.click("Letter of application");
    app.is_at("Letter of application");
    pages_show(&app, "Application for SCIP Level C certification");
    app.sees("4 of 4 parts written.");
    app.sees("professionaltraining@centerformsc.org");
    app.screenshot("letter-application");
    assert!(ink(&app).iter().all(|dark| *dark > 500));
    app.put(INSIGHTS, WORDS);
    pages_show(&app, WORDS);
    let file = app.document("Application.pdf");
    app.answers(&file);
    app.click("Export PDF");
    app.sees("Application.pdf now lies in");
    assert!(text_of(&file).contains(WORDS));
    app.is_accessible();
}

#[test]
fn bad_input_is_named_in_its_place_and_the_typed_words_stay() {
    let app = sample("supervisor");
    recommendation(&app, "Marisol Ferreira-Nakagawa");

    // The fonts of the letter have no picture for it: the pages say so, and stay as they were.
    app.put(GROWTH, "A year well used \u{1f600}");
    app.sees("These pages do not have your newest words");
    app.sees("U+1F600");
    app.holds(GROWTH, "A year well used \u{1f600}");
    assert!(ink(&app).iter().all(|dark| *dark > 500), "the last good pages stay");
    app.screenshot("letter-unknown-character");
    app.answers(app.document("Emoji.pdf"));
    app.click("Export PDF");
    app.sees("Nothing was exported");
    assert!(!app.document("Emoji.pdf").exists());

    app.put(GROWTH, "Half a sign: \u{fffd}");
    app.run(
        "const texts = [...document.querySelectorAll('[data-section] .text')].map((host) => host.shadowRoot.querySelector('[role=textbox]'));
         const field = texts.find((one) => one.innerText.startsWith('Half a sign'));
         const clipboardData = new DataTransfer();
         clipboardData.setData('text/plain', ' Half: \\ud83d.');
         field.focus();
         field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));",
        &[],
    );
    app.holds(GROWTH, "Half a sign: \u{fffd} Half: \u{fffd}.");

    app.put(GROWTH, "A word\0between");
    app.complains(GROWTH, "NUL");
    app.sees("Not saved: a field needs mending first.");
    app.put(GROWTH, &"long ".repeat(200_000));
    app.complains(GROWTH, "too long");
    assert_eq!(app.value(GROWTH).len(), 1_000_000, "what was pasted stays");
    app.answers(app.document("Older.pdf"));
    app.click("Export PDF");
    app.sees("A field needs mending first");
    assert!(
        !app.document("Older.pdf").exists(),
        "no letter goes out without what is on the screen"
    );

    app.put(GROWTH, WORDS);
    pages_show(&app, WORDS);
    app.sees("Saved");
}

#[test]
fn it_reads_well_in_every_light_size_and_direction() {
    let app = sample("supervisor");
    recommendation(&app, "Tomáš Dvořák-Lindqvist");
    for light in ["light", "dark"] {
        theme(&app, light);
        app.is_accessible();
    }
    app.screenshot("letter-dark");
    app.resize(1024, 700);
    nothing_sticks_out(&app, "at 1024 by 700");
    app.screenshot("letter-1024");
    theme(&app, "light");
    app.resize(1280, 860);
    app.run("document.documentElement.dataset.text = 'largest'", &[]);
    nothing_sticks_out(&app, "at 200 %");
    app.is_accessible();
    app.screenshot("letter-200-per-cent");
    app.resize(1024, 700);
    nothing_sticks_out(&app, "at 200 %, 1024 by 700");
    app.run("delete document.documentElement.dataset.text", &[]);
    app.resize(1280, 860);

    app.click("Candidates");
    recommendation(&app, "שירה לוי");
    app.screenshot("letter-right-to-left");
}
