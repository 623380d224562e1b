//! Telephone numbers, and numbers that belong to one person: insurance, accounts, files.

use std::sync::LazyLock;

use regex::Captures;

use super::{super::Class, Rule, digits};

#[cfg(test)]
pub(super) const ALL: usize = 6;

pub(super) static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rules = [
        Rule::new(Class::Phone, r"(?:\+|\(|\b)\d[\d \u{a0}().\-/]{5,}\d\b").map(|rule| rule.when(is_a_phone)),
        Rule::new(Class::Number, r"\b\d{6,}\b"),
        // Social security, an account, the Swiss insurance number.
        Rule::new(Class::Number, r"\b(?:\d{3}-\d{2}-\d{4}|\d{3}[. ]\d{4}[. ]\d{4}[. ]\d{2}|(?:\d{4}[ -]){3}\d{4})\b"),
        Rule::new(Class::Number, r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,4})?\b"),
        // A letter and digits: A1234567, K-2023-0114.
        Rule::new(Class::Number, r"\b[A-Z0-9](?:[A-Z0-9]|[/-][A-Z0-9]){5,}\b").map(|rule| rule.when(is_mixed)),
        // "file no. 4711", "Aktenzeichen 88213"
        Rule::new(
            Class::Number,
            r"(?i)(?:\b(?:no|nr|number|nummer|file|case|record|patient|policy|id|mrn|ssn|ahv|passport|docket|akte|aktenzeichen|dossier|numéro|número|núm)\b|n[°º]|#|מספר)\.?\s?(?:no|nr|is|lautet|est)?\.?\s?[:#]?\s?(?P<what>[A-Z]{0,3}-?\d{3,})\b",
        )
        .map(|rule| rule.when(is_no_year)),
    ];
    rules.into_iter().flatten().collect()
});

fn is_a_phone(found: &Captures<'_>) -> bool {
    let text = found.get(0).map_or("", |all| all.as_str());
    let digits = digits(text);
    let begins = text.starts_with('+') || text.starts_with('0') || text.starts_with("(0");
    (7..=15).contains(&digits) && (begins || is_american(text))
}

/// (555) 123-4567, 555-123-4567, 555.123.4567
fn is_american(text: &str) -> bool {
    let groups: Vec<usize> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .map(str::len)
        .collect();
    matches!(groups.as_slice(), [3, 3, 4] | [1, 3, 3, 4])
}

fn is_mixed(found: &Captures<'_>) -> bool {
    let text = found.get(0).map_or("", |all| all.as_str());
    digits(text) >= 4 && text.chars().any(char::is_alphabetic)
}

/// "case 2024" speaks of a year; "case no. 204" of nobody's number unless it is long.
fn is_no_year(found: &Captures<'_>) -> bool {
    let number = found.name("what").map_or("", |what| what.as_str());
    let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    digits(number) >= 4 && !is_year
}
