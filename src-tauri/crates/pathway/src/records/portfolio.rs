use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// Something that lies in the portfolio beside the case studies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct PortfolioItem {
    pub id: Id,
    pub item_kind: PortfolioItemKind,
    pub title: String,
    pub note: String,
    /// A write-up or a reflection, when it is written here.
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub date: Option<NaiveDate>,
    /// The case study that it belongs to.
    #[serde(default)]
    pub case_study: Option<Id>,
    pub ready: bool,
    /// Words that could tell who the client is, and that the writer has looked at and left.
    #[serde(default)]
    pub left_as_is: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum PortfolioItemKind {
    WriteUp,
    Reflection,
    Recording,
    Transcript,
    RetreatEvidence,
}

impl Kept for PortfolioItem {
    kept!(PortfolioItem);

    fn check(&self, check: &mut Check<'_>) {
        check.line("title", &self.title);
        check.text("text", &self.text);
        check.past_day("date", self.date);
        check.text("note", &self.note);
        for (index, words) in self.left_as_is.iter().enumerate() {
            check.line(format!("left_as_is/{index}"), words);
        }
    }
}
