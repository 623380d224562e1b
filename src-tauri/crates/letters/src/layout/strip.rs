//! The letter as one long column of strips, cut into pages.

use super::{
    Item, Line, Mark, NodeId, Page,
    fit::{Cut, Spacing},
    style::{Style, TOP},
    tree::{Frame, Tree},
};

/// A line of the column, or a signature: never divided.
#[derive(Default)]
pub(crate) struct Strip {
    /// Left out at the top of a page.
    pub space_before: f32,
    pub height: f32,
    /// The next strip must stand on the same page.
    pub keep_with_next: bool,
    /// Whether it is a line of the letter's running text, for the company that a signature needs.
    pub is_text: bool,
    /// Whether it stands above the letter's text: letterhead, address, date, subject, salutation.
    pub is_opening: bool,
    pub parts: Vec<Part>,
}

/// What a strip shows; y counts from its top.
pub(crate) enum Part {
    Text {
        node: NodeId,
        x: f32,
        baseline: f32,
        line: Line,
    },
    Rule {
        x: f32,
        y: f32,
        width: f32,
        thickness: f32,
    },
    Image {
        node: NodeId,
        x: f32,
        width: f32,
        height: f32,
    },
}

impl Strip {
    /// A line of text at x.
    pub fn of_line(line: Line, style: &Style, x: f32, node: NodeId) -> Self {
        Self {
            height: style.leading,
            parts: vec![Part::Text {
                node,
                x,
                baseline: style.ascent(),
                line,
            }],
            ..Self::default()
        }
    }

    /// A picture's height is its own; a line's is leading.
    pub fn is_picture(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Image { .. }))
    }
}

/// The lines of one paragraph as strips, at least two of which stay together at either side of a page's end.
pub(crate) fn paragraph(lines: Vec<Line>, style: &Style, x: f32, node: NodeId) -> Vec<Strip> {
    let count = lines.len();
    let mut strips: Vec<Strip> = lines
        .into_iter()
        .map(|line| Strip::of_line(line, style, x, node))
        .collect();
    if count >= 2 {
        strips[0].keep_with_next = true;
        strips[count - 2].keep_with_next = true;
    }
    strips
}

/// As [`paragraph`], but never divided.
pub(crate) fn undivided(lines: Vec<Line>, style: &Style, x: f32, node: NodeId) -> Vec<Strip> {
    let mut strips = paragraph(lines, style, x, node);
    keep_together(&mut strips);
    strips
}

/// Each strip but the last must stand with the next.
pub(crate) fn keep_together(strips: &mut [Strip]) {
    if let Some((_, rest)) = strips.split_last_mut() {
        rest.iter_mut().for_each(|strip| strip.keep_with_next = true);
    }
}

/// Puts the strips on their pages.
pub(crate) fn paginate(strips: Vec<Strip>, cut: &Cut, page_height: f32, tree: &mut Tree) -> Vec<Page> {
    let mut begins = cut.begins.iter().peekable();
    let mut pages = vec![Page::default()];
    let mut y = TOP;
    for (index, strip) in strips.into_iter().enumerate() {
        if begins.next_if_eq(&&index).is_some() {
            pages.push(Page::default());
            y = TOP;
        }
        if y > TOP {
            y += cut.spacing.before(&strip);
        }
        let height = cut.spacing.height(&strip);
        // Closer lines lose as much above their letters as below.
        let top = y + (height - strip.height) / 2.0;
        let number = pages.len() - 1;
        for part in strip.parts {
            pages[number].items.push(placed(part, top, number, page_height, tree));
        }
        y += height;
    }
    pages
}

/// The indexes of the strips that begin a new page, each page as full as the strips' wishes allow.
pub(crate) fn page_begins(strips: &[Strip], spacing: Spacing, room: f32) -> Vec<usize> {
    let mut begins = Vec::new();
    let mut first = 0;
    loop {
        let mut height = 0.0;
        let mut next = first;
        let mut may_end = None;
        while let Some(strip) = strips.get(next) {
            let space = if next == first { 0.0 } else { spacing.before(strip) };
            let taller = height + space + spacing.height(strip);
            if taller > room && next > first {
                break;
            }
            height = taller;
            next += 1;
            if !strip.keep_with_next {
                may_end = Some(next);
            }
        }
        if next == strips.len() {
            return begins;
        }
        // Strips that wish to stay together but are taller than a page are cut where the page ends.
        first = may_end.unwrap_or(next);
        begins.push(first);
    }
}

fn placed(part: Part, top: f32, page: usize, page_height: f32, tree: &mut Tree) -> Item {
    match part {
        Part::Text {
            node,
            x,
            baseline,
            line,
        } => Item::Text {
            mark: Mark::Content(node),
            x,
            baseline: top + baseline,
            line,
            turn: None,
        },
        Part::Rule { x, y, width, thickness } => Item::Rule {
            x,
            y: top + y,
            width,
            thickness,
        },
        Part::Image { node, x, width, height } => {
            let bounds = [x, page_height - top - height, x + width, page_height - top];
            tree.nodes[node].frame = Some(Frame { page, bounds });
            Item::Image {
                node,
                x,
                y: top,
                width,
                height,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Strip;
    use crate::layout::fit::fit;

    fn strips(keeps: &[bool]) -> Vec<Strip> {
        let strip = |&keep_with_next: &bool| Strip {
            height: 10.0,
            keep_with_next,
            ..Strip::default()
        };
        keeps.iter().map(strip).collect()
    }

    #[test]
    fn a_page_ends_before_strips_that_stay_together() {
        assert_eq!(fit(&strips(&[false, false, true, true, false]), 40.0).begins, [2]);
    }

    #[test]
    fn a_chain_taller_than_a_page_is_cut_where_the_page_ends() {
        assert_eq!(fit(&strips(&[true, true, true, false]), 25.0).begins, [2]);
    }

    #[test]
    fn a_column_that_fits_has_one_page() {
        assert!(fit(&strips(&[false, false]), 20.0).begins.is_empty());
    }
}
