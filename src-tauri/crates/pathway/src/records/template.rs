use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Kept, kept};
use crate::{
    Id,
    check::{Check, ProblemCode},
    template, words,
};

/// A text to begin from, which the person can edit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub id: Id,
    pub name: String,
    pub template_for: TemplateFor,
    /// It may hold placeholders: see [`crate::template`].
    pub text: String,
}

/// The text that a template begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum TemplateFor {
    /// The summary of a session, for both.
    Summary,
    /// The supervisor's private reflection.
    Reflection,
}

impl Kept for Template {
    kept!(Template);

    fn check(&self, check: &mut Check<'_>) {
        check.needed(
            "name",
            &self.name,
            "Give the template a name, so that it can be chosen.",
        );
        check.text("text", &self.text);
        let unknown = template::unknown(&self.text);
        if !unknown.is_empty() {
            let message = format!(
                "{} {} nothing that can be filled in. There are {}.",
                words::list(&unknown),
                if unknown.len() == 1 { "is" } else { "are" },
                words::list(&template::PLACEHOLDERS),
            );
            check.add("text", ProblemCode::Unknown, message);
        }
    }
}
