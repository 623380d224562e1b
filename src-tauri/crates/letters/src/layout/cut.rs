//! Where the column of strips is cut into pages.

use super::{fit::Spacing, strip::Strip};

/// A page's first strip and the spacing of its strips.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Begin {
    pub strip: usize,
    pub spacing: Spacing,
}

/// The heads of tables, which stand again above a row that begins a page.
pub(crate) type Heads = [Vec<Strip>];

/// The height of the head that the strip needs above it where it begins a page.
pub(crate) fn head_height(strip: &Strip, heads: &Heads) -> f32 {
    strip.head.map_or(0.0, |head| {
        heads[head]
            .iter()
            .enumerate()
            .map(|(index, row)| row.height + if index == 0 { 0.0 } else { row.space_before })
            .sum()
    })
}

/// The indexes of the strips that begin a page after the first, each page as full as the strips' wishes allow.
pub(crate) fn page_begins(strips: &[Strip], heads: &Heads, spacing: Spacing, room: f32) -> Vec<usize> {
    let mut begins = Vec::new();
    let mut first = 0;
    loop {
        let mut height = strips.get(first).map_or(0.0, |strip| head_height(strip, heads));
        let mut next = first;
        let mut may_end = None;
        while let Some(strip) = strips.get(next) {
            let space = if next == first { 0.0 } else { spacing.before(strip) };
            let taller = height + space + spacing.height(strip);
            if taller > room + 0.01 && next > first {
                break;
            }
            height = taller;
            next += 1;
            if !strip.keep_with_next {
                may_end = Some(next);
            }
        }
        if next >= strips.len() {
            return begins;
        }
        // Strips that wish to stay together but are taller than a page are cut where the page ends.
        first = may_end.unwrap_or(next);
        begins.push(first);
    }
}
