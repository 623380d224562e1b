use std::ops::Range;

use super::spelt::{Token, is_apostrophe, plain};

/// A word as it could be meant, with where that stands.
pub struct Stem {
    pub at: Range<usize>,
    pub plain: String,
}

/// The word itself; without a possessive; without an article that is drawn into it; without a prefix of Hebrew.
pub fn stems(text: &str, token: &Token) -> Vec<Stem> {
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
