use std::time::Duration;

/// How much of a promise is tried.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// Of everything that is left to chance.
    pub seed: u64,
    /// Every point, or a few of them.
    pub full: bool,
}

impl Extent {
    pub fn points(&self, full: usize, short: usize) -> usize {
        if self.full { full } else { short }
    }
}

/// What came of one promise.
#[derive(Debug, Default)]
pub struct Row {
    pub what: &'static str,
    /// How often it was tried.
    pub tried: usize,
    /// How often it was not held, each with what happened.
    pub failures: Vec<String>,
    /// What else is worth knowing: of what the points were, what was seen.
    pub note: String,
    pub took: Duration,
}

impl Row {
    pub fn of(what: &'static str) -> Self {
        Self {
            what,
            ..Self::default()
        }
    }

    /// Counts one point.
    pub fn point(&mut self, outcome: Result<(), String>) {
        self.tried += 1;
        self.failures.extend(outcome.err());
    }

    /// A row that tried nothing holds nothing.
    pub fn holds(&self) -> bool {
        self.tried > 0 && self.failures.is_empty()
    }

    /// # Panics
    /// When the promise was not held: for tests.
    pub fn must_hold(&self) {
        assert!(
            self.holds(),
            "{} at {} points: {:#?}",
            self.what,
            self.tried,
            self.failures
        );
    }
}

/// As much of it as one reads.
fn first(failure: &str) -> String {
    failure.chars().take(300).collect()
}

pub fn table(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.what.chars().count()).max().unwrap_or(0);
    let mut lines = vec![format!(
        "{:width$}  {:>7} {:>7}  {:8} {:>7}  how",
        "what", "points", "failed", "", "time"
    )];
    for row in rows {
        let held = if row.holds() { "held" } else { "NOT HELD" };
        let (points, failed, took) = (row.tried, row.failures.len(), row.took.as_secs_f64());
        lines.push(format!(
            "{:width$}  {points:>7} {failed:>7}  {held:8} {took:>6.1}s  {}",
            row.what, row.note
        ));
        let shown = row.failures.iter().take(3);
        lines.extend(shown.map(|failure| format!("{:width$}    {}", "", first(failure))));
    }
    lines.join("\n")
}
