//! Lists whose items are more than text: facts beside their labels, and what is done, next and still to come.

use crate::{CannotRender, Fact, Item, Span, State, Typeface};

use super::{
    Line, NodeId, Role,
    compose::{Composer, Place},
    paragraph::{Column, set, widths},
    strip::{Strip, keep_together, row},
    style::{FACT_GAP, INDENT, PARAGRAPH_GAP, Style, WIDEST_LABEL},
};

/// Between facts.
const BETWEEN_FACTS: f32 = 1.5;
/// A longer value is divided at a page's end.
const HIGHEST_FACT: f32 = 200.0;
/// Between the items of a checklist.
const BETWEEN_ITEMS: f32 = 4.5;

impl<'a> Composer<'a, '_> {
    /// Labels in a column as wide as the widest of them, their values beside them.
    pub fn facts(&mut self, facts: &[Fact], place: Place) -> Result<Vec<Strip>, CannotRender> {
        let list = self.tree.add(Role::L { ordered: false }, place.parent);
        let whereabouts = self.whereabouts();
        let mut widest: f32 = 0.0;
        for fact in facts {
            let label = [Span::plain(fact.label.as_str())];
            let column = self.column(place.width, &whereabouts);
            widest = widest.max(widths(&label, &Style::FACT_LABEL, column, self.fonts)?.0);
        }
        let label_width = widest.min(place.width * WIDEST_LABEL);
        let value_x = place.x + label_width + FACT_GAP;
        let mut strips = Vec::new();
        for (index, fact) in facts.iter().enumerate() {
            let entry = self.tree.add(Role::LI, list);
            let label = self.tree.add(Role::Lbl, entry);
            let body = self.tree.add(Role::LBody, entry);
            let names = self.plain_lines(&fact.label, &Style::FACT_LABEL, label_width)?;
            let values = self.lines(&fact.value, &Style::FLAT, place.x + place.width - value_x)?;
            let level = Style::FLAT.ascent() - Style::FACT_LABEL.ascent();
            let names = in_strips(names, &Style::FACT_LABEL, place.x, label);
            let names = names.map(|strip| Strip {
                height: Style::FLAT.leading,
                ..strip.lowered(level)
            });
            let values = in_strips(values, &Style::FLAT, value_x, body);
            let mut set = row(vec![names.collect(), values.collect()], HIGHEST_FACT);
            if let Some(first) = set.first_mut() {
                first.space_before = if index == 0 { PARAGRAPH_GAP } else { BETWEEN_FACTS };
            }
            set.iter_mut().for_each(|strip| {
                strip.is_text = true;
                strip.is_fixed = strip.height > Style::FLAT.leading;
            });
            strips.append(&mut set);
        }
        // Neither the first nor the last fact stands alone.
        let count = strips.len();
        if count >= 2 {
            strips[0].keep_with_next = true;
            strips[count - 2].keep_with_next = true;
        }
        Ok(strips)
    }

    /// A mark, what it is about, and below it in smaller type what there is to know.
    pub fn checklist(&mut self, items: &'a [Item], place: Place) -> Result<Vec<Strip>, CannotRender> {
        let list = self.tree.add(Role::L { ordered: false }, place.parent);
        let mut strips = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let entry = self.tree.add(Role::LI, list);
            let label = self.tree.add(Role::Lbl, entry);
            let body = self.tree.add(Role::LBody, entry);
            let (mark, words) = match item.state {
                State::Done => ("✓", self.words.done),
                State::Next => ("→", self.words.next),
                State::NotYet => ("☐", self.words.not_yet),
            };
            let mark = match (item.state, self.sheet.right_to_left) {
                (State::Next, true) => "←",
                _ => mark,
            };
            self.tree.nodes[label].alternative = Some(words.to_owned());
            let style = Style {
                bold: item.state == State::Next,
                ..Style::FLAT
            };
            let mark_style = Style {
                bold: item.state != State::NotYet,
                ..Style::FLAT
            };
            // The sans has the tick that people make; the serif's looks like a root.
            let column = Column {
                typeface: Typeface::Sans,
                ..self.column(INDENT, "a checklist")
            };
            let mark = set(&[Span::plain(mark)], &mark_style, column, self.fonts)?;
            let inner = place.indented(body, 0.0);
            let mut set = self.paragraph(&item.text, &style, inner)?;
            keep_together(&mut set);
            if set.is_empty() {
                set.push(Strip::space(style.leading));
            }
            set[0]
                .parts
                .splice(0..0, stacked(mark, &mark_style, place.x, label).parts);
            set[0].space_before = if index == 0 { PARAGRAPH_GAP } else { BETWEEN_ITEMS };
            let mut detail = self.small_blocks(&item.detail, inner)?;
            if let (Some(last), false) = (set.last_mut(), detail.is_empty()) {
                last.keep_with_next = true;
            }
            set.append(&mut detail);
            strips.append(&mut set);
        }
        Ok(strips)
    }

    /// Paragraphs in the small type of details; other blocks as they are.
    fn small_blocks(&mut self, blocks: &'a [crate::Block], place: Place) -> Result<Vec<Strip>, CannotRender> {
        let mut strips = Vec::new();
        for block in blocks {
            let mut set = match block {
                crate::Block::Paragraph(spans) => {
                    let mut set = self.paragraph(spans, &Style::DETAIL, place)?;
                    if let Some(first) = set.first_mut() {
                        first.space_before = 0.5;
                    }
                    set
                }
                other => self.blocks(std::slice::from_ref(other), place)?,
            };
            strips.append(&mut set);
        }
        Ok(strips)
    }
}

fn in_strips(lines: Vec<Line>, style: &Style, x: f32, node: NodeId) -> impl Iterator<Item = Strip> {
    lines.into_iter().map(move |line| Strip::of_line(line, style, x, node))
}

/// Lines of one element as one strip.
pub(crate) fn stacked(lines: Vec<Line>, style: &Style, x: f32, node: NodeId) -> Strip {
    Strip {
        is_fixed: false,
        ..Strip::stack(in_strips(lines, style, x, node).collect())
    }
}
