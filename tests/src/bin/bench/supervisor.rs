use std::fs;

use chrono::{Days, Local};
use companion::{
    open::unlock,
    pathway::{
        Id,
        records::{CompetencyNote, Fee, SessionState, Source, SupervisionSession},
    },
};
use serde_json::{Value, json};
use tests::{
    chance::Chance,
    desk::{Desk, PASSPHRASE, today},
    window::{App, Start, descendants},
};
use vault::{SecretString, Vault, VaultError};

use crate::figure::{Figure, median};

const CANDIDATES: usize = 40;
const SESSIONS: usize = 600;
const NOTES: usize = 4_000;
/// How often each screen is opened.
const RUNS: usize = 12;

/// What each screen shows once its content stands there: the control that opens it, and a part of the page that is
/// there with the content alone.
const ACROSS: [(&str, &str); 4] = [
    ("This week", "main ul li"),
    ("Notices", "main ul li"),
    ("All fees", "main ul li"),
    ("Candidates", "main li button"),
];
const TABS: [(&str, &str); 8] = [
    ("Sessions", "main li button"),
    ("Competencies", "main svg"),
    ("Plan and agreement", "main textarea"),
    ("Portfolio review", "main textarea"),
    ("Exit interview", "main textarea"),
    ("Documents", "main li"),
    ("Fees", "main section li"),
    ("Overview", "main ol li"),
];

/// A practice of forty candidates in the real window: each screen from its click to its content, typing, and memory.
pub fn supervisor() -> Vec<Figure> {
    // As many screens as in the full one, so that only what they hold differs.
    let bare = ACROSS.map(|(name, _)| (name, "main h1"));
    let empty = memory_with(&Desk::supervisor().close(), |app| {
        for _ in 0..=TABS.len() / ACROSS.len() {
            walk(app, &bare, &mut Vec::new());
        }
    });
    let dir = full();
    let (mut screens, mut keys) = (Vec::new(), Vec::new());
    let filled = memory_with(&dir, |app| {
        walk(app, &ACROSS, &mut screens);
        app.click("Candidate 07");
        app.is_at("Candidate 07");
        walk(app, &TABS, &mut screens);
        app.click("Plan and agreement");
        keys = typed(app);
    });
    let by_screen = ACROSS.iter().chain(&TABS).map(|(name, _)| {
        let times = screens.iter().filter(|(screen, _)| screen == name);
        (*name, median(times.map(|(_, time)| *time).collect()))
    });
    let slowest = by_screen.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
    let mut times: Vec<f64> = screens.into_iter().map(|(_, time)| time).collect();
    vec![
        Figure {
            what: "a supervisor's screen after its click, p95",
            measured: p95(&mut times),
            promised: 100.0,
            unit: "ms",
            note: format!(
                "{} clicks, p50 {:.0} ms, slowest “{}” with a median of {:.0} ms; {CANDIDATES} candidates, {SESSIONS} sessions, {NOTES} notes",
                times.len(),
                times[times.len() / 2],
                slowest.0,
                slowest.1
            ),
        },
        Figure {
            what: "a key while writing waits at most, p95",
            measured: p95(&mut keys),
            promised: 16.0,
            unit: "ms",
            note: format!("{} keys, longest {:.1} ms", keys.len(), keys[keys.len() - 1]),
        },
        Figure {
            what: "memory over the empty vault",
            measured: filled - empty,
            promised: 60.0,
            unit: "MB",
            note: format!("{filled:.0} MB after {empty:.0} MB, the app and its web process"),
        },
    ]
}

/// Opens each screen several times, and notes from each click to the frame in which its content stands.
fn walk(app: &App, screens: &[(&'static str, &'static str)], times: &mut Vec<(&'static str, f64)>) {
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
          if (there || performance.now() - start > 3000)
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
          else setTimeout(look, 1);
        };
        look();";
    for _ in 0..RUNS {
        for (name, css) in screens {
            let took = app.browser().run_async(TIMED, &[json!(name), json!(css)]).unwrap();
            let took = took.as_f64().unwrap_or_else(|| panic!("nothing is called {name}"));
            times.push((name, took));
        }
    }
}

/// Types into the first text of the page, and gives how long the page was busy with each key.
fn typed(app: &App) -> Vec<f64> {
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

/// What the app and its processes hold after somebody walked through it, in MB, shared pages counted by share.
fn memory_with(dir: &tempfile::TempDir, walk: impl FnOnce(&App)) -> f64 {
    let built = std::env::current_exe().unwrap();
    let app = Start::of(built.with_file_name("scip-companion")).open();
    app.answers(dir.path().join("desk.scipvault"));
    app.click("Open a vault");
    app.fill("Passphrase", PASSPHRASE);
    app.click("Unlock");
    app.is_at("Candidates");
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

/// Forty candidates with fifteen sessions and a hundred notes each.
fn full() -> tempfile::TempDir {
    let mut desk = Desk::supervisor();
    let people: Vec<Id> = (0..CANDIDATES)
        .map(|number| {
            desk.begin_candidate(&format!("Candidate {number:02}"), today())
                .unwrap()
        })
        .collect();
    let mut sessions: Vec<SupervisionSession> = desk.all();
    let like: CompetencyNote = desk.new_record(Some(&people[0]));
    let competencies: Vec<String> = desk
        .programme()
        .competencies
        .iter()
        .map(|one| one.key.clone())
        .collect();
    for person in &people {
        let fee: Fee = desk.new_record(Some(person));
        desk.keeps(Fee {
            amount_cents: 54_000,
            ..fee
        });
    }
    let now = Local::now().date_naive();
    let dir = desk.close();
    let passphrase = SecretString::from(PASSPHRASE);
    let folder = dir.path().join("desk.scipvault");
    let mut vault = Vault::open(&folder, &passphrase).unwrap();
    let mut chance = Chance::new(40);
    for number in sessions.len()..SESSIONS {
        let again = sessions[number % sessions.len()].clone();
        let id = Id::new(format!("further-{number}")).unwrap();
        sessions.push(SupervisionSession {
            id,
            number: 11 + i32::try_from(number % 5).unwrap(),
            ..again
        });
    }
    vault
        .transact(today().instant, |writing| -> Result<(), VaultError> {
            for (number, session) in sessions.iter_mut().enumerate() {
                let ahead = Days::new(1 + chance.below(5) as u64);
                let behind = Days::new(chance.below(300) as u64);
                // A few lie ahead, by the clock that the window goes by.
                (session.date, session.state) = if number % 30 == 0 {
                    (now.checked_add_days(ahead), SessionState::Planned)
                } else {
                    (now.checked_sub_days(behind), SessionState::Held)
                };
                session.summary = "We listened to a recording, and to what it asks. ".repeat(20);
                writing.put(&session.clone().into())?;
            }
            for number in 0..NOTES {
                let note = CompetencyNote {
                    id: Id::new(format!("note-{number}")).unwrap(),
                    candidate: people[number % CANDIDATES].clone(),
                    competency: competencies[chance.below(competencies.len())].clone(),
                    stage: i32::try_from(1 + chance.below(6)).ok(),
                    source: Source::Live,
                    words: "She stayed with the silence, and asked what it was afraid of. ".repeat(3),
                    ..like.clone()
                };
                writing.put(&note.into())?;
            }
            Ok(())
        })
        .unwrap();
    vault.close().unwrap();
    // Once unlocked, so that what a new vault does at first is not measured.
    unlock(&folder, &passphrase, today()).unwrap().lock().unwrap();
    dir
}
