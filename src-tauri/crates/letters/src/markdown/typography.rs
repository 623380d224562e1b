//! Straight quotes and double hyphens, as typed on a keyboard, become the marks that the language prints.

use crate::{Block, Cell, Document, Fact, Opening, Span, words::primary};

/// The quotation marks of a language: outer and inner, opening and closing. French sets narrow spaces inside its own.
///
/// Spanish has two customs; these are the Academy's (angular outside, high inside), which books and formal letters keep.
/// Hebrew quotes with the high marks that its keyboards and newspapers use today.
#[derive(Debug, Clone, Copy)]
struct Marks {
    outer: (&'static str, &'static str),
    inner: (&'static str, &'static str),
}

impl Marks {
    fn of(language: &str) -> Self {
        let (outer, inner) = match (primary(language).as_str(), language) {
            (_, "de-CH" | "de-LI") => (("«", "»"), ("‹", "›")),
            ("de", _) => (("„", "“"), ("‚", "‘")),
            ("fr", _) => (("«\u{202f}", "\u{202f}»"), ("“", "”")),
            ("es" | "ar" | "fa", _) => (("«", "»"), ("“", "”")),
            ("he", _) => (("”", "”"), ("’", "’")),
            _ => (("“", "”"), ("‘", "’")),
        };
        Self { outer, inner }
    }
}

/// Refines every text of a document.
pub(crate) fn refine(document: &mut Document) {
    let marks = Marks::of(&document.language);
    let plain = |text: &mut String| *text = Quotes::new(marks).refine(text, None);
    plain(&mut document.title);
    match &mut document.opening {
        Opening::Letter {
            subject, salutation, ..
        } => {
            plain(subject);
            plain(salutation);
        }
        Opening::Report {
            title, subtitle, facts, ..
        } => {
            plain(title);
            plain(subtitle);
            refine_facts(facts, marks);
        }
    }
    refine_blocks(&mut document.body, marks);
    plain(&mut document.ending.closing);
}

/// Refines the text of blocks in this language.
pub(crate) fn refine_in(blocks: &mut [Block], language: &str) {
    refine_blocks(blocks, Marks::of(language));
}

fn refine_blocks(blocks: &mut [Block], marks: Marks) {
    let plain = |text: &mut String| *text = Quotes::new(marks).refine(text, None);
    for block in blocks {
        match block {
            Block::Heading(heading) => plain(&mut heading.text),
            Block::Paragraph(spans) | Block::Note(spans) => refine_spans(spans, marks),
            Block::List { items, .. } => items.iter_mut().for_each(|item| refine_blocks(item, marks)),
            Block::Quote(blocks) | Block::KeepTogether(blocks) => refine_blocks(blocks, marks),
            Block::Facts(facts) => refine_facts(facts, marks),
            Block::Checklist(items) => {
                for item in items {
                    refine_spans(&mut item.text, marks);
                    refine_blocks(&mut item.detail, marks);
                }
            }
            Block::Figure(figure) => plain(&mut figure.caption),
            Block::Table(table) => {
                plain(&mut table.caption);
                let rows = table.rows.iter_mut().chain(&mut table.total).flatten();
                for cell in rows.chain(&mut table.head) {
                    if let Cell::Text(spans) = cell {
                        refine_spans(spans, marks);
                    }
                }
            }
            Block::Code(_) | Block::Contents(_) | Block::PageBreak => {}
        }
    }
}

fn refine_facts(facts: &mut [Fact], marks: Marks) {
    for fact in facts {
        refine_spans(&mut fact.value, marks);
    }
}

/// A quotation may begin in one span and end in another, so the character before is carried over.
fn refine_spans(spans: &mut [Span], marks: Marks) {
    let firsts: Vec<Option<char>> = spans.iter().map(|span| span.text.chars().next()).collect();
    let mut quotes = Quotes::new(marks);
    for (index, span) in spans.iter_mut().enumerate() {
        let next = firsts.get(index + 1).copied().flatten();
        span.text = quotes.refine(&span.text, next);
    }
}

struct Quotes {
    marks: Marks,
    before: Option<char>,
    /// Whether an inner quotation has begun; a mark at a word's end is an apostrophe otherwise.
    inner_is_open: bool,
}

impl Quotes {
    fn new(marks: Marks) -> Self {
        Self {
            marks,
            before: None,
            inner_is_open: false,
        }
    }

    /// `following` is the character after the text.
    fn refine(&mut self, text: &str, following: Option<char>) -> String {
        let mut refined = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let dashes = rest.len() - rest.trim_start_matches('-').len();
            let next = rest.chars().nth(1).or(following);
            let mut one = [0; 4];
            let (mark, taken) = match (character, dashes) {
                (_, 2) => ("–", 2),
                (_, 3) => ("—", 3),
                ('-', run) => {
                    refined.extend(std::iter::repeat_n('-', run - 1));
                    ("-", run)
                }
                // Inside a Hebrew word they mark an abbreviation or a foreign sound.
                ('"', _) if self.before.is_some_and(is_hebrew) && next.is_some_and(is_hebrew) => ("״", 1),
                ('\'', _) if self.before.is_some_and(is_hebrew) => ("׳", 1),
                ('"', _) => (
                    if self.opens() {
                        self.marks.outer.0
                    } else {
                        self.marks.outer.1
                    },
                    1,
                ),
                ('\'', _) => (self.single(next), 1),
                (other, _) => (&*other.encode_utf8(&mut one), other.len_utf8()),
            };
            refined.push_str(mark);
            self.before = mark.chars().next_back();
            rest = &rest[taken..];
        }
        refined
    }

    /// An inner quote, or an apostrophe.
    fn single(&mut self, next: Option<char>) -> &'static str {
        let before_is_word = self.before.is_some_and(char::is_alphanumeric);
        let next_is_word = next.is_some_and(char::is_alphanumeric);
        if self.opens() && begins_a_word(next) {
            self.inner_is_open = true;
            self.marks.inner.0
        } else if self.inner_is_open && !(before_is_word && next_is_word) {
            self.inner_is_open = false;
            self.marks.inner.1
        } else {
            "’"
        }
    }

    /// A quote opens at the start, after a space, an opening bracket, another opening quote or a dash.
    fn opens(&self) -> bool {
        let [outer, inner] = [self.marks.outer, self.marks.inner];
        let opened = |c: char| [outer, inner].iter().any(|(from, to)| from != to && from.ends_with(c));
        self.before
            .is_none_or(|c| opened(c) || c.is_whitespace() || "([{<–—/".contains(c))
    }
}

/// Not `’90s`, not a lone mark: these are apostrophes.
fn begins_a_word(next: Option<char>) -> bool {
    next.is_some_and(|c| !c.is_whitespace() && !c.is_ascii_digit())
}

fn is_hebrew(character: char) -> bool {
    ('א'..='ת').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::{Marks, Quotes};

    fn printed(typed: &str, language: &str) -> String {
        Quotes::new(Marks::of(language)).refine(typed, None)
    }

    #[test]
    fn straight_marks_become_printed_ones() {
        for (typed, printed) in [
            ("\"Stay,\" she said.", "“Stay,” she said."),
            ("the client's 'inner critic'", "the client’s ‘inner critic’"),
            ("(\"kind\")", "(“kind”)"),
            ("in the '90s", "in the ’90s"),
            ("2019--2026", "2019–2026"),
            ("a pause---and then", "a pause—and then"),
            ("----", "----"),
            ("“already” curly", "“already” curly"),
            ("self-compassion", "self-compassion"),
        ] {
            assert_eq!(super::tests::printed(typed, "en"), printed);
        }
    }

    #[test]
    fn each_language_has_its_own_marks() {
        for (language, typed, wanted) in [
            ("de", "\"Bleib 'hier'\", sagte sie.", "„Bleib ‚hier‘“, sagte sie."),
            ("de-CH", "(\"Bleib\")", "(«Bleib»)"),
            ("de", "Hans' Buch, wie geht's?", "Hans’ Buch, wie geht’s?"),
            (
                "fr",
                "\"Reste\", dit-elle. C'est l'heure.",
                "«\u{202f}Reste\u{202f}», dit-elle. C’est l’heure.",
            ),
            ("es", "\"Quédate\", dijo.", "«Quédate», dijo."),
            ("he", "ד\"ר כהן אמר \"שלום\" לג'ורג'", "ד״ר כהן אמר ”שלום” לג׳ורג׳"),
        ] {
            assert_eq!(printed(typed, language), wanted, "{language}");
            assert_eq!(printed(wanted, language), wanted, "{language}: what is printed stays");
        }
    }
}
