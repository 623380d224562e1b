//! Every word that a document says or carries, for whoever looks at what leaves.

use crate::{characters::check, error::CannotRender};

use super::{Block, Cell, Dated, Document, Fact, Opening, Span, Table};

impl Document {
    /// Whether anything in it would be read otherwise than it is written; [`crate::render`] asks the same.
    ///
    /// # Errors
    /// As [`crate::render`], for signs that turn letters round or are not seen, and marks in piles.
    pub fn check(&self) -> Result<(), CannotRender> {
        self.texts().iter().try_for_each(|text| check(text, "the letter"))
    }

    /// All its texts: on its pages, beside its pictures and in its metadata.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let head = &self.letterhead;
        let mut texts = Texts::default();
        texts.lines([&self.title, &self.author, &head.name, &head.credentials]);
        texts.lines(&head.lines);
        match &self.opening {
            Opening::Letter {
                recipient,
                place_and_date,
                subject,
                salutation,
            } => {
                texts.lines(recipient);
                texts.lines([place_and_date, subject, salutation]);
            }
            Opening::Report {
                title, subtitle, facts, ..
            } => {
                texts.lines([title, subtitle]);
                texts.facts(facts);
            }
        }
        texts.blocks(&self.body);
        texts.lines([&self.ending.closing]);
        texts.lines(&self.ending.enclosures);
        for signature in &self.ending.signatures {
            texts.lines([&signature.name]);
            texts.lines(&signature.lines);
            if let Dated::Printed(line) = &signature.dated {
                texts.lines([line]);
            }
        }
        texts.0
    }
}

#[derive(Default)]
struct Texts(Vec<String>);

impl Texts {
    fn lines<'t>(&mut self, lines: impl IntoIterator<Item = &'t String>) {
        self.0.extend(lines.into_iter().cloned());
    }

    /// As they are read: a name that is half in bold is one name.
    fn spans(&mut self, spans: &[Span]) {
        self.0.push(spans.iter().map(|span| span.text.as_str()).collect());
    }

    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            self.lines([&fact.label]);
            self.spans(&fact.value);
        }
    }

    fn table(&mut self, table: &Table) {
        self.lines([&table.caption]);
        let rows = std::iter::once(&table.head).chain(&table.rows).chain(&table.total);
        for cell in rows.flatten() {
            if let Cell::Text(spans) = cell {
                self.spans(spans);
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.lines([&heading.text, &heading.anchor]),
                Block::Paragraph(spans) | Block::Note(spans) => self.spans(spans),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Quote(blocks) | Block::KeepTogether(blocks) => self.blocks(blocks),
                Block::Code(groups) => self.lines(groups),
                Block::Table(table) => self.table(table),
                Block::Facts(facts) => self.facts(facts),
                Block::Checklist(items) => {
                    for item in items {
                        self.spans(&item.text);
                        self.blocks(&item.detail);
                    }
                }
                Block::Figure(figure) => self.lines([&figure.caption]),
                Block::Contents(_) | Block::PageBreak => {}
            }
        }
    }
}
