use std::time::{Duration, Instant};

/// One promise, and what was measured of it.
pub struct Figure {
    pub what: &'static str,
    pub measured: f64,
    pub promised: f64,
    pub unit: &'static str,
    /// On what, and beside what.
    pub note: String,
}

impl Figure {
    pub fn holds(&self) -> bool {
        self.measured <= self.promised
    }
}

pub fn table(figures: &[Figure]) {
    println!(
        "{:<44} {:>10} {:>10}  {:<4} {:<6} how",
        "figure", "measured", "promised", "unit", ""
    );
    for figure in figures {
        let held = if figure.holds() { "holds" } else { "MISSED" };
        println!(
            "{:<44} {:>10.2} {:>10.2}  {:<4} {held:<6} {}",
            figure.what, figure.measured, figure.promised, figure.unit, figure.note
        );
    }
}

pub fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = work();
    (start.elapsed(), done)
}

pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
