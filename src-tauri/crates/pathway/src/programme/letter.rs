use serde::{Deserialize, Serialize};
use specta::Type;

use super::Strength;
use crate::records::LetterKind;

/// What the portfolio holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct PortfolioPart {
    pub key: String,
    pub title: String,
    /// How many, where the document says so.
    pub count: Option<i32>,
    pub strength: Strength,
    pub contradiction: Option<String>,
    pub cite: String,
}

/// What the two letters must hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Letters {
    pub recommendation: LetterContent,
    pub application: LetterContent,
}

impl Letters {
    #[must_use]
    pub fn of(&self, kind: LetterKind) -> &LetterContent {
        match kind {
            LetterKind::Recommendation => &self.recommendation,
            LetterKind::Application => &self.application,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct LetterContent {
    pub key: String,
    pub title: String,
    pub recipient: String,
    /// Empty where the document names none: never invented.
    pub email: String,
    /// What to do where there is no address.
    pub email_note: String,
    pub strength: Strength,
    pub contradiction: Option<String>,
    pub cite: String,
    /// The message that carries it, where no notice does.
    pub message: Option<LetterMessage>,
    /// In the document's order.
    pub sections: Vec<LetterSection>,
}

/// The message that carries a letter. Ours, for the writer to change: the document gives no words for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct LetterMessage {
    /// With `{candidate}`.
    pub subject: String,
    /// With `{signed}`.
    pub body: String,
}

/// One required part of a letter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct LetterSection {
    pub key: String,
    pub title: String,
    /// What to write about.
    pub prompt: String,
    /// Beginnings of a first sentence, close to the programme's words. They help to begin and praise nobody.
    pub starters: Vec<String>,
    pub strength: Strength,
    pub cite: String,
}

/// The message with which a candidate's materials go to the committee.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct SubmissionWords {
    /// With `{candidate}`.
    pub subject: String,
    /// What a submission can hold, as the message names it.
    pub letter: String,
    pub portfolio: String,
    pub evidence: String,
    /// With `{parts}`, `{supervisor}` and `{signed}`.
    pub body: String,
    /// The same when the materials do not travel with the message.
    pub body_apart: String,
    pub cite: String,
}

/// A message that the programme expects from the supervisor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct NoticeRule {
    pub key: String,
    pub title: String,
    pub to: String,
    /// Empty where the document names none: never invented.
    pub email: String,
    pub email_note: String,
    /// Ours, for the writer to change: the document gives no words for its messages.
    pub subject: String,
    /// With `{candidate}`, `{day}` and `{supervisor}`.
    pub body: String,
    pub strength: Strength,
    pub contradiction: Option<String>,
    pub cite: String,
}
