use chrono::NaiveDate;

use super::Count;
use crate::{Id, words};

/// What the records say about one demand, before it is known whether its step has come.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Finding {
    pub standing: Standing,
    pub reason: String,
    pub count: Option<Count>,
    pub records: Vec<Id>,
    /// The day on which it was met, as far as the records know.
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Met,
    Open,
    /// Waits for something else, whatever the step.
    Waiting,
}

impl Finding {
    pub fn met(reason: impl Into<String>) -> Self {
        Self::new(Standing::Met, reason.into())
    }

    pub fn open(reason: impl Into<String>) -> Self {
        Self::new(Standing::Open, reason.into())
    }

    pub fn waiting(reason: impl Into<String>) -> Self {
        Self::new(Standing::Waiting, reason.into())
    }

    fn new(standing: Standing, reason: String) -> Self {
        Self {
            standing,
            reason,
            count: None,
            records: Vec::new(),
            on: None,
        }
    }

    pub fn when(met: bool, reason: impl Into<String>) -> Self {
        if met { Self::met(reason) } else { Self::open(reason) }
    }

    /// Met by a day in the records: "Done on 14 January 2026.", or else `missing`.
    pub fn by_day(day: Option<NaiveDate>, verb: &str, missing: &str) -> Self {
        match day {
            Some(day) => Self::met(format!("{verb} on {}.", words::date(day))).on(Some(day)),
            None => Self::open(missing),
        }
    }

    pub fn on(mut self, day: Option<NaiveDate>) -> Self {
        self.on = day;
        self
    }

    pub fn counting(mut self, done: usize, needed: i32) -> Self {
        let done = i32::try_from(done).unwrap_or(i32::MAX);
        self.count = Some(Count { done, needed });
        self
    }

    pub fn from(mut self, records: impl IntoIterator<Item = Id>) -> Self {
        self.records.extend(records);
        self
    }
}
