//! The body of the letter: headings, paragraphs, lists, quotations, as strips.

use crate::{Block, Fonts, Span, error::CannotRender};

use super::{
    NodeId, Role, Tree,
    code::code,
    paragraph::{Column, set},
    strip::{Part, Strip, paragraph, undivided},
    style::{INDENT, ITEM_GAP, LABEL_GAP, PARAGRAPH_GAP, Style},
};

/// Before and after a heading.
const HEADING_GAP: f32 = 15.0;
const AFTER_HEADING: f32 = 3.0;

/// Sets blocks one below the other.
pub(crate) struct Composer<'a> {
    pub fonts: &'a mut Fonts,
    pub tree: &'a mut Tree,
    /// The letter's language.
    pub language: &'a str,
    sections: usize,
    paragraphs: usize,
    has_sections: bool,
}

/// Where blocks stand: the column's left edge and width, and the element that they belong to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub x: f32,
    pub width: f32,
    pub parent: NodeId,
}

impl Place {
    fn indented(self, parent: NodeId, right: f32) -> Self {
        Self {
            x: self.x + INDENT,
            width: (self.width - INDENT - right).max(INDENT),
            parent,
        }
    }
}

impl<'a> Composer<'a> {
    pub fn new(fonts: &'a mut Fonts, tree: &'a mut Tree, language: &'a str, body: &[Block]) -> Self {
        let has_sections = body.iter().any(|block| matches!(block, Block::Heading(_)));
        Self {
            fonts,
            tree,
            language,
            sections: 0,
            paragraphs: 0,
            has_sections,
        }
    }

    pub fn blocks(&mut self, blocks: &[Block], place: Place) -> Result<Vec<Strip>, CannotRender> {
        let mut strips: Vec<Strip> = Vec::new();
        for block in blocks {
            let follows_heading = strips.last().is_some_and(|strip| !strip.is_text);
            let mut set = self.block(block, place)?;
            if let Some(first) = set.first_mut()
                && follows_heading
            {
                first.space_before = AFTER_HEADING;
            }
            strips.append(&mut set);
        }
        Ok(strips)
    }

    fn block(&mut self, block: &Block, place: Place) -> Result<Vec<Strip>, CannotRender> {
        match block {
            Block::Heading(text) => self.heading(text, place),
            Block::Paragraph(spans) => self.paragraph(spans, place),
            Block::List { ordered, items } => self.list(*ordered, items, place),
            Block::Code(groups) => code(groups, place, self),
            Block::Quote(blocks) => {
                let quote = self.tree.add(Role::BlockQuote, place.parent);
                self.blocks(blocks, place.indented(quote, INDENT))
            }
        }
    }

    fn heading(&mut self, text: &str, place: Place) -> Result<Vec<Strip>, CannotRender> {
        self.sections += 1;
        let lines = self.lines(&[Span::plain(text)], &Style::HEADING, place.width)?;
        let node = self.tree.add(Role::H2, place.parent);
        let mut strips = undivided(lines, &Style::HEADING, place.x, node);
        if let Some(first) = strips.first_mut() {
            first.space_before = HEADING_GAP;
        }
        if let Some(last) = strips.last_mut() {
            last.keep_with_next = true;
        }
        Ok(strips)
    }

    fn paragraph(&mut self, spans: &[Span], place: Place) -> Result<Vec<Strip>, CannotRender> {
        self.paragraphs += 1;
        let lines = self.lines(spans, &Style::BODY, place.width)?;
        if lines.is_empty() {
            return Ok(Vec::new());
        }
        let node = self.tree.add(Role::P, place.parent);
        let mut strips = paragraph(lines, &Style::BODY, place.x, node);
        strips.iter_mut().for_each(|strip| strip.is_text = true);
        strips[0].space_before = PARAGRAPH_GAP;
        Ok(strips)
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Block>], place: Place) -> Result<Vec<Strip>, CannotRender> {
        let list = self.tree.add(Role::L { ordered }, place.parent);
        let mut strips = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let entry = self.tree.add(Role::LI, list);
            let label = self.tree.add(Role::Lbl, entry);
            let body = self.tree.add(Role::LBody, entry);
            let text = if ordered {
                format!("{}.", index + 1)
            } else {
                "•".to_owned()
            };
            let room = INDENT - LABEL_GAP;
            let line = self.lines(&[Span::plain(text)], &Style::LABEL, room)?.pop();
            let mut set = self.blocks(item, place.indented(body, 0.0))?;
            if set.is_empty() {
                set.push(Strip {
                    height: Style::BODY.leading,
                    is_text: true,
                    ..Strip::default()
                });
            }
            set[0].space_before = if index == 0 { PARAGRAPH_GAP } else { ITEM_GAP };
            if let Some(line) = line {
                let part = Part::Text {
                    node: label,
                    x: place.x,
                    baseline: Style::LABEL.ascent(),
                    line,
                };
                set[0].parts.insert(0, part);
            }
            strips.append(&mut set);
        }
        Ok(strips)
    }

    pub(super) fn lines(
        &mut self,
        spans: &[Span],
        style: &Style,
        width: f32,
    ) -> Result<Vec<super::Line>, CannotRender> {
        let place = match (self.has_sections, self.sections) {
            (true, 0) => "the text before section 1".to_owned(),
            (true, section) => format!("section {section}"),
            (false, _) => format!("paragraph {}", self.paragraphs.max(1)),
        };
        set(
            spans,
            style,
            Column {
                width,
                language: self.language,
                place: &place,
            },
            self.fonts,
        )
    }
}
