//! The body of the document: each kind of block as strips.

use crate::{Block, CannotRender, Heading, Level, Span};

use super::{
    Role,
    code::code,
    compose::{Composer, Place},
    strip::{Part, Strip, keep_together, paragraph, undivided},
    style::{INDENT, ITEM_GAP, LABEL_GAP, PARAGRAPH_GAP, Style},
};

/// After a heading, and from a heading to the one below it.
const AFTER_HEADING: f32 = 3.0;
const BETWEEN_HEADINGS: f32 = 8.0;

impl<'a> Composer<'a, '_> {
    pub fn blocks(&mut self, blocks: &'a [Block], place: Place) -> Result<Vec<Strip>, CannotRender> {
        let mut strips: Vec<Strip> = Vec::new();
        let mut breaks = false;
        for block in blocks {
            if matches!(block, Block::PageBreak) {
                breaks = true;
                continue;
            }
            let follows_heading = strips.last().is_some_and(|strip| !strip.is_text);
            let mut set = self.block(block, place, breaks)?;
            if let Some(first) = set.first_mut() {
                if follows_heading {
                    let most = if first.heading.is_some() {
                        BETWEEN_HEADINGS
                    } else {
                        AFTER_HEADING
                    };
                    first.space_before = first.space_before.min(most);
                }
                first.begins_page |= std::mem::take(&mut breaks);
            }
            strips.append(&mut set);
        }
        Ok(strips)
    }

    fn block(&mut self, block: &'a Block, place: Place, begins_page: bool) -> Result<Vec<Strip>, CannotRender> {
        match block {
            Block::Heading(heading) => self.heading(heading, place, begins_page),
            Block::Paragraph(spans) => self.paragraph(spans, &Style::BODY, place),
            Block::List { ordered, items } => self.list(*ordered, items, place),
            Block::Code(groups) => code(groups, place, self),
            Block::Quote(blocks) => {
                let quote = self.tree.add(Role::BlockQuote, place.parent);
                self.blocks(blocks, place.indented(quote, INDENT))
            }
            Block::Table(table) => self.table(table, place),
            Block::Facts(facts) => self.facts(facts, place),
            Block::Checklist(items) => self.checklist(items, place),
            Block::Figure(figure) => self.figure(figure, place),
            Block::Note(spans) => self.note(spans, place),
            Block::Contents(deepest) => self.contents(*deepest, place),
            Block::PageBreak => Ok(Vec::new()),
            Block::KeepTogether(blocks) => {
                let mut strips = self.blocks(blocks, place)?;
                keep_together(&mut strips);
                Ok(strips)
            }
        }
    }

    fn heading(&mut self, heading: &Heading, place: Place, begins_page: bool) -> Result<Vec<Strip>, CannotRender> {
        let (style, role, before) = match (heading.level, self.is_letter()) {
            (Level::Section, true) => (&Style::HEADING, Role::H2, 15.0),
            (Level::Section, false) => (&Style::SECTION, Role::H2, 22.0),
            // At the head of a page it is the name of a chapter.
            (Level::Part, false) if begins_page => (&Style::SECTION, Role::H3, 22.0),
            (Level::Part, false) => (&Style::HEADING, Role::H3, 15.0),
            (Level::Part, true) => (&Style::LOW_HEADING, Role::H3, 12.0),
            (Level::Point, _) => (&Style::LOW_HEADING, Role::H4, 11.0),
        };
        self.passed.sections += usize::from(heading.level == Level::Section || self.passed.sections == 0);
        let lines = self.plain_lines(&heading.text, style, place.width)?;
        let node = self.tree.add(role, place.parent);
        let mut strips = undivided(lines, style, place.x, node);
        if let Some(first) = strips.first_mut() {
            first.space_before = before;
            first.heading = Some(self.passed.headings);
        }
        if let Some(last) = strips.last_mut() {
            last.keep_with_next = true;
        }
        self.passed.headings += 1;
        Ok(strips)
    }

    pub fn paragraph(&mut self, spans: &[Span], style: &Style, place: Place) -> Result<Vec<Strip>, CannotRender> {
        self.passed.paragraphs += 1;
        let lines = self.lines(spans, style, place.width)?;
        if lines.is_empty() {
            return Ok(Vec::new());
        }
        let node = self.tree.add(Role::P, place.parent);
        let mut strips = paragraph(lines, style, place.x, node);
        strips.iter_mut().for_each(|strip| strip.is_text = true);
        strips[0].space_before = PARAGRAPH_GAP;
        Ok(strips)
    }

    fn list(&mut self, ordered: bool, items: &'a [Vec<Block>], place: Place) -> Result<Vec<Strip>, CannotRender> {
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
            let line = self.plain_lines(&text, &Style::LABEL, room)?.pop();
            let mut set = self.blocks(item, place.indented(body, 0.0))?;
            if set.is_empty() {
                set.push(Strip {
                    is_text: true,
                    ..Strip::space(Style::BODY.leading)
                });
            }
            set[0].space_before = if index == 0 { PARAGRAPH_GAP } else { ITEM_GAP };
            if let Some(line) = line {
                let labelled = Strip::of_line(line, &Style::LABEL, place.x, label);
                set[0].parts.splice(0..0, labelled.parts);
            }
            strips.append(&mut set);
        }
        Ok(strips)
    }

    /// Smaller, greyer, and beside a line.
    fn note(&mut self, spans: &[Span], place: Place) -> Result<Vec<Strip>, CannotRender> {
        const BAR: f32 = 1.6;
        const GAP: f32 = 10.0;
        let inner = Place {
            x: place.x + GAP,
            width: place.width - GAP,
            ..place
        };
        let mut strips = self.paragraph(spans, &Style::NOTE, inner)?;
        if let Some(first) = strips.first_mut() {
            first.space_before = PARAGRAPH_GAP + 4.0;
        }
        for strip in &mut strips {
            strip.parts.push(Part::Rule {
                x: place.x,
                y: strip.height / 2.0,
                width: BAR,
                thickness: strip.height,
                grey: 0.78,
            });
        }
        Ok(strips)
    }
}
