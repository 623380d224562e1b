use std::path::Path;

use tests::window::Start;

use crate::figure::{Figure, median, millis, timed};

const RUNS: usize = 7;

/// From nothing to the unlock screen, beside an empty window built in the same profile, both under the driver.
pub fn start() -> Figure {
    let built = std::env::current_exe().unwrap();
    let app = built.with_file_name("scip-companion");
    let empty = built.with_file_name("examples").join("empty_window");
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        floor.push(seen(&empty, "An empty window"));
        ours.push(seen(&app, "SCIP Companion"));
    }
    let (ours, floor) = (median(ours), median(floor));
    Figure {
        what: "start to the first screen, beside an empty one",
        measured: ours / floor,
        promised: 1.3,
        unit: "x",
        note: format!("{ours:.0} ms beside {floor:.0} ms, driver included; {RUNS} runs, turn about"),
    }
}

/// How long it takes until the window shows this heading.
fn seen(binary: &Path, heading: &str) -> f64 {
    let (time, app) = timed(|| {
        let app = Start::of(binary).open();
        app.sees(heading);
        app
    });
    drop(app);
    millis(time)
}
