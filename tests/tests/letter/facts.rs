//! Live facts in a letter's text, and the way between the text and its pages.

use serde_json::json;
use tests::window::Page;

use super::desk::*;

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
    app.click("Change");
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
