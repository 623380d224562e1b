use std::fmt::Write;

use companion::{
    client_sheet::NewPseudonym,
    pathway::identity::{Register, look},
};
use tests::desk::{Desk, today};

use crate::figure::{Figure, median, millis, timed};

const RUNS: usize = 11;
const WORDS: usize = 1_500;
const REGISTER: usize = 200;
const LINES: u32 = 2_000;

/// The check over a case study, and client sessions out of a spreadsheet.
pub fn identity() -> [Figure; 2] {
    [check(), sheet()]
}

/// A text in which hardly a word comes twice, and a register of names of two parts.
fn check() -> Figure {
    let names = (0..REGISTER).map(|n| (format!("Ansgar{n} Vinterberg{n}"), "Juniper"));
    let mut text = String::new();
    for n in 0..WORDS {
        write!(text, "Vinterbrg{n} gently{n} ").unwrap();
        if n % 50 == 0 {
            text.push_str("on 14 March 2025. ");
        }
    }
    let text: String = text.split_inclusive(' ').take(WORDS).collect();
    let mut found = 0;
    let times = (0..RUNS).map(|_| {
        // As for each pause in typing: the register is made ready anew.
        let (time, findings) = timed(|| look(&text, &Register::of(names.clone())));
        found = findings.len();
        millis(time)
    });
    let times = times.collect();
    Figure {
        what: "de-identification check over a case study",
        measured: median(times),
        promised: 50.0,
        unit: "ms",
        note: format!("{WORDS} words, {REGISTER} words of a register, {found} findings; {RUNS} runs"),
    }
}

fn sheet() -> Figure {
    let mut text = String::from("date,client,minutes,integrated,practice\n");
    for n in 0..LINES {
        let (month, day) = (1 + n % 12, 1 + n % 28);
        writeln!(
            text,
            "{}-{month:02}-{day:02},Pseudonym {},50,yes,A letter {n}",
            2000 + n % 25,
            n % 20
        )
        .unwrap();
    }
    let names: Vec<NewPseudonym> = (0..20)
        .map(|n| format!("Pseudonym {n}"))
        .map(|name| NewPseudonym {
            written: name.clone(),
            pseudonym: name,
        })
        .collect();
    let times = (0..3).map(|_| {
        let mut desk = Desk::candidate();
        let file = desk.path("sessions.csv");
        std::fs::write(&file, &text).unwrap();
        let (time, done) = timed(|| {
            let sheet = desk.choose_sheet(&file).unwrap();
            desk.preview_sheet(&sheet.columns, today()).unwrap();
            desk.import_sheet(&sheet.columns, &names, today()).unwrap()
        });
        assert_eq!(done.sessions, LINES);
        time.as_secs_f64()
    });
    Figure {
        what: "2,000 lines of CSV imported",
        measured: median(times.collect()),
        promised: 1.0,
        unit: "s",
        note: "chosen, looked at and imported into a vault of the app's own; 3 runs".to_owned(),
    }
}
