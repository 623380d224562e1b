use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// A silent retreat: "include dates, duration, and teachers".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Retreat {
    pub id: Id,
    pub title: String,
    pub started_on: Option<NaiveDate>,
    pub ended_on: Option<NaiveDate>,
    pub teachers: String,
    pub online: bool,
    /// It was a silent Mindful Self-Compassion retreat.
    pub silent: bool,
    pub note: String,
}

impl Retreat {
    /// Days from the first to the last, both counted.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        let (start, end) = (self.started_on?, self.ended_on?);
        (end >= start).then(|| (end - start).num_days() + 1)
    }
}

impl Kept for Retreat {
    kept!(Retreat);

    fn check(&self, check: &mut Check<'_>) {
        check.line("title", &self.title);
        check.past_day("started_on", self.started_on);
        check.past_day("ended_on", self.ended_on);
        check.ends_after(("started_on", self.started_on), ("ended_on", self.ended_on));
        check.line("teachers", &self.teachers);
        check.text("note", &self.note);
    }
}

/// A note on the candidate's own self-compassion and mindfulness practice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct PracticeNote {
    pub id: Id,
    pub date: Option<NaiveDate>,
    pub minutes: Option<i32>,
    pub practice: String,
    pub text: String,
    /// Words that are almost those of a client, and that the writer has looked at and left.
    #[serde(default)]
    pub left_as_is: Vec<String>,
}

impl Kept for PracticeNote {
    kept!(PracticeNote);

    fn check(&self, check: &mut Check<'_>) {
        check.past_day("date", self.date);
        check.minutes("minutes", self.minutes);
        check.line("practice", &self.practice);
        check.text("text", &self.text);
        for (index, words) in self.left_as_is.iter().enumerate() {
            check.line(format!("left_as_is/{index}"), words);
        }
    }
}
