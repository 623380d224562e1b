//! Names behind titles.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::super::{Class, Register, findings::Found};

/// A title, further titles, and one or two words with a capital. A line does not end in between.
pub(super) static TITLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let titles = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Doctor|Herr|Herrn|Frau|Madame|Mme|Monsieur|Mlle|Señor|Señora|Sr|Sra|Dra|Don|Doña|Pastor|Rabbi|Nurse|Uncle|Aunt|Onkel|Tante";
    let name = r"\p{Lu}(?:['’]\p{Lu})?\p{L}*\p{Ll}[\p{L}'’]*(?:-\p{Lu}\p{L}+)?";
    let particle = r"(?:von|van|zu|de|der|den|del|la|le|du)[ \u{a0}]";
    Regex::new(&format!(
        r#"\b(?:{titles})\.?(?:[ \u{{a0}}](?:Dr|Prof|med)\b\.?)*[ \u{{a0}}](?P<name>(?:\p{{Lu}}\.[ \u{{a0}}]?)*(?:{particle})*{name}(?:[ \u{{a0}}](?:{particle})*{name})?)|(?:ד["״]ר|גב['׳]|מר|פרופ['׳])[ \u{{a0}}](?P<hebrew>\p{{Hebrew}}+)"#
    ))
    .ok()
});

/// Not those that are a client's pseudonym.
pub fn find(text: &str, register: &Register) -> Vec<Found> {
    let Some(titled) = &*TITLED else {
        return Vec::new();
    };
    let found = titled.captures_iter(text).filter_map(|found| {
        let name = found.name("name").or_else(|| found.name("hebrew"))?;
        let first = name.as_str().split([' ', '\u{a0}']).next().unwrap_or_default();
        let stem = first.trim_end_matches("’s").trim_end_matches("'s");
        if register.is_pseudonym(stem) {
            return None;
        }
        let all: Range<usize> = found.get(0)?.range();
        Some(Found::left_out(without_possessive(text, all), Class::Name))
    });
    found.collect()
}

fn without_possessive(text: &str, at: Range<usize>) -> Range<usize> {
    let words = text.get(at.clone()).unwrap_or_default();
    let bare = words
        .strip_suffix("’s")
        .or_else(|| words.strip_suffix("'s"))
        .unwrap_or(words);
    at.start..at.start + bare.len()
}
