//! The words that must never leave, and all the ways in which they are written.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    Class, LEFT_OUT,
    findings::Found,
    initials::Initials,
    near::is_one_slip,
    spelt::{Token, is_narrow, plain, words},
    stems::{Stem, stems},
    telling::is_telling,
};
use crate::words::leaves_no_spaces;

/// In shorter words a slip makes too many ordinary words.
const SHORTEST_WITH_SLIPS: usize = 5;
/// The words that must never leave, ready to be looked for.
#[derive(Default)]
pub struct Register {
    terms: Vec<Term>,
    /// Which parts of which terms a word is.
    parts: HashMap<String, Vec<(usize, usize)>>,
    /// Each part that tells something by itself, for slips and compounds.
    telling: Vec<(Vec<char>, String, usize)>,
    /// Of scripts that leave no spaces: looked for letter by letter.
    unspaced: Vec<(String, usize)>,
    initials: Initials,
    pseudonyms: HashSet<String>,
}

struct Term {
    parts: Vec<Token>,
    pseudonym: String,
}

impl Register {
    /// Of words, each with the pseudonym that stands for it.
    #[must_use]
    pub fn of<W: AsRef<str>, P: AsRef<str>>(pairs: impl IntoIterator<Item = (W, P)>) -> Self {
        let mut register = Self::default();
        for (word, pseudonym) in pairs {
            register.add(word.as_ref().trim(), pseudonym.as_ref().trim());
        }
        register
    }

    /// Names that may stand anywhere, though they look like names.
    #[must_use]
    pub fn with_pseudonyms<P: AsRef<str>>(mut self, pseudonyms: impl IntoIterator<Item = P>) -> Self {
        for pseudonym in pseudonyms {
            let pseudonym = pseudonym.as_ref();
            self.pseudonyms.extend(
                words(pseudonym)
                    .into_iter()
                    .filter_map(|at| pseudonym.get(at))
                    .map(plain),
            );
        }
        self
    }

    fn add(&mut self, word: &str, pseudonym: &str) {
        let number = self.terms.len();
        if word.chars().any(leaves_no_spaces) {
            self.unspaced.push((word.to_owned(), number));
        }
        let parts: Vec<Token> = words(word).into_iter().map(|at| Token::new(word, at)).collect();
        for (place, part) in parts.iter().enumerate() {
            for form in part.forms() {
                self.parts.entry(form.to_owned()).or_default().push((number, place));
                if is_telling(form) {
                    self.telling.push((form.chars().collect(), form.to_owned(), number));
                }
            }
        }
        if parts.len() > 1 {
            let joined: String = parts.iter().map(|part| part.plain.as_str()).collect();
            self.telling.push((joined.chars().collect(), joined, number));
        }
        self.initials.add(&parts, number);
        self.terms.push(Term {
            parts,
            pseudonym: pseudonym.to_owned(),
        });
    }

    /// Whether a name is, or has in it, one of these words, whatever its capitals.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        let telling = |token: &Token| {
            token.forms().any(|form| {
                let known = self.parts.get(form).into_iter().flatten();
                known.clone().any(|(term, _)| is_telling(form) || self.is_single(*term))
            })
        };
        words(name).into_iter().any(|at| telling(&Token::new(name, at)))
            || self.unspaced.iter().any(|(word, _)| name.contains(word.as_str()))
    }

    pub(super) fn is_pseudonym(&self, name: &str) -> bool {
        let mut parts = words(name).into_iter().filter_map(|at| name.get(at)).peekable();
        parts.peek().is_some() && parts.all(|part| self.pseudonyms.contains(&plain(part)))
    }

    fn is_single(&self, term: usize) -> bool {
        self.terms.get(term).is_some_and(|term| term.parts.len() == 1)
    }

    fn found(&self, at: Range<usize>, class: Class, term: usize) -> Found {
        let pseudonym = self.terms.get(term).map(|term| term.pseudonym.clone());
        let instead = pseudonym
            .filter(|name| !name.is_empty())
            .into_iter()
            .chain([LEFT_OUT.to_owned()]);
        Found {
            at,
            class,
            instead: instead.collect(),
        }
    }

    pub(super) fn find(&self, text: &str) -> Vec<Found> {
        if self.terms.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (word, term) in &self.unspaced {
            let places = text.match_indices(word.as_str());
            found.extend(places.map(|(at, word)| self.found(at..at + word.len(), Class::Register, *term)));
        }
        let tokens: Vec<Token> = words(text).into_iter().map(|at| Token::new(text, at)).collect();
        let mut known: HashMap<&str, Option<usize>> = HashMap::new();
        for (place, token) in tokens.iter().enumerate() {
            let whole = self.whole(text, &tokens, place);
            let known_part = self.part(text, token);
            let initials = self.initials.find(text, &tokens, place);
            found.extend(initials.map(|(at, term)| self.found(at, Class::NearRegister, term)));
            if whole.is_none() && known_part.is_none() {
                let looked_up = known.entry(&token.plain).or_insert_with(|| self.almost(token));
                found.extend(looked_up.map(|term| self.found(token.at.clone(), Class::NearRegister, term)));
            }
            found.extend(whole);
            found.extend(known_part);
        }
        found
    }

    /// All parts of a term, one after the other.
    fn whole(&self, text: &str, tokens: &[Token], place: usize) -> Option<Found> {
        let first = tokens.get(place)?;
        let begins = |stem: &Stem| self.parts.get(&stem.plain).cloned().unwrap_or_default();
        for (term, part) in stems(text, first).iter().flat_map(begins) {
            let parts = self
                .terms
                .get(term)
                .map(|term| term.parts.as_slice())
                .unwrap_or_default();
            if part != 0 || parts.len() < 2 {
                continue;
            }
            let run = tokens.get(place..place + parts.len()).unwrap_or_default();
            let close = run.windows(2).all(|pair| match pair {
                [a, b] => text.get(a.at.end..b.at.start).is_some_and(is_narrow),
                _ => true,
            });
            let mut end = 0;
            let same = run.len() == parts.len()
                && run.iter().zip(parts).all(|(token, part)| {
                    stems(text, token).into_iter().any(|stem| {
                        end = stem.at.end;
                        part.forms().any(|form| form == stem.plain)
                    })
                });
            if close && same {
                return Some(self.found(first.at.start..end, Class::Register, term));
            }
        }
        None
    }

    /// A term of one word, or a part of a longer one that tells something by itself.
    fn part(&self, text: &str, token: &Token) -> Option<Found> {
        for stem in stems(text, token) {
            let Some(&(term, part)) = self
                .parts
                .get(&stem.plain)
                .into_iter()
                .flatten()
                .find(|(term, _)| self.is_single(*term) || is_telling(&stem.plain))
            else {
                continue;
            };
            let written = self.terms.get(term)?.parts.get(part)?;
            let is_short = written.plain.chars().count() < 3;
            if is_short && written.is_proper != token.is_proper {
                continue;
            }
            // "rose" in the midst of a sentence is hardly Rose; but it may be.
            let same = token.is_proper || !written.is_proper;
            let class = if same { Class::Register } else { Class::NearRegister };
            return Some(self.found(stem.at, class, term));
        }
        None
    }

    /// One slip of the fingers, or a longer word made with it.
    fn almost(&self, token: &Token) -> Option<usize> {
        token.forms().find_map(|form| {
            let letters: Vec<char> = form.chars().collect();
            if letters.len() + 1 < SHORTEST_WITH_SLIPS {
                return None;
            }
            let without_s = letters.strip_suffix(&['s']);
            let close = |(part, word, _): &&(Vec<char>, String, usize)| {
                let long = part.len() >= SHORTEST_WITH_SLIPS;
                let in_it = form.len() > word.len()
                    && (token.is_proper || part.len() > SHORTEST_WITH_SLIPS)
                    && form.contains(word.as_str());
                long && (in_it
                    || form == word
                    || is_one_slip(&letters, part)
                    || without_s.is_some_and(|letters| is_one_slip(letters, part)))
            };
            self.telling.iter().find(close).map(|(_, _, term)| *term)
        })
    }
}
