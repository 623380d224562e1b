//! A letter on its desk in a sample vault, and what can be seen of its pages.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tests::window::{App, Page};

pub const FOCUS: &str = "Supervision and areas of focus";
pub const COMPETENCE: &str = "Clinical competence and readiness";
pub const GROWTH: &str = "Final reflections and continued growth";
pub const INSIGHTS: &str = "Insights and growth from supervision";
/// Nobody in the samples says this.
pub const WORDS: &str = "Her patience has the sound of rain.";

/// The sample vault of a workspace, opened as the welcome screen opens it.
pub fn sample(workspace: &str) -> App {
    let app = App::start();
    explore(&app, workspace);
    app
}

pub fn explore(app: &App, workspace: &str) {
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
pub fn recommendation(app: &App, candidate: &str) {
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
pub fn pages_show(app: &App, words: &str) {
    app.until(&format!("the pages show “{words}”"), |page| {
        page_text(page).contains(words)
    });
}

pub fn page_text(page: &Page) -> String {
    let script = "return [...document.querySelectorAll('figure .page-text')].map((p) => p.textContent).join(' ').replace(/\\s+/g, ' ')";
    page.run(script, &[]).as_str().unwrap_or_default().to_owned()
}

/// How many dots of each page carry ink, sheet by sheet.
pub fn ink(page: &Page) -> Vec<u64> {
    let script = "return [...document.querySelectorAll('figure canvas')].map((canvas) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let dark = 0;
        for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] < 380) dark += 1;
        return dark;
    })";
    let counted = page.run(script, &[]);
    counted.as_array().unwrap().iter().filter_map(Value::as_u64).collect()
}

pub fn nothing_sticks_out(page: &Page, at: &str) {
    let script = "const wide = document.documentElement.clientWidth;
        return [...document.querySelectorAll('main *, main')]
          .filter((e) => e.checkVisibility() && !e.closest('.hidden-visually, svg') && e.getBoundingClientRect().right > wide + 1)
          .map((e) => e.tagName + '.' + e.className).slice(0, 5)";
    assert_eq!(page.run(script, &[]), json!([]), "sticks out {at}");
    let script = "return [...document.querySelectorAll('main, .frame, html, aside')].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.tagName + '.' + e.className)";
    assert_eq!(page.run(script, &[]), json!([]), "scrolls sideways {at}");
}

pub fn scroll_to(app: &App, heading: &str) {
    app.run(
        "[...document.querySelectorAll('main h2')].find((h) => h.textContent.includes(arguments[0])).scrollIntoView({ block: 'start' })",
        &[json!(heading)],
    );
}

pub fn theme(app: &App, theme: &str) {
    app.run("document.documentElement.dataset.theme = arguments[0]", &[json!(theme)]);
}

pub fn bytes(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap()
}
