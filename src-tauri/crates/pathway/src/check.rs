//! What a record may hold. Each problem names its field and says in plain words how to mend it.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use specta::Type;

/// The longest name, title or other single line, in characters.
pub const LONGEST_LINE: usize = 300;
/// The longest text, in characters: about forty pages.
pub const LONGEST_TEXT: usize = 100_000;

/// What a record is checked against: the day it is, and the keys that the programme knows.
pub struct Ground<'a> {
    pub today: NaiveDate,
    pub competencies: &'a HashSet<String>,
    /// How many developmental stages there are.
    pub stages: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    TooLong,
    UnreadableCharacter,
    TooEarly,
    InTheFuture,
    Negative,
    TooLarge,
    EndBeforeStart,
    Missing,
    Unknown,
    Taken,
}

/// One field that cannot be kept as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Problem {
    /// Path of the field inside its record, like `duration_minutes` or `actions/2/text`.
    pub field: String,
    pub code: ProblemCode,
    /// What is wrong and how to mend it; never the text that was typed, but for the name of a placeholder.
    pub message: String,
    /// The other field that it is about, when one alone is not to blame: the start of an end, the state of a date.
    #[serde(skip)]
    #[specta(skip)]
    pub with: Option<&'static str>,
}

/// Collects the problems of one record.
pub struct Check<'a> {
    pub ground: &'a Ground<'a>,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    #[must_use]
    pub fn new(ground: &'a Ground<'a>) -> Self {
        Self {
            ground,
            problems: Vec::new(),
        }
    }

    #[must_use]
    pub fn finish(self) -> Vec<Problem> {
        self.problems
    }

    pub fn add(&mut self, field: impl Into<String>, code: ProblemCode, message: impl Into<String>) {
        self.problems.push(Problem {
            field: field.into(),
            code,
            message: message.into(),
            with: None,
        });
    }

    /// A name, a title, one line.
    pub fn line(&mut self, field: impl Into<String>, value: &str) {
        self.words(field.into(), value, LONGEST_LINE);
    }

    /// A text of any number of lines.
    pub fn text(&mut self, field: impl Into<String>, value: &str) {
        self.words(field.into(), value, LONGEST_TEXT);
    }

    /// The three letters of a currency that there is, whatever their case, or nothing.
    pub fn currency(&mut self, field: &str, value: &str) {
        let code = value.trim().to_uppercase();
        if !code.is_empty() && iso_currency::Currency::from_code(&code).is_none() {
            let message = "There is no such currency. Write its three letters, like USD, EUR or GBP.";
            self.add(field, ProblemCode::Unknown, message);
        }
    }

    /// A time zone's IANA name, or nothing.
    pub fn zone(&mut self, field: &str, value: &str) {
        if !value.is_empty() && value.parse::<chrono_tz::Tz>().is_err() {
            let message = "This time zone is not known. Choose one of the list, like Europe/Berlin.";
            self.add(field, ProblemCode::Unknown, message);
        }
    }

    /// One of the programme file's stages, or none.
    pub fn stage(&mut self, field: impl Into<String>, stage: Option<i32>) {
        if stage.is_some_and(|stage| !(1..=self.ground.stages).contains(&stage)) {
            let message = "This stage is not in the programme file. Choose one of the list, or \"not observed\".";
            self.add(field, ProblemCode::Unknown, message);
        }
    }

    /// A line that must say something.
    pub fn needed(&mut self, field: &str, value: &str, message: &str) {
        if value.trim().is_empty() {
            self.add(field, ProblemCode::Missing, message);
        }
        self.line(field, value);
    }

    /// A day that may lie ahead: planned, or due.
    pub fn day(&mut self, field: impl Into<String>, value: Option<NaiveDate>) {
        let field = field.into();
        let Some(day) = value else { return };
        if day.year() < 1900 {
            self.add(
                field,
                ProblemCode::TooEarly,
                "This date is before 1900. Check the year.",
            );
        } else if day.year() > self.ground.today.year() + 50 {
            self.add(
                field,
                ProblemCode::TooLarge,
                "This date is more than fifty years ahead. Check the year.",
            );
        }
    }

    /// A day on which something has already happened.
    pub fn past_day(&mut self, field: impl Into<String>, value: Option<NaiveDate>) {
        let field = field.into();
        if value.is_some_and(|day| day > self.ground.today) {
            let message = "This date is in the future. Enter it once it has happened, or check the year.";
            self.add(field, ProblemCode::InTheFuture, message);
        } else {
            self.day(field, value);
        }
    }

    /// A day on which something has already happened, because another field says so.
    pub fn past_day_because(&mut self, field: &str, value: Option<NaiveDate>, because: &'static str) {
        let before = self.problems.len();
        self.past_day(field, value);
        if self.problems.len() > before {
            self.together_with(because);
        }
    }

    /// The end of something that began on `start`.
    pub fn ends_after(
        &mut self,
        (start_field, start): (&'static str, Option<NaiveDate>),
        (field, end): (&str, Option<NaiveDate>),
    ) {
        if let (Some(start), Some(end)) = (start, end)
            && end < start
        {
            let message = "The end is before the start. Check both dates.";
            self.add(field, ProblemCode::EndBeforeStart, message);
            self.together_with(start_field);
        }
    }

    /// Says that the last problem is about this field as well.
    fn together_with(&mut self, field: &'static str) {
        if let Some(problem) = self.problems.last_mut() {
            problem.with = Some(field);
        }
    }

    /// A length of time in minutes, at most a day.
    pub fn minutes(&mut self, field: &str, value: Option<i32>) {
        match value {
            Some(minutes) if minutes < 0 => {
                self.add(
                    field,
                    ProblemCode::Negative,
                    "A duration cannot be less than zero. Enter minutes, like 50.",
                );
            }
            Some(minutes) if minutes > 24 * 60 => {
                self.add(
                    field,
                    ProblemCode::TooLarge,
                    "A session cannot last longer than a day. Enter minutes, like 50.",
                );
            }
            _ => {}
        }
    }

    /// A number of things.
    pub fn count(&mut self, field: impl Into<String>, value: i32, most: i32) {
        let field = field.into();
        if value < 0 {
            self.add(field, ProblemCode::Negative, "This number cannot be less than zero.");
        } else if value > most {
            self.add(
                field,
                ProblemCode::TooLarge,
                format!("This number cannot be more than {most}."),
            );
        }
    }

    /// The key of one of the programme's competencies.
    pub fn competency(&mut self, field: impl Into<String>, key: &str) {
        if !self.ground.competencies.contains(key) {
            self.add(
                field,
                ProblemCode::Unknown,
                "This competency is not in the programme file. Choose one of the list.",
            );
        }
    }

    fn words(&mut self, field: String, value: &str, longest: usize) {
        if value.contains('\0') {
            let message = "This text holds a character that cannot be kept (NUL). Delete it, or type the text again.";
            self.add(field, ProblemCode::UnreadableCharacter, message);
        } else if value.len() > longest && value.chars().count() > longest {
            let message = format!(
                "This text is too long: at most {longest} characters can be kept here. Shorten it or divide it."
            );
            self.add(field, ProblemCode::TooLong, message);
        }
    }
}
