use super::{Letter, LetterKind};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{Id, check::Check};

/// That a letter left the app as a file: which, when, under what name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Export {
    pub id: Id,
    pub candidate: Option<Id>,
    pub letter: Id,
    pub letter_kind: LetterKind,
    pub exported_on: NaiveDate,
    /// The file's name, without its folder.
    pub file_name: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    pub pages: i32,
    pub draft: bool,
    /// The letter as it went out: to whom, of which day, in which words. Absent in exports of earlier versions of the app.
    #[serde(default)]
    pub letter_then: Option<Letter>,
    /// The live facts in it, as they stood that day.
    #[serde(default)]
    pub facts: Vec<ExportedFact>,
}

/// A live fact as a letter said it when it went out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct ExportedFact {
    pub key: String,
    pub value: String,
}

impl Kept for Export {
    kept!(Export of a candidate or oneself);

    fn check(&self, check: &mut Check<'_>) {
        check.past_day("exported_on", Some(self.exported_on));
        check.line("file_name", &self.file_name);
        check.line("sha256", &self.sha256);
        check.count("pages", self.pages, 10_000);
        if let Some(letter) = &self.letter_then {
            letter.check(check);
        }
    }
}
