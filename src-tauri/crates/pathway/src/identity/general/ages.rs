//! Ages over 89.

use std::sync::LazyLock;

use regex::Captures;

use super::{super::Class, Rule};

#[cfg(test)]
pub(super) const ALL: usize = 5;

pub(super) static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let words = r"(?:ninety|hundred|neunzig|noventa|quatre-vingt-dix)";
    let rules = [
        // 93 years old, 93-year-old, 93 Jahre, 93-jährige, 93 ans, 93 años
        Rule::new(
            Class::Age,
            r"(?i)\b(?P<age>\d{2,3})[\s-]?(?:years?[\s-]old|year-olds?|yrs?\b|y/?o\b|jahre\s(?:alt|alte[rnm]?)|jährige?[rnm]?\b|ans\b|años\b)",
        )
        .map(|rule| rule.when(is_over_89)),
        // aged 93, at the age of 93, im Alter von 93, à l’âge de 93, בגיל 93
        Rule::new(
            Class::Age,
            r"(?i)(?:\baged?|\bturn(?:ed|s|ing)|\bage of|\balter von|\bâge de|\bedad de|בגיל|בן|בת)[\s:]+(?P<age>\d{2,3})(?:\s(?:years|jahren|ans|años))?\b",
        )
        .map(|rule| rule.when(is_over_89)),
        Rule::new(Class::Age, r"(?i)\bmit (?P<age>\d{2,3}) jahren\b").map(|rule| rule.when(is_over_89)),
        Rule::new(Class::Age, r"(?i)\bin (?:his|her|their|my) (?:90s|nineties|hundreds)\b"),
        Rule::new(
            Class::Age,
            &format!(r"(?i)\b{words}(?:-\p{{L}}+)?[\s-](?:years?[\s-]old|year-old|jahre\salt|años)|\b(?:\p{{L}}+und)?neunzigjährige[rnm]?\b"),
        ),
    ];
    rules
        .into_iter()
        .flatten()
        .map(|rule| rule.or_rather(|_| "90 or older".to_owned()))
        .collect()
});

fn is_over_89(found: &Captures<'_>) -> bool {
    let age = found.name("age").and_then(|age| age.as_str().parse::<u32>().ok());
    age.is_some_and(|age| (90..=125).contains(&age))
}
