//! Events of the parser become blocks. No recursion: a thousand `>` in a row must not exhaust the stack.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use crate::{Block, Heading, Level, Span};

/// Containers deeper than this are read as if they were not there; their text stays.
const DEEPEST: usize = 12;

/// Reads all events. `source` is the text that their ranges point into.
pub(crate) fn read<'a>(events: impl Iterator<Item = (Event<'a>, Range<usize>)>, source: &str) -> Vec<Block> {
    let mut reader = Reader {
        source,
        open: vec![Container {
            kind: Kind::Root,
            blocks: Vec::new(),
            items: Vec::new(),
        }],
        spans: Vec::new(),
        bold: 0,
        italic: 0,
        links: Vec::new(),
    };
    for (event, range) in events {
        reader.event(event, &range);
    }
    reader.end_paragraph();
    while reader.open.len() > 1 {
        reader.close();
    }
    reader.open.pop().map(|root| root.blocks).unwrap_or_default()
}

struct Container {
    kind: Kind,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Root,
    Quote,
    List {
        ordered: bool,
    },
    Item,
    /// Its blocks belong to the container around it.
    Transparent,
    /// An ordered list that does not begin at 1, such as a paragraph that begins with a year: the writer's
    /// numbers are text.
    Numbered,
}

struct Reader<'a> {
    source: &'a str,
    open: Vec<Container>,
    spans: Vec<Span>,
    bold: usize,
    italic: usize,
    /// For each open link or image its destination and the length of the text before it.
    links: Vec<(String, usize)>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::Rule => {
                self.end_paragraph();
                self.text("* * *");
                self.end_paragraph();
            }
            // Extensions that are not switched on; what was typed stays.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.text(&text),
            Event::TaskListMarker(done) => self.text(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push((dest_url.into_string(), self.written()));
            }
            Tag::BlockQuote(_) => self.begin(Kind::Quote),
            Tag::List(first) => self.begin(match first {
                None => Kind::List { ordered: false },
                Some(1) => Kind::List { ordered: true },
                Some(_) => Kind::Numbered,
            }),
            Tag::Item => {
                let in_list = matches!(
                    self.open.last(),
                    Some(Container {
                        kind: Kind::List { .. },
                        ..
                    })
                );
                self.end_paragraph();
                let kind = if in_list { Kind::Item } else { Kind::Transparent };
                self.open.push(Container {
                    kind,
                    blocks: Vec::new(),
                    items: Vec::new(),
                });
                if !in_list {
                    let label: String = self.source[range.clone()]
                        .chars()
                        .take_while(|c| !c.is_whitespace())
                        .collect();
                    self.text(&format!("{label} "));
                }
            }
            Tag::CodeBlock(kind) => {
                self.end_paragraph();
                if let CodeBlockKind::Fenced(info) = kind
                    && !info.is_empty()
                {
                    self.text(&format!("{info}\n"));
                }
            }
            Tag::Heading { .. } | Tag::HtmlBlock => self.end_paragraph(),
            // A paragraph may follow the number that its item began with, so it ends nothing.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => {
                if let Some((destination, before)) = self.links.pop()
                    && self.written() == before
                {
                    self.text(&destination);
                }
            }
            TagEnd::Heading(level) => {
                let text: String = std::mem::take(&mut self.spans)
                    .into_iter()
                    .map(|span| span.text)
                    .collect();
                if !text.trim().is_empty() {
                    let level = match level {
                        HeadingLevel::H1 => Level::Section,
                        HeadingLevel::H2 => Level::Part,
                        _ => Level::Point,
                    };
                    self.add(Block::Heading(Heading::new(level, text.trim())));
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.end_paragraph();
                self.close();
            }
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.end_paragraph(),
            _ => {}
        }
    }

    /// Opens a container, or a transparent one where it would be too deep.
    fn begin(&mut self, kind: Kind) {
        self.end_paragraph();
        let kind = if self.open.len() > DEEPEST {
            Kind::Transparent
        } else {
            kind
        };
        self.open.push(Container {
            kind,
            blocks: Vec::new(),
            items: Vec::new(),
        });
    }

    fn close(&mut self) {
        let Some(closed) = self.open.pop() else { return };
        match closed.kind {
            Kind::Quote if !closed.blocks.is_empty() => self.add(Block::Quote(closed.blocks)),
            Kind::List { ordered } if !closed.items.is_empty() => {
                self.add(Block::List {
                    ordered,
                    items: closed.items,
                });
            }
            Kind::Item => {
                if let Some(list) = self.open.last_mut() {
                    list.items.push(closed.blocks);
                }
            }
            _ => closed.blocks.into_iter().for_each(|block| self.add(block)),
        }
    }

    fn add(&mut self, block: Block) {
        if let Some(container) = self.open.last_mut() {
            container.blocks.push(block);
        }
    }

    fn text(&mut self, text: &str) {
        let (bold, italic) = (self.bold > 0, self.italic > 0);
        match self.spans.last_mut() {
            Some(last) if last.bold == bold && last.italic == italic => last.text.push_str(text),
            _ => self.spans.push(Span {
                text: text.to_owned(),
                bold,
                italic,
                language: None,
            }),
        }
    }

    fn written(&self) -> usize {
        self.spans.iter().map(|span| span.text.len()).sum()
    }

    fn end_paragraph(&mut self) {
        let mut spans = std::mem::take(&mut self.spans);
        if let Some(last) = spans.last_mut() {
            last.text.truncate(last.text.trim_end_matches([' ', '\n']).len());
        }
        spans.retain(|span| !span.text.is_empty());
        if !spans.is_empty() {
            self.add(Block::Paragraph(spans));
        }
    }
}
