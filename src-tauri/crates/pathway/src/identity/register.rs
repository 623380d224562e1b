//! The words that must never leave, and all the ways in which they are written.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    Class, LEFT_OUT,
    findings::Found,
    near::is_one_slip,
    spelt::{Token, is_apostrophe, plain, words},
};
use crate::words::leaves_no_spaces;

/// In shorter words a slip makes too many ordinary words.
const SHORTEST_WITH_SLIPS: usize = 5;
/// Parts of a name that tell nothing by themselves, and of which too many ordinary sentences are made.
const COMMON: &[&str] = &[
    "the",
    "and",
    "of",
    "von",
    "van",
    "der",
    "den",
    "de",
    "del",
    "della",
    "la",
    "le",
    "les",
    "du",
    "di",
    "da",
    "das",
    "und",
    "for",
    "zur",
    "zum",
    "bin",
    "ben",
    "bad",
    "saint",
    "sankt",
    "san",
    "santa",
    "new",
    "north",
    "south",
    "east",
    "west",
    "university",
    "universitat",
    "universite",
    "universidad",
    "hospital",
    "klinik",
    "klinikum",
    "clinic",
    "school",
    "schule",
    "college",
    "street",
    "strasse",
    "road",
    "company",
    "group",
    "gmbh",
    "ltd",
    "inc",
    "bank",
    "center",
    "centre",
    "zentrum",
    "general",
    "national",
    "state",
    "city",
    "stadt",
    "church",
    "kirche",
    "department",
];

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
            found.extend(self.initials(text, &tokens, place));
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

    /// `A. L.`, `A.L.`, `AL` for a name of two parts or more; `L.` in the midst of a sentence, and `L.’s`, for one of one.
    fn initials(&self, text: &str, tokens: &[Token], place: usize) -> Option<Found> {
        let token = tokens.get(place)?;
        let first = text.get(token.at.clone())?.chars().next()?;
        if !first.is_uppercase() || token.at.len() > 8 {
            return None;
        }
        let initial = |part: &Token| part.plain.chars().next();
        for (number, term) in self.terms.iter().enumerate() {
            let proper: Vec<char> = term
                .parts
                .iter()
                .filter(|part| part.is_proper)
                .filter_map(initial)
                .collect();
            if proper.first().is_none_or(|letter| !token.plain.starts_with(*letter)) {
                continue;
            }
            let at = match proper.as_slice() {
                [_] => alone(text, token),
                letters => together(token, letters).or_else(|| in_a_row(text, tokens.get(place..)?, letters)),
            };
            if let Some(at) = at {
                return Some(self.found(at, Class::NearRegister, number));
            }
        }
        None
    }
}

/// A part that says something without the others.
fn is_telling(part: &str) -> bool {
    part.chars().count() >= 3 && !COMMON.contains(&part)
}

/// What stands between two parts of one name.
fn is_narrow(between: &str) -> bool {
    between.chars().count() <= 3
        && between
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '.' | '_'))
}

/// A word as it could be meant, with where that stands.
struct Stem {
    at: Range<usize>,
    plain: String,
}

/// The word itself; without a possessive; without an article that is drawn into it; without a prefix of Hebrew.
fn stems(text: &str, token: &Token) -> Vec<Stem> {
    let mut stems: Vec<Stem> = Vec::new();
    let mut add = |at: Range<usize>| {
        let token = Token::new(text, at.clone());
        let forms: Vec<String> = token.forms().map(str::to_owned).collect();
        stems.extend(forms.into_iter().map(|plain| Stem { at: at.clone(), plain }));
    };
    let Some(word) = text.get(token.at.clone()) else {
        return stems;
    };
    let (start, end) = (token.at.start, token.at.end);
    add(start..end);
    if let Some((last, _)) = word.char_indices().rfind(|(_, c)| is_apostrophe(*c)) {
        let tail: String = word.get(last..).unwrap_or_default().chars().skip(1).collect();
        if matches!(tail.as_str(), "s" | "S" | "") {
            add(start..start + last);
        }
    }
    if let Some((at, apostrophe)) = word.char_indices().find(|(_, c)| is_apostrophe(*c)) {
        add(start + at + apostrophe.len_utf8()..end);
    }
    if word.ends_with(['s', 'S']) && word.chars().count() > 3 {
        let before = stems.len();
        let at = start..end;
        // "Lenas Arbeit": the whole word is replaced, for the pseudonym has a genitive of its own.
        let stem = plain(word.get(..word.len() - 1).unwrap_or_default());
        stems.insert(before, Stem { at, plain: stem });
    }
    if word.chars().next().is_some_and(|c| "בלהומשכ".contains(c)) && word.chars().count() > 3 {
        let first = word.chars().next().map_or(0, char::len_utf8);
        let at = start + first..end;
        stems.push(Stem {
            plain: plain(text.get(at.clone()).unwrap_or_default()),
            at,
        });
    }
    stems
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
