//! Total-fit line breaking: the whole paragraph is weighed at once, as Knuth and Plass did, so that no line is loose
//! because an earlier one was greedy.

use parley::Layout;

/// A stretch of text between two places where a line may end.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    /// Byte offset in the text just behind it.
    pub end: usize,
    /// Advance without the spaces at its end.
    pub width: f32,
    /// Advance of the spaces at its end.
    pub space: f32,
    /// A hyphen appears if a line ends here.
    pub hyphen: bool,
    /// A line must end here.
    pub forced: bool,
}

/// What the lines are measured against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    pub width: f32,
    /// The part of a hyphen that stays inside the measure.
    pub hyphen: f32,
}

/// By how much of itself a space may grow or shrink before a line looks wrong.
const STRETCH: f32 = 0.5;
const SHRINK: f32 = 0.2;

/// Where no line of a paragraph is tenser than this, none of its words is divided: TeX's pretolerance.
pub(crate) const CALM: f64 = 0.8;

/// What speaks against a line, where 100 is as loose as looks right.
const HYPHEN: f64 = 120.0;
const SECOND_HYPHEN: f64 = 500.0;
const LONELY_WORD: f64 = 250.0;
/// A paragraph that ends in half a word.
const HALF_A_WORD: f64 = 4000.0;

/// Learns every opportunity and its widths by breaking at width nought.
pub(crate) fn pieces(layout: &mut Layout<()>, text: &str) -> Vec<Piece> {
    layout.break_all_lines(Some(0.0));
    layout
        .lines()
        .map(|line| {
            let range = line.text_range();
            let words = text[range.clone()].trim_end_matches([' ', '\n']);
            let spaces_from = range.start + words.len();
            let space: f32 = line
                .runs()
                .flat_map(|run| {
                    run.clusters()
                        .filter(|cluster| cluster.text_range().start >= spaces_from)
                        .map(|cluster| cluster.advance())
                        .collect::<Vec<_>>()
                })
                .sum();
            Piece {
                end: range.end,
                width: line.metrics().advance - space,
                space,
                hyphen: words.ends_with('\u{ad}'),
                forced: text[range].ends_with('\n'),
            }
        })
        .collect()
}

/// The best places to end lines, as indexes just behind the last piece of each line.
/// None where a piece is wider than the measure: then no set of lines is good.
pub(crate) fn best_ends(pieces: &[Piece], measure: Measure) -> Option<Vec<usize>> {
    if pieces.iter().any(|piece| piece.width > measure.width) {
        return None;
    }
    let mut ends = Vec::new();
    let mut start = 0;
    for section in pieces.split_inclusive(|piece| piece.forced) {
        ends.extend(
            best_ends_of_section(section, measure)?
                .into_iter()
                .map(|end| start + end),
        );
        start += section.len();
    }
    Some(ends)
}

/// The cheapest way to come to a break, and the break before it.
#[derive(Clone, Copy)]
struct Way {
    cost: f64,
    from: usize,
}

fn best_ends_of_section(pieces: &[Piece], measure: Measure) -> Option<Vec<usize>> {
    let count = pieces.len();
    let unreached = Way {
        cost: f64::INFINITY,
        from: 0,
    };
    let mut ways = vec![unreached; count + 1];
    ways[0].cost = 0.0;
    for end in 1..=count {
        let last = end == count;
        let hyphenated = pieces[end - 1].hyphen && !last;
        let mut width = if hyphenated { measure.hyphen } else { 0.0 };
        let mut spaces = 0.0;
        for start in (0..end).rev() {
            if start + 1 < end {
                width += pieces[start].space;
                spaces += pieces[start].space;
            }
            width += pieces[start].width;
            let slack = measure.width - width;
            let too_full = slack < -spaces * SHRINK - 0.01;
            if too_full && start + 1 < end {
                break;
            }
            if ways[start].cost.is_infinite() {
                continue;
            }
            let mut demerits = 10.0 + 100.0 * tension(slack, spaces, last).powi(3);
            if hyphenated {
                demerits += HYPHEN;
                if start > 0 && pieces[start - 1].hyphen {
                    demerits += SECOND_HYPHEN;
                }
            }
            if last && start > 0 {
                if pieces[start - 1].hyphen {
                    demerits += HALF_A_WORD;
                }
                if width < measure.width * 0.15 {
                    demerits += LONELY_WORD;
                }
            }
            let cost = ways[start].cost + demerits * demerits;
            if cost < ways[end].cost {
                ways[end] = Way { cost, from: start };
            }
        }
    }
    let mut ends = Vec::new();
    let mut end = count;
    while end > 0 {
        if ways[end].cost.is_infinite() {
            return None;
        }
        ends.push(end);
        end = ways[end].from;
    }
    ends.reverse();
    Some(ends)
}

/// The tension of the tightest or loosest of the lines; the last line of a paragraph need not stretch.
pub(crate) fn worst_tension(pieces: &[Piece], ends: &[usize], measure: Measure) -> f64 {
    let mut start = 0;
    let mut worst: f64 = 0.0;
    for &end in ends {
        let line = &pieces[start..end];
        start = end;
        let Some((last, before)) = line.split_last() else {
            continue;
        };
        let spaces: f32 = before.iter().map(|piece| piece.space).sum();
        let width: f32 = line.iter().map(|piece| piece.width).sum::<f32>() + spaces;
        let is_last = last.forced || end == pieces.len();
        worst = worst.max(tension(measure.width - width, spaces, is_last));
    }
    worst
}

/// How far the spaces must stretch or shrink, 1 being as far as looks right. A last line need not stretch.
fn tension(slack: f32, spaces: f32, last: bool) -> f64 {
    let ratio = if slack < 0.0 {
        -slack / (spaces * SHRINK).max(0.01)
    } else if last {
        0.0
    } else if spaces > 0.0 {
        slack / (spaces * STRETCH)
    } else {
        20.0
    };
    f64::from(ratio.min(30.0))
}

/// Breaks the layout's lines behind the pieces given, by allowing each line exactly its natural width.
pub(crate) fn break_behind(layout: &mut Layout<()>, pieces: &[Piece], ends: &[usize]) {
    let mut start = 0;
    let widths: Vec<f32> = ends
        .iter()
        .map(|&end| {
            let line = &pieces[start..end];
            start = end;
            let all: f32 = line.iter().map(|piece| piece.width + piece.space).sum();
            all - line.last().map_or(0.0, |piece| piece.space) + 0.05
        })
        .collect();
    let mut breaker = layout.break_lines();
    breaker.state_mut().set_layout_max_advance(f32::INFINITY);
    let mut widths = widths.into_iter();
    loop {
        let width = widths.next().unwrap_or(f32::INFINITY);
        breaker.state_mut().set_line_max_advance(width);
        if breaker.break_next().is_none() {
            break;
        }
    }
    breaker.finish();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(widths: &[f32]) -> Vec<Piece> {
        let piece = |&width: &f32| Piece {
            end: 0,
            width,
            space: 3.0,
            hyphen: false,
            forced: false,
        };
        widths.iter().map(piece).collect()
    }

    const MEASURE: Measure = Measure {
        width: 100.0,
        hyphen: 2.0,
    };

    #[test]
    fn the_whole_paragraph_is_weighed() {
        // Greedy would put three words on the first line and leave the second loose.
        let pieces = words(&[40.0, 40.0, 14.0, 70.0, 13.0, 95.0]);
        let ends = best_ends(&pieces, MEASURE);
        assert!(ends.is_some());
        assert_eq!(ends.and_then(|ends| ends.last().copied()), Some(6));
    }

    #[test]
    fn a_forced_break_always_ends_a_line() {
        let mut pieces = words(&[10.0, 10.0, 10.0]);
        pieces[0].forced = true;
        assert_eq!(best_ends(&pieces, MEASURE), Some(vec![1, 3]));
    }

    #[test]
    fn a_word_wider_than_the_measure_has_no_good_lines() {
        assert_eq!(best_ends(&words(&[120.0]), MEASURE), None);
    }
}
