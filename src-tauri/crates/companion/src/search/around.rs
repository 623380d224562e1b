//! The words around a finding.

use std::ops::Range;

use pathway::words::leaves_no_spaces;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::Piece;

/// So many characters are shown before the first finding,
const BEFORE: usize = 48;
/// and so many from there on.
const AFTER: usize = 140;

/// The words that are looked for, as they are compared: without capitals and accents.
pub struct Words {
    words: Vec<Word>,
}

struct Word {
    letters: Vec<char>,
    /// Longer words that begin with it are meant too.
    is_beginning: bool,
}

/// A text as it is compared, each letter with where it stands in the text.
struct Folded {
    letters: Vec<char>,
    at: Vec<Range<usize>>,
}

impl Words {
    pub fn of(typed: &str) -> Self {
        let unfinished = !typed.ends_with(char::is_whitespace);
        let mut words: Vec<Word> = typed
            .split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
            .map(|word| Word {
                letters: folded(word).letters,
                is_beginning: false,
            })
            .filter(|word| !word.letters.is_empty())
            .collect();
        if let Some(last) = words.last_mut() {
            last.is_beginning = unfinished;
        }
        Self { words }
    }

    /// Whether each word stands in one of the texts at least.
    pub fn all_in<'t>(&self, texts: impl Iterator<Item = &'t str>) -> bool {
        let texts: Vec<Folded> = texts.map(folded).collect();
        !self.words.is_empty()
            && (self.words.iter()).all(|word| texts.iter().any(|text| word.places(text).next().is_some()))
    }

    /// How many of the words stand in a text.
    pub fn how_many_in(&self, text: &str) -> usize {
        let text = folded(text);
        let in_it = |word: &&Word| word.places(&text).next().is_some();
        self.words.iter().filter(in_it).count()
    }

    /// The words of a text around the first finding, each finding by itself. White space is one space.
    pub fn around(&self, text: &str) -> Vec<Piece> {
        let folded = folded(text);
        let mut places: Vec<Range<usize>> = self.words.iter().flat_map(|word| word.places(&folded)).collect();
        places.sort_by_key(|place| (place.start, place.end));
        places.dedup_by(|later, earlier| later.start < earlier.end);
        let first = places.first().map_or(0, |place| place.start);
        let shown = window(text, first);

        let mut pieces = Vec::new();
        let mut push = |text: &str, found: bool| {
            if !text.is_empty() {
                pieces.push(Piece {
                    text: text.to_owned(),
                    found,
                });
            }
        };
        let mut at = shown.start;
        if shown.start > 0 {
            push("…", false);
        }
        for place in places.into_iter().filter(|place| place.end <= shown.end) {
            push(&spaced(&text[at..place.start]), false);
            push(&text[place.clone()], true);
            at = place.end;
        }
        push(&spaced(&text[at..shown.end]), false);
        if shown.end < text.trim_end().len() {
            push("…", false);
        }
        pieces
    }
}

impl Word {
    /// Where it stands in a text, in bytes.
    fn places<'t>(&'t self, text: &'t Folded) -> impl Iterator<Item = Range<usize>> + 't {
        let length = self.letters.len();
        let in_the_middle = self.letters.iter().any(|c| leaves_no_spaces(*c));
        let begins = move |at: usize| in_the_middle || at == 0 || !text.letters[at - 1].is_alphanumeric();
        let ends = move |at: usize| {
            in_the_middle || self.is_beginning || text.letters.get(at).is_none_or(|next| !next.is_alphanumeric())
        };
        (0..(text.letters.len() + 1).saturating_sub(length))
            .filter(move |at| text.letters[*at..at + length] == self.letters[..] && begins(*at) && ends(at + length))
            .map(move |at| text.at[at].start..text.at[at + length - 1].end)
    }
}

fn folded(text: &str) -> Folded {
    let mut folded = Folded {
        letters: Vec::with_capacity(text.len()),
        at: Vec::with_capacity(text.len()),
    };
    for (start, c) in text.char_indices() {
        let at = start..start + c.len_utf8();
        if is_combining_mark(c) && !leaves_no_spaces(c) {
            // An accent belongs to the letter before it.
            if let Some(last) = folded.at.last_mut() {
                last.end = at.end;
            }
            continue;
        }
        for letter in c
            .to_lowercase()
            .nfd()
            .filter(|letter| leaves_no_spaces(*letter) || !is_combining_mark(*letter))
        {
            folded.letters.push(letter);
            folded.at.push(at.clone());
        }
    }
    folded
}

/// What is shown of a text around a place in it: whole words.
fn window(text: &str, first: usize) -> Range<usize> {
    let start = text[..first].char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| {
        let space = text[at..first].find(char::is_whitespace);
        space.map_or(at, |space| at + space)
    });
    let end = text[first..]
        .char_indices()
        .nth(AFTER)
        .map_or(text.len(), |(length, _)| {
            let space = text[first..first + length].rfind(char::is_whitespace);
            first + space.filter(|space| *space > 0).unwrap_or(length)
        });
    start..end
}

/// With single spaces. What stood at its ends stays a space.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if !c.is_whitespace() => spaced.push(c),
            _ if spaced.ends_with(' ') => {}
            _ => spaced.push(' '),
        }
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(words: &str, text: &str) -> String {
        let pieces = Words::of(words).around(text);
        let marked = |piece: Piece| match piece.found {
            true => format!("[{}]", piece.text),
            false => piece.text,
        };
        pieces.into_iter().map(marked).collect()
    }

    #[test]
    fn each_word_is_marked_as_it_is_written() {
        assert_eq!(
            around("gute uber", "Über die GÜTE und Übermut"),
            "[Über] die [GÜTE] und [Über]mut"
        );
        assert_eq!(around("self-comp", "On self-compassion"), "On [self]-[comp]assion");
        assert_eq!(around("慈悲", "自己慈悲について"), "自己[慈悲]について");
        assert_eq!(around("cafe", "Un cafe\u{301} noir"), "Un [cafe\u{301}] noir");
    }

    #[test]
    fn a_long_text_is_shown_around_its_first_finding_in_whole_words() {
        let text = format!(
            "{}the critic\n\nfell silent {}",
            "before ".repeat(30),
            "after ".repeat(60)
        );
        let shown = around("critic ", &text);
        assert!(shown.starts_with("… before") && shown.ends_with("after…"), "{shown}");
        assert!(shown.contains("the [critic] fell silent after"), "{shown}");
        assert!(shown.chars().count() < 220);
    }

    #[test]
    fn a_word_is_found_from_its_beginning_and_only_the_last_may_go_on() {
        let words = Words::of("inn critic");
        assert!(!words.all_in(["The inner critic"].into_iter()));
        assert!(Words::of("critic inn").all_in(["The inner", "critic"].into_iter()));
        assert!(!Words::of("ritic").all_in(["critic"].into_iter()));
    }

    #[test]
    fn no_text_breaks_the_marks() {
        let texts = [
            "",
            "ﬁ ﬁnd İstanbul",
            "\u{301}\u{301}",
            "a\u{0}b",
            "ẞtraße 🪷 e\u{301}\u{302}x",
        ];
        for text in texts {
            for words in ["a", "i", "fi", "strasse", "e", "🪷", "\u{301}", "ist"] {
                let shown: String = Words::of(words)
                    .around(text)
                    .into_iter()
                    .map(|piece| piece.text)
                    .collect();
                assert_eq!(shown, text, "{words:?}");
            }
        }
    }
}
