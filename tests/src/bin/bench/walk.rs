//! A full vault in the real window: how soon each screen stands there, how long a key waits, and what it all takes.

use std::fs;

use serde_json::{Value, json};
use tests::{
    desk::PASSPHRASE,
    window::{App, Start, descendants},
};

use crate::figure::{Figure, median};

/// How often each screen is opened.
const RUNS: usize = 12;

/// The figures of a workspace: of its screens, of a key, of memory with the empty vault and the full one, in MB.
pub fn figures(
    names: [&'static str; 3],
    holding: &str,
    screens: Vec<(&'static str, f64)>,
    mut keys: Vec<f64>,
    [empty, filled]: [f64; 2],
) -> Vec<Figure> {
    let mut by_screen: Vec<(&str, Vec<f64>)> = Vec::new();
    for (name, time) in &screens {
        match by_screen.iter_mut().find(|(known, _)| known == name) {
            Some((_, times)) => times.push(*time),
            None => by_screen.push((name, vec![*time])),
        }
    }
    let mut medians: Vec<(&str, f64)> = by_screen
        .into_iter()
        .map(|(name, times)| (name, median(times)))
        .collect();
    medians.sort_by(|a, b| b.1.total_cmp(&a.1));
    let slowest: Vec<String> = medians
        .iter()
        .take(4)
        .map(|(name, time)| format!("“{name}” {time:.0}"))
        .collect();
    let mut times: Vec<f64> = screens.into_iter().map(|(_, time)| time).collect();
    let [screen, key, memory] = names;
    vec![
        Figure {
            what: screen,
            measured: p95(&mut times),
            promised: 100.0,
            unit: "ms",
            note: format!(
                "{} clicks, p50 {:.0} ms, slowest medians {}; {holding}",
                times.len(),
                times[times.len() / 2],
                slowest.join(", "),
            ),
        },
        Figure {
            what: key,
            measured: p95(&mut keys),
            promised: 16.0,
            unit: "ms",
            note: format!("{} keys, longest {:.1} ms", keys.len(), keys[keys.len() - 1]),
        },
        Figure {
            what: memory,
            measured: filled - empty,
            promised: 60.0,
            unit: "MB",
            note: format!("{filled:.0} MB after {empty:.0} MB, the app and its web process"),
        },
    ]
}

/// Opens each screen several times, and notes from each click to the frame in which its content stands.
pub fn walk(app: &App, screens: &[(&'static str, &'static str)], times: &mut Vec<(&'static str, f64)>) {
    // Clicked in the page itself: the driver's own way to a click takes longer than what is measured.
    const TIMED: &str = "const [name, css, done] = arguments;
        const control = [...document.querySelectorAll('nav button, nav a, [role=tab], main button')]
          .find((e) => e.innerText.trim() === name || e.innerText.trim().startsWith(name + '\\n'));
        if (!control) { done(null); return; }
        const before = [...document.querySelectorAll(css)];
        const start = performance.now();
        control.click();
        const look = () => {
          const there = [...document.querySelectorAll(css)].some((e) => !before.includes(e));
          if (performance.now() - start > 3000) done(null);
          else if (there)
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
          else setTimeout(look, 1);
        };
        look();";
    for _ in 0..RUNS {
        for (name, css) in screens {
            let took = app.browser().run_async(TIMED, &[json!(name), json!(css)]).unwrap();
            let took = took
                .as_f64()
                .unwrap_or_else(|| panic!("{name} is not there, or its content never came"));
            times.push((name, took));
        }
    }
}

/// Types into the first text of the page, and gives how long the page was busy with each key.
pub fn typed(app: &App) -> Vec<f64> {
    let keys = app
        .browser()
        .run_async(
            "const done = arguments[0];
             const field = document.querySelector('main textarea');
             field.focus();
             const times = [];
             const next = () => {
               if (times.length === 200) { done(times); return; }
               const start = performance.now();
               document.execCommand('insertText', false, 'a');
               field.getBoundingClientRect();
               times.push(performance.now() - start);
               // As fast as anybody types; saving happens in between.
               setTimeout(next, 30);
             };
             next();",
            &[],
        )
        .unwrap();
    let keys = keys.as_array().unwrap();
    keys.iter().filter_map(Value::as_f64).collect()
}

fn p95(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() * 95 / 100]
}

/// What the app and its processes hold after somebody walked through it, in MB, shared pages counted by share. `first` is the
/// screen on which the vault opens.
pub fn memory_with(dir: &tempfile::TempDir, first: &str, walk: impl FnOnce(&App)) -> f64 {
    let built = std::env::current_exe().unwrap();
    let app = Start::of(built.with_file_name("scip-companion")).open();
    app.answers(dir.path().join("desk.scipvault"));
    app.click("Open a vault");
    app.fill("Passphrase", PASSPHRASE);
    app.click("Unlock");
    app.is_at(first);
    walk(&app);
    let process = app.process().unwrap();
    descendants(process).into_iter().chain([process]).map(share).sum()
}

fn share(process: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find(|line| line.starts_with("Pss:")).unwrap_or_default();
    line.split_whitespace()
        .nth(1)
        .and_then(|kb| kb.parse::<f64>().ok())
        .unwrap_or(0.0)
        / 1024.0
}
