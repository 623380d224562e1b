use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// What the writer has written of a letter; the facts come from the other records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    pub id: Id,
    /// Whom the recommendation is for; absent in the letter of application.
    pub candidate: Option<Id>,
    pub letter_kind: LetterKind,
    /// The date on the letter; today's when absent.
    pub date: Option<NaiveDate>,
    /// Lines of the address.
    pub recipient: String,
    pub salutation: String,
    pub closing: String,
    pub sections: Vec<SectionText>,
    /// What was found against sending it, and why its writer sends it all the same.
    #[serde(default)]
    pub overruled: Vec<Overruled>,
}

/// A finding that the writer has looked at and overruled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Overruled {
    /// Key of the finding, such as `missing.focus`.
    pub finding: String,
    /// The writer's reason, in their own words. Never empty.
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum LetterKind {
    Recommendation,
    Application,
}

/// The writer's own text of one section, in Markdown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct SectionText {
    /// Key of the section in the programme file.
    pub section: String,
    pub text: String,
}

impl Letter {
    /// What was written for a section; empty when nothing.
    #[must_use]
    pub fn text_of(&self, section: &str) -> &str {
        self.sections
            .iter()
            .find(|s| s.section == section)
            .map_or("", |s| &s.text)
    }
}

impl Kept for Letter {
    kept!(Letter of a candidate or oneself);

    fn check(&self, check: &mut Check<'_>) {
        check.day("date", self.date);
        check.text("recipient", &self.recipient);
        check.line("salutation", &self.salutation);
        check.line("closing", &self.closing);
        for (index, section) in self.sections.iter().enumerate() {
            check.line(format!("sections/{index}/section"), &section.section);
            check.text(format!("sections/{index}/text"), &section.text);
        }
        for (index, overruled) in self.overruled.iter().enumerate() {
            check.line(format!("overruled/{index}/finding"), &overruled.finding);
            check.line(format!("overruled/{index}/reason"), &overruled.reason);
        }
    }
}
