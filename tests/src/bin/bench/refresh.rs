use serde_json::{Value, json};
use tests::window::{App, Start};

use crate::figure::{Figure, median};

/// How often somebody pauses.
const PAUSES: usize = 30;

/// From a pause in typing to the drawn pages that hold the words, in the sample's finished letter.
pub fn refresh() -> Figure {
    let built = std::env::current_exe().unwrap();
    let app = Start::of(built.with_file_name("scip-companion")).open();
    letter(&app);
    let times = app
        .browser()
        .run_async(
            "const [pauses, done] = arguments;
             const field = document.querySelector('main [contenteditable=true], main textarea');
             field.focus();
             const seen = () => performance.getEntriesByName('letter-seen');
             const next = (before) => {
               if (seen().length >= pauses) { done(seen().map((one) => one.duration)); return; }
               document.execCommand('insertText', false, ' more');
               const start = performance.now();
               const look = () => {
                 if (seen().length > before || performance.now() - start > 5000) setTimeout(() => next(seen().length), 300);
                 else setTimeout(look, 5);
               };
               look();
             };
             next(seen().length);",
            &[json!(PAUSES)],
        )
        .unwrap();
    let mut times: Vec<f64> = times.as_array().unwrap().iter().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    Figure {
        what: "the letter's pages after a pause in typing",
        measured: median(times.clone()),
        promised: 150.0,
        unit: "ms",
        note: format!("{} pauses, longest {:.0} ms", times.len(), times[times.len() - 1]),
    }
}

fn letter(app: &App) {
    app.until("the app answers", |page| {
        let asked = "return window.__TAURI_INTERNALS__ !== undefined && document.querySelector('h1') !== null";
        page.run(asked, &[]) == true
    });
    app.browser()
        .run_async(
            "const done = arguments[0];
             window.__TAURI_INTERNALS__.invoke('explore_sample', { workspace: 'candidate' }).then(() => done(null), (why) => done(JSON.stringify(why)));",
            &[],
        )
        .unwrap();
    app.run("location.reload()", &[]);
    app.sees("Sample vault");
    app.click("Letter of application");
    app.sees("parts written.");
}
