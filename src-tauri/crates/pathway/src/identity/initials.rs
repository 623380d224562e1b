use std::{collections::HashMap, ops::Range};

use super::spelt::{Token, is_apostrophe, is_narrow};

/// The initials of every term, by their first letter: a text has many capitals, and the register may have many words.
#[derive(Default)]
pub struct Initials(HashMap<char, Vec<(Vec<char>, usize)>>);

impl Initials {
    /// Takes in the parts of a term; only those that are written with a capital have an initial.
    pub fn add(&mut self, parts: &[Token], term: usize) {
        let proper = parts.iter().filter(|part| part.is_proper);
        let letters: Vec<char> = proper.filter_map(|part| part.plain.chars().next()).collect();
        if let Some(first) = letters.first() {
            self.0.entry(*first).or_default().push((letters, term));
        }
    }

    /// `A. L.`, `A.L.`, `AL` for a name of two parts or more; `L.` in the midst of a sentence, and `L.’s`, for one of one. Gives
    /// where it stands, and the term.
    pub fn find(&self, text: &str, tokens: &[Token], place: usize) -> Option<(Range<usize>, usize)> {
        let token = tokens.get(place)?;
        let first = text.get(token.at.clone())?.chars().next()?;
        if !first.is_uppercase() || token.at.len() > 8 {
            return None;
        }
        let begin_so = self.0.get(&token.plain.chars().next()?)?;
        begin_so.iter().find_map(|(letters, term)| {
            let at = match letters.as_slice() {
                [_] => alone(text, token),
                letters => together(token, letters).or_else(|| in_a_row(text, tokens.get(place..)?, letters)),
            };
            Some((at?, *term))
        })
    }
}

/// `AL`.
fn together(token: &Token, letters: &[char]) -> Option<Range<usize>> {
    let same = token.is_all_capitals && token.plain.chars().eq(letters.iter().copied());
    same.then(|| token.at.clone())
}

/// `A. L.` and `A.L.`
fn in_a_row(text: &str, tokens: &[Token], letters: &[char]) -> Option<Range<usize>> {
    let run = tokens.get(..letters.len())?;
    let same = run
        .iter()
        .zip(letters)
        .all(|(token, letter)| token.plain.chars().eq([*letter]));
    let close = run.windows(2).all(|pair| match pair {
        [a, b] => text
            .get(a.at.end..b.at.start)
            .is_some_and(|between| is_narrow(between) && !between.is_empty()),
        _ => true,
    });
    let (first, last) = (run.first()?, run.last()?);
    let dotted = text.get(last.at.end..).is_some_and(|rest| rest.starts_with('.'));
    (same && close).then(|| first.at.start..last.at.end + usize::from(dotted))
}

/// `L.` with a sentence going on behind it, and `L.’s` or `L’s`.
fn alone(text: &str, token: &Token) -> Option<Range<usize>> {
    let word = text.get(token.at.clone())?;
    let mut letters = word.chars();
    letters.next()?;
    let rest: String = letters.collect();
    let behind = text.get(token.at.end..)?;
    let is_possessive = |text: &str| {
        let mut chars = text.chars();
        chars.next().is_some_and(is_apostrophe) && chars.next() == Some('s')
    };
    if is_possessive(&rest) && rest.chars().count() == 2 {
        return Some(token.at.clone());
    }
    let behind = behind.strip_prefix('.').filter(|_| rest.is_empty())?;
    let next = behind.trim_start().chars().next();
    let goes_on = is_possessive(behind)
        || behind.starts_with(',')
        || (behind.starts_with(char::is_whitespace) && next.is_some_and(char::is_lowercase));
    goes_on.then(|| token.at.start..token.at.end + 1)
}
