//! Time, memory and size.

use crate::{
    engine::{Engine, Work},
    figure::{Figure, median},
    process::{Measured, measured},
};

/// How often each engine sets each work in one process, and in how many processes.
const AGAIN: [usize; 2] = [15, 5];
const PROCESSES: usize = 7;

struct Promise {
    warm: f64,
    cold: f64,
    memory: f64,
    kilobytes: f64,
    names: [&'static str; 4],
    /// What is promised beside typst, too; of the rest the note tells.
    besides: Option<[&'static str; 4]>,
}

const LETTER: Promise = Promise {
    warm: 22.0,
    cold: 60.0,
    memory: 150.0,
    kilobytes: 120.0,
    names: [
        "a letter of three pages, warm",
        "the first letter of a process",
        "memory for a letter",
        "size of a letter",
    ],
    besides: Some([
        "  beside typst, warm",
        "  beside typst, first",
        "  beside typst, memory",
        "  beside typst, size",
    ]),
};

const PORTFOLIO: Promise = Promise {
    warm: 400.0,
    cold: 600.0,
    memory: 150.0,
    kilobytes: 400.0,
    names: [
        "a portfolio of 70 pages, warm",
        "the first portfolio of a process",
        "memory for a portfolio",
        "size of a portfolio",
    ],
    // Typst lays out many pages on all cores at once; we on one, and well inside the promise.
    besides: None,
};

pub fn figures() -> Vec<Figure> {
    let mut figures = Vec::new();
    for ((work, promise), again) in Work::BOTH.into_iter().zip([LETTER, PORTFOLIO]).zip(AGAIN) {
        let folder = tempfile::tempdir().unwrap();
        let mut seen: [Vec<Measured>; 2] = [Vec::new(), Vec::new()];
        for _ in 0..PROCESSES {
            for (seen, engine) in seen.iter_mut().zip(Engine::BOTH) {
                let file = folder.path().join(engine.name());
                seen.push(measured(engine, work, again, &file));
            }
        }
        let sizes = Engine::BOTH.map(|engine| {
            let file = folder.path().join(engine.name());
            std::fs::metadata(file).unwrap().len() as f64 / 1000.0
        });
        let of = |what: fn(&Measured) -> f64| [&seen[0], &seen[1]].map(|seen| median(seen.iter().map(what).collect()));
        let rows = [
            (of(|one| one.warm), promise.warm, "ms"),
            (of(|one| one.cold), promise.cold, "ms"),
            (of(|one| one.memory), promise.memory, "MB"),
            (sizes, promise.kilobytes, "kB"),
        ];
        for (index, ([ours, typst], promised, unit)) in rows.into_iter().enumerate() {
            figures.push(Figure {
                what: promise.names[index],
                measured: ours,
                promised,
                unit,
                note: format!("{PROCESSES} processes, {again} times in each; typst: {typst:.1} {unit}"),
            });
            figures.extend(promise.besides.map(|besides| Figure {
                what: besides[index],
                measured: ours / typst,
                promised: 1.0,
                unit: "x",
                note: "the same text in the same fonts, both as PDF/A-2a and PDF/UA-1".to_owned(),
            }));
        }
    }
    figures
}
