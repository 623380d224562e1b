//! What tells a person apart in general, in the five languages of the paper.

mod ages;
mod dates;
mod names;
mod numbers;
mod places;

use regex::{Captures, Regex};

use super::{Class, LEFT_OUT, Register, findings::Found};

/// One way in which something is written.
struct Rule {
    class: Class,
    pattern: Regex,
    /// Whether what the pattern found is really one.
    holds: fn(&Captures<'_>) -> bool,
    /// What could stand there instead.
    instead: fn(&str) -> String,
}

impl Rule {
    /// None for a pattern that cannot be read, which a test rules out.
    fn new(class: Class, pattern: &str) -> Option<Self> {
        Some(Self {
            class,
            pattern: Regex::new(pattern).ok()?,
            holds: |_| true,
            instead: |_| LEFT_OUT.to_owned(),
        })
    }

    fn when(self, holds: fn(&Captures<'_>) -> bool) -> Self {
        Self { holds, ..self }
    }

    fn or_rather(self, instead: fn(&str) -> String) -> Self {
        Self { instead, ..self }
    }

    /// What the group `what` caught, where there is one; otherwise all of it.
    fn find(&self, text: &str) -> impl Iterator<Item = Found> {
        self.pattern
            .captures_iter(text)
            .filter(|found| (self.holds)(found))
            .filter_map(|found| {
                let what = found.name("what").or_else(|| found.get(0))?;
                Some(Found {
                    at: what.range(),
                    class: self.class,
                    instead: vec![(self.instead)(what.as_str())],
                })
            })
    }
}

pub fn find(text: &str, register: &Register) -> Vec<Found> {
    let rules = [&*dates::RULES, &*places::RULES, &*numbers::RULES, &*ages::RULES];
    let mut found: Vec<Found> = rules.into_iter().flatten().flat_map(|rule| rule.find(text)).collect();
    found.extend(names::find(text, register));
    found
}

/// The digits of what was found.
fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_can_be_read() {
        let counts = [
            (super::dates::RULES.len(), super::dates::ALL),
            (super::places::RULES.len(), super::places::ALL),
            (super::numbers::RULES.len(), super::numbers::ALL),
            (super::ages::RULES.len(), super::ages::ALL),
        ];
        for (read, all) in counts {
            assert_eq!(read, all);
        }
        assert!(super::names::TITLED.is_some());
    }
}
