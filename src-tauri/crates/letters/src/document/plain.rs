//! A document as plain text, to be put into a message or another program.

use super::{Block, Cell, Dated, Document, Fact, Opening, Span, Table};

impl Document {
    /// Its words as they are read, a blank line between paragraphs, without styles, pictures or numbers of pages.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let mut text = Plain::default();
        let head = &self.letterhead;
        text.lines([&head.name, &head.credentials].into_iter().chain(&head.lines));
        match &self.opening {
            Opening::Letter {
                recipient,
                place_and_date,
                subject,
                salutation,
            } => {
                text.lines(recipient);
                text.paragraph(place_and_date);
                text.paragraph(subject);
                text.paragraph(salutation);
            }
            Opening::Report {
                title, subtitle, facts, ..
            } => {
                text.lines([title, subtitle]);
                text.facts(facts);
            }
        }
        text.blocks(&self.body);
        text.paragraph(&self.ending.closing);
        for signature in &self.ending.signatures {
            if let Dated::Printed(line) = &signature.dated {
                text.paragraph(line);
            }
            text.lines(std::iter::once(&signature.name).chain(&signature.lines));
        }
        text.lines(&self.ending.enclosures);
        // What keeps words together on a line of paper is in the way elsewhere.
        text.paragraphs.join("\n\n").replace('\u{a0}', " ") + "\n"
    }
}

#[derive(Default)]
struct Plain {
    paragraphs: Vec<String>,
}

impl Plain {
    fn paragraph(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.paragraphs.push(text.trim().to_owned());
        }
    }

    fn lines<'t>(&mut self, lines: impl IntoIterator<Item = &'t String>) {
        let lines: Vec<&str> = lines
            .into_iter()
            .map(|line| line.trim())
            .filter(|line| !line.is_empty())
            .collect();
        self.paragraph(&lines.join("\n"));
    }

    fn facts(&mut self, facts: &[Fact]) {
        let lines: Vec<String> = facts
            .iter()
            .map(|fact| format!("{}: {}", fact.label, plain(&fact.value)))
            .collect();
        self.lines(&lines);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.paragraph(&heading.text),
            Block::Paragraph(spans) | Block::Note(spans) => self.paragraph(&plain(spans)),
            Block::List { ordered, items } => self.list(*ordered, items),
            Block::Quote(blocks) => self.within(blocks, "> ", "> "),
            Block::KeepTogether(blocks) => self.blocks(blocks),
            Block::Code(groups) => self.paragraph(&groups.join(" ")),
            Block::Table(table) => self.table(table),
            Block::Facts(facts) => self.facts(facts),
            Block::Checklist(items) => {
                for item in items {
                    self.paragraph(&plain(&item.text));
                    self.blocks(&item.detail);
                }
            }
            Block::Figure(figure) => self.paragraph(&figure.caption),
            Block::Contents(_) | Block::PageBreak => {}
        }
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Block>]) {
        let mut whole = Self::default();
        for (at, item) in items.iter().enumerate() {
            let mark = if ordered {
                format!("{}. ", at + 1)
            } else {
                "– ".to_owned()
            };
            let under = " ".repeat(mark.chars().count());
            whole.within(item, &mark, &under);
        }
        self.paragraph(&whole.paragraphs.join("\n"));
    }

    /// What these blocks say, with a mark before the first line and another before those under it.
    fn within(&mut self, blocks: &[Block], first: &str, under: &str) {
        let mut inner = Self::default();
        inner.blocks(blocks);
        let text = inner.paragraphs.join("\n\n");
        let lines = text.lines().enumerate().map(|(at, line)| {
            let mark = if at == 0 { first } else { under };
            format!("{mark}{line}").trim_end().to_owned()
        });
        let marked: Vec<String> = lines.collect();
        if !text.is_empty() {
            self.paragraphs.push(marked.join("\n"));
        }
    }

    fn table(&mut self, table: &Table) {
        self.paragraph(&table.caption);
        let rows = std::iter::once(&table.head).chain(&table.rows).chain(&table.total);
        let lines: Vec<String> = rows
            .map(|row| {
                let cells = row.iter().map(|cell| match cell {
                    Cell::Text(spans) => plain(spans),
                    Cell::PageOf(_) => String::new(),
                });
                cells.collect::<Vec<_>>().join("\t")
            })
            .collect();
        self.lines(&lines);
    }
}

fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use crate::{
        Block, Cell, Column, Design, Document, Ending, Letterhead, Opening, Paper, Signature, Table,
        blocks_from_markdown,
    };

    fn letter(body: Vec<Block>) -> Document {
        Document {
            language: "en".to_owned(),
            title: "Recommendation".to_owned(),
            author: "Liv Aas".to_owned(),
            paper: Paper::A4,
            date: chrono::NaiveDate::from_ymd_opt(2026, 6, 10).unwrap(),
            design: Design::default(),
            letterhead: Letterhead {
                name: "Liv Aas".to_owned(),
                lines: vec!["Oslo".to_owned()],
                ..Letterhead::default()
            },
            opening: Opening::Letter {
                recipient: vec!["Committee".to_owned()],
                place_and_date: "Oslo, 10 June 2026".to_owned(),
                subject: "Recommendation".to_owned(),
                salutation: "Dear members,".to_owned(),
            },
            body,
            ending: Ending {
                closing: "Kind regards,".to_owned(),
                signatures: vec![Signature {
                    name: "Liv Aas".to_owned(),
                    ..Signature::default()
                }],
                enclosures: Vec::new(),
            },
            draft: false,
        }
    }

    #[test]
    fn a_letter_reads_from_its_head_to_its_name() {
        let body = blocks_from_markdown("First **strong** words.\n\n1. one\n2. two\n   - deep\n\n> quoted", "en");
        assert_eq!(
            letter(body).plain_text(),
            "Liv Aas\nOslo\n\nCommittee\n\nOslo, 10 June 2026\n\nRecommendation\n\nDear members,\n\nFirst strong words.\n\n\
             1. one\n2. two\n\n   – deep\n\n> quoted\n\nKind regards,\n\nLiv Aas\n"
        );
    }

    #[test]
    fn a_table_is_lines_that_a_spreadsheet_takes() {
        let table = Table {
            columns: vec![Column::default(), Column::default()],
            head: vec![Cell::from("Day"), Cell::from("Time")],
            rows: vec![vec![Cell::from("Monday"), Cell::from("50 min")]],
            ..Table::default()
        };
        let text = letter(vec![Block::Table(table)]).plain_text();
        assert!(text.contains("Day\tTime\nMonday\t50 min"), "{text}");
    }
}
