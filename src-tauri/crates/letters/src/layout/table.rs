//! Tables: rows that stay whole, and a head that stands again on every page.

use crate::{CannotRender, Cell, Flush, Span, Table};

use super::{
    NodeId, Role,
    columns::columns,
    compose::{Composer, Place},
    lists::stacked,
    strip::{Part, Strip, keep_together, row as row_of},
    style::{Align, BOTTOM, HAIRLINE, PARAGRAPH_GAP, ROW_PADDING, RULE, Style, TOP},
    tree::Names,
};

/// A head that is higher does not stand again on each page.
const MOST_HEAD: f32 = 120.0;
/// With more, a column is narrower than a letter.
const MOST_COLUMNS: usize = 40;

/// Where a column stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Track {
    pub x: f32,
    pub width: f32,
    pub flush: Flush,
}

/// What a row is to its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Head,
    Row,
    Total,
}

impl Composer<'_, '_> {
    pub fn table(&mut self, table: &Table, place: Place) -> Result<Vec<Strip>, CannotRender> {
        if table.columns.len() > MOST_COLUMNS {
            return Err(CannotRender::TooWide {
                columns: table.columns.len(),
                place: self.whereabouts(),
            });
        }
        let node = self.tree.add(Role::Table, place.parent);
        let inside = Place { parent: node, ..place };
        let tracks = columns(table, place, self)?;
        let mut strips = self.part(
            &table.caption,
            &Style::CAPTION,
            Role::Caption,
            inside,
            "the caption of a table",
        )?;
        if let Some(last) = strips.last_mut() {
            last.height += 3.0;
        }
        let mut head_number = None;
        if !table.head.is_empty() {
            let group = self.tree.add(Role::THead, node);
            let mut row = self.row(&table.head, Kind::Head, &tracks, group, table.rows_are_named)?;
            self.underline(&mut row, place, RULE);
            keep_together(&mut row);
            if row.iter().map(|strip| strip.height).sum::<f32>() <= MOST_HEAD {
                self.composed.heads.push(row.clone());
                head_number = Some(self.composed.heads.len() - 1);
            }
            strips.append(&mut row);
        }
        if let Some(first) = strips.first_mut() {
            first.space_before = PARAGRAPH_GAP + 4.0;
        }
        keep_together(&mut strips);
        if let Some(last) = strips.last_mut() {
            last.keep_with_next = true;
        }
        let group = self.tree.add(Role::TBody, node);
        let (count, totals) = (table.rows.len(), !table.total.is_empty());
        for (index, row) in table.rows.iter().enumerate() {
            let mut row = self.row(row, Kind::Row, &tracks, group, table.rows_are_named)?;
            let is_last = index + 1 == count;
            self.underline(&mut row, place, if is_last { RULE } else { HAIRLINE });
            row.iter_mut().for_each(|strip| strip.head = head_number);
            // Sums never stand without a row above them, nor is the first or last row parted from its neighbour.
            let stays = (is_last && totals) || (count > 2 && (index == 0 || index + 2 == count));
            if let (Some(last), true) = (row.last_mut(), stays) {
                last.keep_with_next = true;
            }
            strips.append(&mut row);
        }
        if totals {
            let group = self.tree.add(Role::TFoot, node);
            let mut sums = Vec::new();
            for row in &table.total {
                sums.append(&mut self.row(row, Kind::Total, &tracks, group, table.rows_are_named)?);
            }
            keep_together(&mut sums);
            sums.iter_mut().for_each(|strip| strip.head = head_number);
            strips.append(&mut sums);
        }
        if strips.is_empty() {
            return Ok(strips);
        }
        strips.iter_mut().for_each(|strip| strip.is_text = true);
        Ok(strips)
    }

    /// One strip; or one for each line, where the row is higher than a page.
    fn row(
        &mut self,
        cells: &[Cell],
        kind: Kind,
        tracks: &[Track],
        group: NodeId,
        named: bool,
    ) -> Result<Vec<Strip>, CannotRender> {
        let node = self.tree.add(Role::TR, group);
        let mut set: Vec<Vec<Strip>> = Vec::new();
        for (index, track) in tracks.iter().enumerate() {
            let empty = Cell::default();
            let cell = cells.get(index).unwrap_or(&empty);
            let role = match kind {
                Kind::Head => Role::TH { names: Names::Column },
                _ if named && index == 0 => Role::TH { names: Names::Row },
                _ => Role::TD,
            };
            let node = self.tree.add(role, node);
            set.push(self.cell(cell, kind, *track, node)?);
        }
        let mut strips = row_of(set, self.highest_row());
        if strips.len() > 1 {
            strips[0].keep_with_next = true;
        }
        if let Some(first) = strips.first_mut() {
            *first = std::mem::take(first).lowered(ROW_PADDING);
            first.height = first.height.max(Style::CELL.leading) + ROW_PADDING;
        }
        if let Some(last) = strips.last_mut() {
            last.height += ROW_PADDING;
        }
        strips.iter_mut().for_each(|strip| strip.is_fixed = true);
        Ok(strips)
    }

    /// A row that is higher is divided.
    fn highest_row(&self) -> f32 {
        self.sheet.size.1 - TOP - BOTTOM - 2.0 * ROW_PADDING - MOST_HEAD
    }

    /// A strip for each line of the cell.
    fn cell(&mut self, cell: &Cell, kind: Kind, track: Track, node: NodeId) -> Result<Vec<Strip>, CannotRender> {
        let style = Style {
            align: match track.flush {
                Flush::Start => Align::Start,
                Flush::End => Align::End,
            },
            bold: kind != Kind::Row,
            ..match kind {
                Kind::Head => Style::TABLE_HEAD,
                Kind::Row | Kind::Total => Style::CELL,
            }
        };
        match cell {
            Cell::Text(spans) => {
                let lines = self.lines(spans, &style, track.width)?;
                Ok(lines
                    .into_iter()
                    .map(|line| stacked(vec![line], &style, track.x, node))
                    .collect())
            }
            Cell::PageOf(anchor) => {
                let Some(heading) = self.heading_with(anchor) else {
                    return Ok(Vec::new());
                };
                let reference = self.tree.add(Role::Reference, node);
                let link = self.tree.add(Role::Link, reference);
                Ok(vec![Strip {
                    height: style.leading,
                    parts: vec![
                        Part::PageOf {
                            node: link,
                            heading,
                            x: track.x,
                            baseline: style.ascent(),
                            width: track.width,
                            style,
                        },
                        Part::Link {
                            node: link,
                            heading,
                            x: track.x,
                            width: track.width,
                            height: style.leading,
                        },
                    ],
                    ..Strip::default()
                }])
            }
        }
    }

    fn heading_with(&self, anchor: &str) -> Option<usize> {
        let headings = &self.composed.headings;
        headings
            .iter()
            .position(|heading| !anchor.is_empty() && heading.anchor == anchor)
    }

    fn underline(&self, row: &mut [Strip], place: Place, (thickness, grey): (f32, f32)) {
        if let Some(last) = row.last_mut() {
            last.parts.push(Part::Rule {
                x: place.x,
                y: last.height,
                width: place.width,
                thickness,
                grey,
            });
        }
    }
}

/// The spans by which a column is measured; a page's number takes as much as three figures.
pub(crate) fn measured(cell: &Cell) -> Vec<Span> {
    match cell {
        Cell::Text(spans) => spans.clone(),
        Cell::PageOf(_) => vec![Span::plain("000")],
    }
}
