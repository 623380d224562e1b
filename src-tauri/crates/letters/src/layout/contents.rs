//! The table of contents: the document's own headings, so that it cannot say what is not there.

use crate::{Block, CannotRender, Heading, Level};

use super::{
    Artifact, Line, Mark, Role,
    compose::{Composer, Place},
    strip::{Part, Strip},
    style::{INDENT, PARAGRAPH_GAP, Style},
};

/// Room for the page's number at the end of a line, and between text and dots.
const NUMBER_ROOM: f32 = 24.0;
const DOTS_GAP: f32 = 5.0;
/// Of a heading that is longer the contents show the beginning.
const MOST_LINES: usize = 12;
/// From dot to dot. All dots of the page stand below one another.
const PITCH: f32 = 5.0;

/// The headings of blocks and of the blocks inside them, in the order in which they are set.
pub(crate) fn headings(blocks: &[Block]) -> Vec<&Heading> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => found.push(heading),
            Block::Quote(blocks) | Block::KeepTogether(blocks) => found.extend(headings(blocks)),
            Block::List { items, .. } => items.iter().for_each(|item| found.extend(headings(item))),
            Block::Checklist(items) => items.iter().for_each(|item| found.extend(headings(&item.detail))),
            _ => {}
        }
    }
    found
}

impl Composer<'_, '_> {
    pub fn contents(&mut self, deepest: Level, place: Place) -> Result<Vec<Strip>, CannotRender> {
        // The contents are no part of themselves: their name is no heading that they would list.
        let mut strips = self.part(self.words.contents, &Style::SECTION, Role::H2, place, "the contents")?;
        strips.iter_mut().for_each(|strip| strip.keep_with_next = true);
        let toc = self.tree.add(Role::Toc, place.parent);
        let headings = self.composed.headings.clone();
        for (number, heading) in headings
            .iter()
            .enumerate()
            .filter(|(_, heading)| heading.level <= deepest)
        {
            let depth = f32::from(heading.level as u8);
            let is_section = heading.level == Level::Section;
            let style = Style {
                bold: is_section && deepest > Level::Section,
                align: super::style::Align::Start,
                ..Style::FLAT
            };
            let entry = self.tree.add(Role::TocEntry, toc);
            let reference = self.tree.add(Role::Reference, entry);
            let link = self.tree.add(Role::Link, reference);
            let indent = depth * INDENT;
            let room = place.width - indent - NUMBER_ROOM - DOTS_GAP * 2.0;
            let mut lines = self.plain_lines(&heading.text, &style, room)?;
            lines.truncate(MOST_LINES);
            let mut end = 0.0;
            if let Some(last) = lines.last() {
                let (from, to) = last.extent();
                end = if self.sheet.right_to_left { room - from } else { to };
            }
            let x = place.x + indent;
            let set = lines.into_iter().map(|line| Strip::of_line(line, &style, x, link));
            let mut whole = Strip::stack(set.collect());
            whole.is_text = true;
            let baseline = whole.height - style.leading + style.ascent();
            whole.parts.extend(self.dots(x + end, place.x + place.width, baseline)?);
            whole.parts.push(Part::PageOf {
                node: link,
                heading: number,
                x: place.x + place.width - NUMBER_ROOM,
                baseline,
                width: NUMBER_ROOM,
                style: Style {
                    bold: false,
                    ..Style::LABEL
                },
            });
            whole.parts.push(Part::Link {
                node: link,
                heading: number,
                x,
                width: place.width - indent,
                height: whole.height,
            });
            whole.space_before = if is_section && deepest > Level::Section {
                PARAGRAPH_GAP
            } else {
                1.5
            };
            // A section's name stays with the first of its parts.
            whole.keep_with_next = is_section
                && headings
                    .get(number + 1)
                    .is_some_and(|next| next.level > heading.level && next.level <= deepest);
            strips.push(whole);
        }
        Ok(strips)
    }

    /// Dots from a text's end to a page's number, counted from the line's end so that they stand in columns.
    fn dots(&mut self, from: f32, end: f32, baseline: f32) -> Result<Option<Part>, CannotRender> {
        let style = Style {
            grey: 0.5,
            ..Style::FLAT
        };
        let Some(dot) = self
            .plain_lines(".", &style, PITCH)?
            .pop()
            .and_then(|line| line.clusters.into_iter().next())
        else {
            return Ok(None);
        };
        let end = end - NUMBER_ROOM + 6.0;
        let count = ((end - from - DOTS_GAP) / PITCH).floor();
        if count < 2.0 {
            return Ok(None);
        }
        let count = count as usize;
        let clusters = (0..count).map(|index| {
            let mut dot = dot.clone();
            dot.x = index as f32 * PITCH + (PITCH - dot.advance) / 2.0;
            dot
        });
        let width = count as f32 * PITCH;
        let line = Line {
            clusters: clusters.collect(),
            width,
            size: style.size,
            grey: style.grey,
            is_spread: false,
            right_to_left: false,
        };
        Ok(Some(Part::Text {
            mark: Mark::Artifact(Artifact::Leader),
            x: end - width,
            baseline,
            line,
        }))
    }
}
