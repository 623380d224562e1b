//! Words as they are compared: without capitals, accents, and what cannot be seen.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A word of a text.
#[derive(Debug)]
pub struct Token {
    pub at: Range<usize>,
    pub plain: String,
    /// With `ue` for `ü`, where that differs.
    pub expanded: Option<String>,
    /// It begins with a capital, or its script has none.
    pub is_proper: bool,
    pub is_all_capitals: bool,
}

impl Token {
    pub fn new(text: &str, at: Range<usize>) -> Self {
        let word = text.get(at.clone()).unwrap_or_default();
        let plain = plain(word);
        let expanded = Some(expanded(word)).filter(|expanded| *expanded != plain);
        let first = word.chars().find(|c| c.is_alphanumeric());
        Self {
            at,
            plain,
            expanded,
            is_proper: first.is_some_and(|first| !first.is_lowercase()),
            is_all_capitals: word.chars().all(char::is_uppercase),
        }
    }

    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.plain.as_str()).chain(self.expanded.as_deref())
    }
}

pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`')
}

/// Characters that nobody sees, and that a word may be divided by.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn belongs_to_a_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_unseen(c)
}

/// Where the words of a text stand. An apostrophe inside a word belongs to it.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut begun: Option<usize> = None;
    while let Some((at, c)) = chars.next() {
        let goes_on = belongs_to_a_word(c)
            || (begun.is_some() && is_apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphabetic()));
        match (begun, goes_on) {
            (None, true) => begun = Some(at),
            (Some(start), false) => {
                words.push(start..at);
                begun = None;
            }
            _ => {}
        }
    }
    words.extend(begun.map(|start| start..text.len()));
    words
}

/// Small letters without accents, apostrophes and what cannot be seen.
pub fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for c in word
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !is_unseen(*c) && !is_apostrophe(*c))
    {
        for small in c.to_lowercase() {
            match small {
                'ß' => plain.push_str("ss"),
                'æ' => plain.push_str("ae"),
                'œ' => plain.push_str("oe"),
                'þ' => plain.push_str("th"),
                'ø' => plain.push('o'),
                'ł' => plain.push('l'),
                'đ' | 'ð' => plain.push('d'),
                'ı' => plain.push('i'),
                // What small letters of a capital with a dot leave.
                c if is_combining_mark(c) => {}
                c => plain.push(c),
            }
        }
    }
    plain
}

/// The same with two letters for an umlaut, as where there is no key for it.
fn expanded(word: &str) -> String {
    let composed: String = word.nfc().collect();
    let spelt: String = composed
        .chars()
        .map(|c| match c {
            'ä' | 'Ä' => "ae".to_owned(),
            'ö' | 'Ö' | 'ø' | 'Ø' => "oe".to_owned(),
            'ü' | 'Ü' => "ue".to_owned(),
            'å' | 'Å' => "aa".to_owned(),
            c => c.to_string(),
        })
        .collect();
    plain(&spelt)
}

/// What stands between two parts of one name.
pub fn is_narrow(between: &str) -> bool {
    between.chars().count() <= 3
        && between
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '.' | '_'))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_compared_without_capitals_accents_and_what_cannot_be_seen() {
        for (word, same) in [
            ("Lindqvist", "lindqvist"),
            ("Cañón", "canon"),
            ("O’Brien", "obrien"),
            ("Łódź", "lodz"),
            ("Groß", "gross"),
            ("Lind\u{ad}qvist", "lindqvist"),
            ("İpek", "ipek"),
        ] {
            assert_eq!(plain(word), same);
        }
        assert_eq!(
            Token::new("Müller", 0..7).forms().collect::<Vec<_>>(),
            ["muller", "mueller"]
        );
    }

    #[test]
    fn an_apostrophe_belongs_to_the_word_that_it_stands_in() {
        let found = |text: &'static str| words(text).into_iter().map(|at| &text[at]).collect::<Vec<_>>();
        assert_eq!(
            found("‘Lena’s’ O'Brien-Weiß, l’été."),
            ["Lena’s", "O'Brien", "Weiß", "l’été"]
        );
        assert_eq!(found(""), Vec::<&str>::new());
    }
}
