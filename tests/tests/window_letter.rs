//! The letter editor: both letters, beside their true pages, from the first word to the file.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "letter/desk.rs"]
mod desk;
#[path = "letter/elsewhere.rs"]
mod elsewhere;
#[path = "letter/facts.rs"]
mod facts;
#[path = "letter/sent.rs"]
mod sent;

use tests::paper::text_of;

use desk::*;

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

    app.click("As a final reflection, …");
    app.holds(GROWTH, "As a final reflection, ");
    app.press("Control+Z");
    app.holds(GROWTH, "");
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
