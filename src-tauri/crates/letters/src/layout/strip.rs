//! Strips: the lines of the one long column that a document is before it is cut into pages.

use super::{Artifact, Line, Mark, NodeId, style::Style};

/// A line of the column, a row of a table or a signature: never divided. Its x counts from the column's edge where
/// reading begins, which is the right one in Hebrew.
#[derive(Clone, Default)]
pub(crate) struct Strip {
    /// Left out at the top of a page.
    pub space_before: f32,
    pub height: f32,
    /// The next strip must stand on the same page.
    pub keep_with_next: bool,
    /// Whether it is a line of the document's running text, for the company that a signature needs.
    pub is_text: bool,
    /// Whether it stands above the text: letterhead, address, date, subject, salutation.
    pub is_opening: bool,
    /// Whether its height is its own: a picture, a row of a table.
    pub is_fixed: bool,
    /// Whether it begins a new page.
    pub begins_page: bool,
    /// The number of the heading that it is the first line of.
    pub heading: Option<usize>,
    /// The number of the table's head that stands above it where it begins a page.
    pub head: Option<usize>,
    pub parts: Vec<Part>,
}

/// What a strip shows; y counts from its top.
#[derive(Clone)]
pub(crate) enum Part {
    Text {
        mark: Mark,
        x: f32,
        baseline: f32,
        line: Line,
    },
    /// The number of a page that is not known yet.
    PageOf {
        node: NodeId,
        heading: usize,
        x: f32,
        baseline: f32,
        width: f32,
        style: Style,
    },
    /// A place that leads to a heading.
    Link {
        node: NodeId,
        heading: usize,
        x: f32,
        width: f32,
        height: f32,
    },
    Rule {
        x: f32,
        y: f32,
        width: f32,
        thickness: f32,
        grey: f32,
    },
    Image {
        node: NodeId,
        picture: usize,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
}

impl Part {
    /// The same part, further along the line and further down.
    fn moved(mut self, right: f32, down: f32) -> Self {
        match &mut self {
            Self::Text { x, baseline: y, .. }
            | Self::PageOf { x, baseline: y, .. }
            | Self::Rule { x, y, .. }
            | Self::Image { x, y, .. } => {
                *x += right;
                *y += down;
            }
            Self::Link { x, .. } => *x += right,
        }
        self
    }
}

impl Strip {
    /// A line of text at x.
    pub fn of_line(line: Line, style: &Style, x: f32, node: NodeId) -> Self {
        Self {
            height: style.leading,
            parts: vec![Part::Text {
                mark: Mark::Content(node),
                x,
                baseline: style.ascent(),
                line,
            }],
            ..Self::default()
        }
    }

    /// Nothing but room.
    pub fn space(height: f32) -> Self {
        Self {
            height,
            ..Self::default()
        }
    }

    /// The strips below one another as one that is never divided. The first one's space before becomes its own.
    pub fn stack(strips: Vec<Self>) -> Self {
        let mut whole = Self {
            is_fixed: true,
            ..Self::default()
        };
        for (index, strip) in strips.into_iter().enumerate() {
            if index == 0 {
                whole.space_before = strip.space_before;
                whole.heading = strip.heading;
            } else {
                whole.height += strip.space_before;
            }
            whole.is_text |= strip.is_text;
            let down = whole.height;
            whole
                .parts
                .extend(strip.parts.into_iter().map(|part| part.moved(0.0, down)));
            whole.height += strip.height;
        }
        whole
    }

    /// The strips beside one another as one, their tops in line.
    pub fn beside(strips: impl IntoIterator<Item = Self>) -> Self {
        let mut whole = Self::default();
        for strip in strips {
            whole.space_before = whole.space_before.max(strip.space_before);
            whole.height = whole.height.max(strip.height);
            whole.is_fixed |= strip.is_fixed;
            whole.is_text |= strip.is_text;
            whole.heading = whole.heading.or(strip.heading);
            whole.parts.extend(strip.parts);
        }
        whole
    }

    /// The same strip further down inside its own height.
    pub fn lowered(mut self, down: f32) -> Self {
        self.parts = self.parts.into_iter().map(|part| part.moved(0.0, down)).collect();
        self
    }

    /// The same strip as something that readers skip, because they have read it before.
    pub fn repeated(&self) -> Self {
        let mut strip = self.clone();
        strip.heading = None;
        strip
            .parts
            .retain(|part| !matches!(part, Part::Link { .. } | Part::Image { .. }));
        for part in &mut strip.parts {
            if let Part::Text { mark, .. } = part {
                *mark = Mark::Artifact(Artifact::RepeatedHead);
            }
        }
        strip
    }
}

/// Cells side by side, each given line by line: one strip; or one for each line, where it would be higher than `most`.
pub(crate) fn row(cells: Vec<Vec<Strip>>, most: f32) -> Vec<Strip> {
    let height = |cell: &Vec<Strip>| cell.iter().map(|strip| strip.height).sum();
    if cells.iter().map(height).fold(0.0, f32::max) <= most {
        return vec![Strip::beside(cells.into_iter().map(Strip::stack))];
    }
    let lines = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut cells: Vec<_> = cells.into_iter().map(Vec::into_iter).collect();
    (0..lines)
        .map(|_| Strip::beside(cells.iter_mut().filter_map(Iterator::next)))
        .collect()
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
