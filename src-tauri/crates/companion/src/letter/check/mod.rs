//! What stands against sending a letter: asked before each export, and shown while it is written.

mod identity;
mod length;
mod placeholders;
mod spelling;

use pathway::{
    facts::token,
    records::{LetterKind, Profile, Workspace},
};
use serde::Serialize;
use specta::Type;

use super::{LetterView, SectionView};
use crate::{Companion, Result};

/// Something that a careful writer would want to look at before the letter goes out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Finding {
    /// What it is and where, such as `missing.focus`: an overruled finding is known by it.
    pub key: String,
    /// What was found and what to do, in one or two sentences.
    pub words: String,
    /// The section that it is about.
    pub section: Option<String>,
    /// Why the writer sends the letter all the same; nothing while it stands.
    pub overruled: Option<String>,
    /// Whether a reason is enough: words that must never leave, never do.
    pub can_overrule: bool,
}

impl Finding {
    fn new(key: impl Into<String>, words: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            words: words.into(),
            section: None,
            overruled: None,
            can_overrule: true,
        }
    }

    /// A part that is not there yet, rather than one to look at again.
    pub(super) fn is_about_missing(&self) -> bool {
        self.key.starts_with("missing.") || self.key == "profile_name"
    }

    /// It tells where a word of the register stands, or what is written almost like one.
    fn is_of_register(&self) -> bool {
        let kind = self.key.split('.').next();
        matches!(kind, Some("register" | "near_register"))
    }

    fn of(kind: &str, section: &SectionView, words: impl Into<String>) -> Self {
        Self {
            section: Some(section.section.key.clone()),
            ..Self::new(format!("{kind}.{}", section.section.key), words)
        }
    }
}

impl LetterView {
    /// While others look on, nothing tells where a word of the register stands. The letter still does not leave with one.
    pub fn hide_register(&mut self) {
        self.checks.retain(|finding| !finding.is_of_register());
    }
}

impl Companion {
    /// Everything that stands against the letter, each with the reason when its writer has overruled it.
    pub(super) fn findings(&self, view: &LetterView, names: &[String]) -> Result<Vec<Finding>> {
        let mut found: Vec<Finding> = view
            .sections
            .iter()
            .filter(|section| section.missing)
            .map(|section| {
                let words = format!("“{}” is not written yet.", section.section.title);
                Finding::of("missing", section, words)
            })
            .collect();
        let profile: Option<Profile> = self.single(None)?;
        if profile.is_none_or(|profile| profile.name.trim().is_empty()) {
            found.push(Finding::new(
                "profile_name",
                "Your own name is not in the letterhead yet. Write it in your profile.",
            ));
        }
        found.extend(view.sections.iter().filter_map(stale));
        for section in view.sections.iter().filter(|section| !section.missing) {
            let text = token::plain(&section.text);
            found.extend(placeholders::find(&text).map(|what| {
                let title = &section.section.title;
                let words = format!("“{title}” still holds “{what}”, which looks like a placeholder.");
                Finding::of("placeholder", section, words)
            }));
        }
        let whole = whole_text(view);
        found.extend(spelling::find(&whole, names).map(|(written, name)| {
            let words = format!("The letter says “{written}” where the records say “{name}”. Is it spelled right?");
            Finding::new("spelling", words)
        }));
        if !view.sections.iter().any(|section| section.missing) {
            found.extend(length::find(&whole));
        }
        found.extend(self.named_clients(view.letter.letter_kind, &whole)?);
        found.extend(identity::find(view, &self.register()?));
        for finding in &mut found {
            let overruled = view.letter.overruled.iter().find(|one| one.finding == finding.key);
            let reason = overruled.filter(|_| finding.can_overrule);
            finding.overruled = reason.map(|one| one.reason.clone());
        }
        Ok(found)
    }

    /// A letter of application speaks of clients by their number: not even a pseudonym has a place in it.
    fn named_clients(&self, kind: LetterKind, text: &str) -> Result<Option<Finding>> {
        if kind != LetterKind::Application || self.workspace() != Workspace::Candidate {
            return Ok(None);
        }
        let records = self.of_oneself()?;
        let named = records.clients.iter().map(|client| client.pseudonym.trim());
        let named = named
            .filter(|name| !name.is_empty())
            .find(|name| holds_word(text, name));
        Ok(named.map(|name| {
            let words =
                format!("The letter names “{name}”, a client of yours. It needs no client’s name, not even this one.");
            Finding::new("client", words)
        }))
    }
}

fn stale(section: &SectionView) -> Option<Finding> {
    let count = section.stale.len();
    let title = &section.section.title;
    let words = match count {
        0 => return None,
        1 => format!("A fact in “{title}” has changed since you wrote it."),
        n => format!("{n} facts in “{title}” have changed since you wrote them."),
    };
    Some(Finding::of(
        "stale",
        section,
        words + " Take the new value, or keep your words.",
    ))
}

fn whole_text(view: &LetterView) -> String {
    let texts = view.sections.iter().map(|section| token::plain(&section.text));
    texts.collect::<Vec<_>>().join("\n\n")
}

/// Whether the word stands in the text as a word of its own.
fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::holds_word;

    #[test]
    fn a_word_inside_another_is_not_that_word() {
        assert!(holds_word("I worked with Ash.", "Ash"));
        assert!(!holds_word("Ashes and shame", "Ash"));
        assert!(!holds_word("", "Ash"));
    }
}
