//! How wide the columns of a table are.

use crate::{CannotRender, Cell, ColumnWidth, Table};

use super::{
    compose::{Composer, Place},
    paragraph::widths,
    style::{COLUMN_GAP, Style},
    table::{Track, measured},
};

/// What the gaps between many columns may take of a table's width.
const MOST_GAPS: f32 = 0.35;

/// What a column asks for.
#[derive(Debug, Clone, Copy, Default)]
struct Wish {
    /// On one line.
    whole: f32,
    /// The widest word.
    least: f32,
}

/// Lays the columns side by side, to the width of the place exactly.
pub(crate) fn columns(
    table: &Table,
    place: Place,
    composer: &mut Composer<'_, '_>,
) -> Result<Vec<Track>, CannotRender> {
    let mut wishes = Vec::new();
    for index in 0..table.columns.len() {
        let mut wish = Wish::default();
        let rows = table.rows.iter().map(|row| (row, Style::CELL));
        let sums = table.total.iter().map(|row| {
            (
                row,
                Style {
                    bold: true,
                    ..Style::CELL
                },
            )
        });
        let head = std::iter::once((&table.head, Style::TABLE_HEAD));
        for (row, style) in head.chain(rows).chain(sums) {
            let Some(cell) = row.get(index) else { continue };
            let (whole, least) = width_of(cell, &style, place, composer)?;
            wish.whole = wish.whole.max(whole);
            wish.least = wish.least.max(least);
        }
        wishes.push(wish);
    }
    let between = table.columns.len().saturating_sub(1) as f32;
    let gap = COLUMN_GAP.min(place.width * MOST_GAPS / between.max(1.0));
    let gaps = gap * between;
    let shares: Vec<Option<f32>> = table
        .columns
        .iter()
        .map(|column| match column.width {
            ColumnWidth::Content => None,
            ColumnWidth::Share(share) => Some(share.max(0.0)),
        })
        .collect();
    let widths = shared(&wishes, &shares, (place.width - gaps).max(1.0));
    let mut x = place.x;
    Ok(table
        .columns
        .iter()
        .zip(widths)
        .map(|(column, width)| {
            let track = Track {
                x,
                width,
                flush: column.flush,
            };
            x += width + gap;
            track
        })
        .collect())
}

fn width_of(
    cell: &Cell,
    style: &Style,
    place: Place,
    composer: &mut Composer<'_, '_>,
) -> Result<(f32, f32), CannotRender> {
    let whereabouts = composer.whereabouts();
    let column = composer.column(place.width, &whereabouts);
    widths(&measured(cell), style, column, composer.fonts)
}

/// Columns by content get what they need; the others share what is left, but none is narrower than its widest word.
/// Where there is not enough, all shrink towards their widest words, and beyond them where they must: words are broken.
fn shared(wishes: &[Wish], shares: &[Option<f32>], room: f32) -> Vec<f32> {
    let least: f32 = wishes.iter().map(|wish| wish.least).sum();
    if least >= room {
        return wishes.iter().map(|wish| wish.least / least * room).collect();
    }
    let by_content: f32 = wishes
        .iter()
        .zip(shares)
        .map(|(wish, share)| if share.is_some() { wish.least } else { wish.whole })
        .sum();
    let has_shares = shares.iter().any(Option::is_some);
    if by_content >= room {
        // Between the widest words and what is wished for, all columns give way alike.
        let spare = room - least;
        let wanted = by_content - least;
        return wishes
            .iter()
            .zip(shares)
            .map(|(wish, share)| {
                let wanted_here = if share.is_some() { 0.0 } else { wish.whole - wish.least };
                wish.least + wanted_here / wanted.max(0.01) * spare
            })
            .collect();
    }
    if !has_shares {
        // Nobody asked for the rest: it goes to all, in proportion to what they hold.
        return wishes
            .iter()
            .map(|wish| wish.whole / by_content.max(0.01) * room)
            .collect();
    }
    let mut left = room - by_content;
    let mut widths: Vec<f32> = wishes
        .iter()
        .zip(shares)
        .map(|(wish, share)| if share.is_some() { wish.least } else { wish.whole })
        .collect();
    let held: f32 = widths
        .iter()
        .zip(shares)
        .filter(|(_, share)| share.is_some())
        .map(|(width, _)| width)
        .sum();
    left += held;
    // Those whose widest word is wider than their share keep it; the others share the rest.
    let mut fixed: Vec<bool> = shares.iter().map(Option::is_none).collect();
    loop {
        let total: f32 = shares
            .iter()
            .zip(&fixed)
            .filter(|(_, fixed)| !**fixed)
            .filter_map(|(share, _)| *share)
            .sum();
        let too_wide = (0..widths.len()).find(|&index| {
            !fixed[index] && wishes[index].least > shares[index].unwrap_or(0.0) / total.max(0.001) * left
        });
        match too_wide {
            Some(index) => {
                fixed[index] = true;
                widths[index] = wishes[index].least;
                left -= widths[index];
            }
            None => {
                for index in (0..widths.len()).filter(|&index| !fixed[index]) {
                    widths[index] = shares[index].unwrap_or(0.0) / total.max(0.001) * left;
                }
                return widths;
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::{Wish, shared};

    fn wish(whole: f32, least: f32) -> Wish {
        Wish { whole, least }
    }

    #[test]
    fn columns_fill_the_width_exactly_whatever_they_hold() {
        let wishes = [wish(60.0, 20.0), wish(300.0, 40.0), wish(30.0, 30.0)];
        for shares in [[None; 3], [None, Some(1.0), None], [Some(2.0), Some(1.0), None]] {
            for room in [50.0, 120.0, 200.0, 400.0, 800.0] {
                let sum: f32 = shared(&wishes, &shares, room).iter().sum();
                assert!((sum - room).abs() < 0.1, "{shares:?} in {room}: {sum}");
            }
        }
    }

    #[test]
    fn a_share_is_never_narrower_than_its_widest_word_while_there_is_room() {
        let widths = shared(&[wish(100.0, 90.0), wish(500.0, 20.0)], &[Some(1.0), Some(9.0)], 300.0);
        assert_eq!(widths, [90.0, 210.0]);
    }

    #[test]
    fn columns_by_content_are_as_wide_as_they_need() {
        assert_eq!(
            shared(&[wish(50.0, 20.0), wish(10.0, 10.0)], &[None, Some(1.0)], 200.0),
            [50.0, 150.0]
        );
    }

    #[test]
    fn where_even_the_words_do_not_fit_all_shrink_alike() {
        assert_eq!(
            shared(&[wish(300.0, 300.0), wish(100.0, 100.0)], &[None, None], 200.0),
            [150.0, 50.0]
        );
    }
}
