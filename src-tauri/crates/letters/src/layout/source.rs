//! A paragraph's text as it is handed to the shaper, with what is known of each stretch of it.

use std::{ops::Range, rc::Rc};

use crate::{EastAsian, Fonts, Span, characters, error::CannotRender};

use super::{hyphenate::hyphenation_points, line::is_invisible, ties::ties};

/// A hyphen and a word joiner, which shows nothing and lets no line end before it.
const UNBREAKABLE_HYPHEN: &str = "-\u{2060}";
/// Shows nothing where it does not end a line.
const SOFT_HYPHEN: &str = "\u{ad}";

/// The text of a paragraph as it is handed to the shaper.
pub(crate) struct Source {
    pub text: String,
    pub spans: Vec<(Range<usize>, Look)>,
    place: String,
    /// Which of the large fonts it needs, if it needs one.
    pub east_asian: Option<EastAsian>,
}

#[derive(Clone)]
pub(crate) struct Look {
    pub bold: bool,
    pub italic: bool,
    pub language: Option<Rc<str>>,
}

impl Source {
    /// # Errors
    /// A control character, which no font can show. A tab counts as a space; every kind of line end as a line feed.
    pub fn new(spans: &[Span], language: &str, place: &str) -> Result<Self, CannotRender> {
        let whole: String = spans.iter().map(|span| span.text.as_str()).collect();
        let ties = ties(&whole, language);
        let mut before = 0;
        let mut source = Self {
            text: String::new(),
            spans: Vec::new(),
            place: place.to_owned(),
            east_asian: None,
        };
        for span in spans {
            characters::check(&span.text, place)?;
            let start = source.text.len();
            let text = &span.text;
            for (offset, character) in text.char_indices() {
                if let Some(tie) = ties.get(&(before + offset)) {
                    source.text.push(*tie);
                    continue;
                }
                match character {
                    '\t' => source.text.push(' '),
                    '\r' if text[offset + 1..].starts_with('\n') => {}
                    '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => source.text.push('\n'),
                    '\n' => source.text.push('\n'),
                    _ if character.is_control() => return Err(source.unknown_character(character)),
                    '-' if joins_words(text, offset) => source.text.push_str(UNBREAKABLE_HYPHEN),
                    _ => source.text.push(character),
                }
            }
            before += text.len();
            let look = Look {
                bold: span.bold,
                italic: span.italic,
                language: span.language.as_deref().map(Rc::from),
            };
            source.spans.push((start..source.text.len(), look));
        }
        let in_east_asian = spans.iter().find(|span| EastAsian::of(&span.text, "").is_some());
        let said = in_east_asian.and_then(|span| span.language.as_deref());
        source.east_asian = EastAsian::of(&source.text, said.unwrap_or(language));
        Ok(source)
    }

    pub fn language_at(&self, offset: usize) -> Option<Rc<str>> {
        let index = self.spans.partition_point(|(range, _)| range.end <= offset);
        self.spans.get(index).and_then(|(_, look)| look.language.clone())
    }

    /// The refusal for a cluster that came without glyphs of its own.
    pub fn unknown(&self, cluster: &str, fonts: &Fonts) -> CannotRender {
        let shown = |character: char| fonts.can_show(character) || is_invisible(character.encode_utf8(&mut [0; 4]));
        let culprit = cluster.chars().find(|&character| !shown(character));
        let character = culprit.or_else(|| cluster.chars().next()).unwrap_or('\u{fffd}');
        match EastAsian::of(character.encode_utf8(&mut [0; 4]), "").and(self.east_asian) {
            Some(writing) if !fonts.has(writing) => CannotRender::NoFont {
                character,
                writing,
                place: self.place.clone(),
            },
            _ => self.unknown_character(character),
        }
    }

    fn unknown_character(&self, character: char) -> CannotRender {
        CannotRender::UnknownCharacter {
            character,
            place: self.place.clone(),
        }
    }

    /// Where words may be divided, each stretch of text by the rules of its own language.
    pub fn hyphenation_points(&self, language: &str) -> Vec<usize> {
        let mut points = Vec::new();
        for stretch in self.spans.chunk_by(|(_, one), (_, next)| one.language == next.language) {
            let (Some((first, look)), Some((last, _))) = (stretch.first(), stretch.last()) else {
                continue;
            };
            let language = look.language.as_deref().unwrap_or(language);
            let text = &self.text[first.start..last.end];
            points.extend(
                hyphenation_points(text, language)
                    .into_iter()
                    .map(|point| first.start + point),
            );
        }
        points
    }

    /// The same text with soft hyphens at these offsets (ascending).
    pub fn with_soft_hyphens(&self, points: &[usize]) -> Self {
        let moved = |offset: usize| offset + points.partition_point(|&point| point < offset) * SOFT_HYPHEN.len();
        let mut text = String::with_capacity(self.text.len() + points.len() * SOFT_HYPHEN.len());
        let mut from = 0;
        for &point in points {
            text.push_str(&self.text[from..point]);
            text.push_str(SOFT_HYPHEN);
            from = point;
        }
        text.push_str(&self.text[from..]);
        let spans = self
            .spans
            .iter()
            .map(|(range, look)| (moved(range.start)..moved(range.end), look.clone()))
            .collect();
        Self {
            text,
            spans,
            place: self.place.clone(),
            east_asian: self.east_asian,
        }
    }

    /// Whether it runs from right to left. A paragraph follows its page unless it begins with a letter that runs the
    /// other way, and most of its letters do: a name alone at the beginning of a sentence does not turn it round.
    pub fn runs_right_to_left(&self, page: bool) -> bool {
        let mut letters = self
            .text
            .chars()
            .filter(|c| c.is_alphabetic())
            .map(runs_right_to_left)
            .peekable();
        let Some(&first) = letters.peek() else { return page };
        let balance = letters.fold(0_i64, |balance, rtl| balance + if rtl { 1 } else { -1 });
        if first == page {
            page
        } else if first {
            balance > 0
        } else {
            balance >= 0
        }
    }
}

/// Whether the hyphen at this offset stands inside a word. No line ends there: not in a name, and not in
/// “self-compassion” either, for whoever copies text takes a hyphen before a line's end for one that was added.
fn joins_words(text: &str, hyphen: usize) -> bool {
    let before = text[..hyphen].chars().next_back();
    let after = text[hyphen + 1..].chars().next();
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// The letters of Hebrew, Arabic and their neighbours.
fn runs_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Offsets in a text with soft hyphens at `points`, as offsets in the text without them.
pub(crate) fn without_soft_hyphens(offsets: &[usize], points: &[usize]) -> Vec<usize> {
    let mut passed = 0;
    offsets
        .iter()
        .map(|&offset| {
            while points
                .get(passed)
                .is_some_and(|point| point + passed * SOFT_HYPHEN.len() < offset)
            {
                passed += 1;
            }
            offset - passed * SOFT_HYPHEN.len()
        })
        .collect()
}
