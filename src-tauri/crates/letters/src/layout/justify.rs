//! Puts a line's clusters against the edges of the measure.

use super::{Line, style::Align};

/// The part of a hyphen that hangs outside the measure, so that the edge looks straight.
pub(crate) const HANG: f32 = 0.6;

/// How much wider a space may become, in em. Before a very long word a line is left short: holes look worse.
const LOOSEST: f32 = 1.0;

/// Where a line stands in its paragraph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub width: f32,
    pub align: Align,
    /// The last line of a paragraph, or before a break that the writer asked for: never stretched.
    pub ragged: bool,
    /// Whether the paragraph runs from right to left.
    pub right_to_left: bool,
    /// Whether the page does: the edge where its flush lines begin.
    pub page_right_to_left: bool,
}

pub(crate) fn align(line: &mut Line, setting: Setting) {
    let hanging = hanging_spaces(line);
    let visible: Vec<usize> = (0..line.clusters.len()).filter(|&index| !hanging[index]).collect();
    let (Some(&first), Some(&last)) = (visible.first(), visible.last()) else {
        line.width = setting.width;
        return;
    };
    let left = line.clusters[first].x;
    let end = &line.clusters[last];
    let overhang = if end.is_added_hyphen() { end.advance * HANG } else { 0.0 };
    let slack = setting.width - (end.x + end.advance - left - overhang);
    let gaps = visible
        .iter()
        .filter(|&&index| index != last && line.clusters[index].is_space())
        .count();

    let too_loose = slack > gaps as f32 * LOOSEST * line.size;
    let stretches = setting.align == Align::Justify && gaps > 0 && (!setting.ragged || slack < 0.0) && !too_loose;
    let each = if stretches { slack / gaps as f32 } else { 0.0 };
    let indent = match setting.align {
        Align::Start if setting.page_right_to_left => slack,
        Align::End if !setting.page_right_to_left => slack,
        Align::Start | Align::End => 0.0,
        Align::Centre => slack / 2.0,
        Align::Justify if setting.right_to_left && !stretches => slack,
        Align::Justify => 0.0,
    };
    line.width = setting.width;
    let mut shift = indent - left;
    for (index, cluster) in line.clusters.iter_mut().enumerate() {
        cluster.x += shift;
        if !hanging[index] && index != last && cluster.is_space() {
            shift += each;
        }
    }
}

/// The spaces that are last in reading order stand outside the measure.
fn hanging_spaces(line: &Line) -> Vec<bool> {
    let mut in_reading_order: Vec<usize> = (0..line.clusters.len()).collect();
    in_reading_order.sort_by_key(|&index| line.clusters[index].start);
    let mut hanging = vec![false; line.clusters.len()];
    for index in in_reading_order.into_iter().rev() {
        if !line.clusters[index].is_space() {
            break;
        }
        hanging[index] = true;
    }
    hanging
}
