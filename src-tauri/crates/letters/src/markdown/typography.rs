//! Straight quotes and double hyphens, as typed on a keyboard, become the marks that a printed letter has.

use crate::{Block, Span};

pub(crate) fn refine(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Heading(heading) => heading.text = Quotes::default().refine(&heading.text, None),
            Block::Paragraph(spans) => refine_spans(spans),
            Block::List { items, .. } => items.iter_mut().for_each(|item| refine(item)),
            Block::Quote(blocks) => refine(blocks),
            _ => {}
        }
    }
}

/// A quotation may begin in one span and end in another, so the character before is carried over.
fn refine_spans(spans: &mut [Span]) {
    let firsts: Vec<Option<char>> = spans.iter().map(|span| span.text.chars().next()).collect();
    let mut quotes = Quotes::default();
    for (index, span) in spans.iter_mut().enumerate() {
        let next = firsts.get(index + 1).copied().flatten();
        span.text = quotes.refine(&span.text, next);
    }
}

#[derive(Default)]
struct Quotes {
    before: Option<char>,
}

impl Quotes {
    /// `following` is the character after the text.
    fn refine(&mut self, text: &str, following: Option<char>) -> String {
        let mut refined = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let dashes = rest.len() - rest.trim_start_matches('-').len();
            let (mark, taken) = match (character, dashes) {
                (_, 2) => ('–', 2),
                (_, 3) => ('—', 3),
                ('-', run) => {
                    refined.extend(std::iter::repeat_n('-', run - 1));
                    ('-', run)
                }
                ('"', _) => (if self.opens() { '“' } else { '”' }, 1),
                ('\'', _) => {
                    let next = rest.chars().nth(1).or(following);
                    (
                        if self.opens() && begins_a_word(next) {
                            '‘'
                        } else {
                            '’'
                        },
                        1,
                    )
                }
                (other, _) => (other, other.len_utf8()),
            };
            refined.push(mark);
            self.before = Some(mark);
            rest = &rest[taken..];
        }
        refined
    }

    /// A quote opens at the start, after a space, an opening bracket, another opening quote or a dash.
    fn opens(&self) -> bool {
        self.before.is_none_or(|c| c.is_whitespace() || "([{<“‘–—/".contains(c))
    }
}

/// Not `’90s`, not a lone mark: these are apostrophes.
fn begins_a_word(next: Option<char>) -> bool {
    next.is_some_and(|c| !c.is_whitespace() && !c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::Quotes;

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
            assert_eq!(Quotes::default().refine(typed, None), printed);
        }
    }
}
