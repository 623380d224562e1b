use docx_rs::{Docx, Paragraph, Table, TableCell, TableRow};
use letters::{Block, Cell, Fact, Level, Span};

use super::{Lists, lists::List, paragraph, run};

/// What a document is made of, in its order.
pub(super) enum Part {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

impl Part {
    pub fn onto(self, docx: Docx) -> Docx {
        match self {
            Self::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
            Self::Table(table) => docx.add_table(*table),
        }
    }
}

/// Where the next paragraph stands.
#[derive(Clone, Copy, Default)]
struct Place {
    quoted: bool,
    list: Option<List>,
    /// The next paragraph is the first of its item.
    first: bool,
}

pub(super) struct Body {
    parts: Vec<Part>,
    lists: Lists,
    place: Place,
    right_to_left: bool,
}

impl Body {
    pub fn new(language: &str) -> Self {
        Self {
            parts: Vec::new(),
            lists: Lists::default(),
            place: Place::default(),
            right_to_left: letters::words::runs_right_to_left(language),
        }
    }

    pub fn done(self) -> (Vec<Part>, Lists) {
        (self.parts, self.lists)
    }

    pub fn gap(&mut self) {
        self.push(paragraph(self.right_to_left));
    }

    /// A line on its own; nothing where it is empty.
    pub fn line(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.spans(&[Span::plain(text)]);
        }
    }

    /// Lines below one another, as in an address.
    pub fn lines<'t>(&mut self, lines: impl IntoIterator<Item = &'t String>) {
        let lines: Vec<&str> = lines
            .into_iter()
            .map(|line| line.trim())
            .filter(|line| !line.is_empty())
            .collect();
        self.line(&lines.join("\n"));
    }

    pub fn styled(&mut self, style: &str, text: &str) {
        if !text.trim().is_empty() {
            let paragraph = paragraph(self.right_to_left)
                .style(style)
                .add_run(run(&Span::plain(text)));
            self.push(paragraph);
        }
    }

    pub fn spans(&mut self, spans: &[Span]) {
        let mut paragraph = spans.iter().fold(paragraph(self.right_to_left), |paragraph, span| {
            paragraph.add_run(run(span))
        });
        if self.place.quoted {
            paragraph = paragraph.style("Quote").indent(Some(567), None, None, None);
        }
        if let Some(list) = self.place.list {
            paragraph = if self.place.first {
                list.item(paragraph)
            } else {
                list.further(paragraph)
            };
            self.place.first = false;
        }
        self.push(paragraph);
    }

    pub fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            let label = Span::bold(format!("{}: ", fact.label));
            let spans: Vec<Span> = std::iter::once(label).chain(fact.value.iter().cloned()).collect();
            self.spans(&spans);
        }
    }

    pub fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => {
                let style = match heading.level {
                    Level::Section => "Heading1",
                    Level::Part => "Heading2",
                    Level::Point => "Heading3",
                };
                self.styled(style, &heading.text);
            }
            Block::Paragraph(spans) | Block::Note(spans) => self.spans(spans),
            Block::List { ordered, items } => self.list(*ordered, items),
            Block::Quote(blocks) => {
                let place = self.place;
                self.place.quoted = true;
                self.blocks(blocks);
                self.place = place;
            }
            Block::KeepTogether(blocks) => self.blocks(blocks),
            Block::Code(groups) => self.line(&groups.join(" ")),
            Block::Table(table) => self.table(table),
            Block::Facts(facts) => self.facts(facts),
            Block::Checklist(items) => {
                for item in items {
                    self.spans(&item.text);
                    self.blocks(&item.detail);
                }
            }
            Block::Figure(figure) => self.line(&figure.caption),
            // The program that opens it makes its own pages.
            Block::Contents(_) | Block::PageBreak => {}
        }
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Block>]) {
        let place = self.place;
        let list = self.lists.begin(ordered, place.list);
        for item in items {
            self.place = Place {
                list: Some(list),
                first: true,
                ..place
            };
            self.blocks(item);
        }
        self.place = Place { first: false, ..place };
    }

    fn table(&mut self, table: &letters::Table) {
        self.line(&table.caption);
        let head = (!table.head.is_empty()).then_some(&table.head);
        let rows = head.into_iter().chain(&table.rows).chain(&table.total);
        let rows = rows
            .map(|cells| TableRow::new(cells.iter().map(|cell| self.cell(cell)).collect()))
            .collect();
        self.parts.push(Part::Table(Box::new(Table::new(rows))));
        // Two tables on end would become one.
        self.gap();
    }

    fn cell(&self, cell: &Cell) -> TableCell {
        let spans: &[Span] = match cell {
            Cell::Text(spans) => spans,
            Cell::PageOf(_) => &[],
        };
        let empty = paragraph(self.right_to_left);
        TableCell::new().add_paragraph(spans.iter().fold(empty, |paragraph, span| paragraph.add_run(run(span))))
    }

    fn push(&mut self, paragraph: Paragraph) {
        self.parts.push(Part::Paragraph(Box::new(paragraph)));
    }
}
