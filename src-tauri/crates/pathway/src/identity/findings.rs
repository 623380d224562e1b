//! From all that the rules have found to findings that do not overlap.

use std::ops::Range;

use super::{Class, LEFT_OUT, Recognisable};

/// What one rule found, before it is set beside what the others found.
pub struct Found {
    pub at: Range<usize>,
    pub class: Class,
    pub instead: Vec<String>,
}

impl Found {
    pub fn left_out(at: Range<usize>, class: Class) -> Self {
        Self {
            at,
            class,
            instead: vec![LEFT_OUT.to_owned()],
        }
    }

    /// What overlaps is one finding, as grave as its gravest part.
    fn take_in(&mut self, other: Self) {
        let longer = other.at.len() > self.at.len();
        // A title says nothing of what could stand there; the register does.
        if self.class == Class::Name || (longer && other.class != Class::Name) {
            self.instead = other.instead;
        }
        if gravity(other.class) < gravity(self.class) {
            self.class = other.class;
        }
        self.at = self.at.start.min(other.at.start)..self.at.end.max(other.at.end);
    }
}

fn gravity(class: Class) -> u8 {
    match class {
        Class::Register => 0,
        Class::Email | Class::Web | Class::Address | Class::Date => 1,
        Class::Phone | Class::Age => 2,
        Class::Number | Class::Name => 3,
        Class::NearRegister => 4,
    }
}

pub fn settled(text: &str, mut found: Vec<Found>) -> Vec<Recognisable> {
    found.retain(|one| text.get(one.at.clone()).is_some_and(|words| !words.trim().is_empty()));
    found.sort_by_key(|one| (one.at.start, std::cmp::Reverse(one.at.end)));
    let mut apart: Vec<Found> = Vec::new();
    for one in found {
        match apart.last_mut() {
            Some(last) if one.at.start < last.at.end => last.take_in(one),
            _ => apart.push(one),
        }
    }
    let (mut bytes, mut units) = (0, 0);
    let mut units_at = |at: usize| {
        units += text.get(bytes..at).map_or(0, |between| between.encode_utf16().count());
        bytes = at;
        u32::try_from(units).unwrap_or(u32::MAX)
    };
    apart
        .into_iter()
        .map(|one| Recognisable {
            start: units_at(one.at.start),
            end: units_at(one.at.end),
            class: one.class,
            words: text.get(one.at.clone()).unwrap_or_default().to_owned(),
            why: one.class.why(),
            instead: one.instead,
            may_stay: one.class.may_stay(),
            at: one.at,
        })
        .collect()
}
