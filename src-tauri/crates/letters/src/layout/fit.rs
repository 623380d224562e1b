//! Copyfitting: a letter, or a chapter, whose last page holds little is set a little closer, so that it ends one page earlier.
//!
//! A typographer does this by hand: a page with three lines and a name looks like an afterthought, and nobody sees
//! that the lines before it stand closer by half a point. Type and measure never change, so neither does any line.

use super::{
    cut::{Begin, Heads, head_height, page_begins},
    strip::Strip,
    style::Style,
};

/// How full a last page may be and still be worth saving, as a share of its room. A signature with its closing takes
/// nearly a fifth, so this is the signature and up to five or six lines.
const LITTLE: f32 = 0.3;

/// How much of the page before it may stay empty, because what follows stays together, as a share of its room. Where more
/// does, both pages look unfinished, and one is worth saving however full the last one is.
const HOLE: f32 = 0.2;

/// Vertical space, as shares of the ideal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spacing {
    /// Between letterhead, address, date, subject and salutation.
    opening: f32,
    /// Between all that follows, and above the line to sign on.
    gaps: f32,
    /// From baseline to baseline.
    leading: f32,
    /// How many points a page may run below its foot: at most a line, which still stands clear of the page number.
    overhang: f32,
}

impl Default for Spacing {
    fn default() -> Self {
        Self::IDEAL
    }
}

impl Spacing {
    const IDEAL: Self = Self {
        opening: 1.0,
        gaps: 1.0,
        leading: 1.0,
        overhang: 0.0,
    };

    /// Ever closer, the least visible first: the air of the opening, then gaps, then leading; last, a page runs a line long.
    const CLOSER: [Self; 5] = [
        Self {
            opening: 0.75,
            ..Self::IDEAL
        },
        Self {
            opening: 0.7,
            gaps: 0.88,
            leading: 0.98,
            ..Self::IDEAL
        },
        Self {
            opening: 0.65,
            gaps: 0.75,
            leading: 0.96,
            ..Self::IDEAL
        },
        Self {
            opening: 0.6,
            gaps: 0.75,
            leading: 0.94,
            ..Self::IDEAL
        },
        Self {
            opening: 0.6,
            gaps: 0.75,
            leading: 0.94,
            overhang: Style::BODY.leading,
        },
    ];

    /// The space before the strip where it does not begin a page.
    pub fn before(self, strip: &Strip) -> f32 {
        strip.space_before * if strip.is_opening { self.opening } else { self.gaps }
    }

    pub fn height(self, strip: &Strip) -> f32 {
        if strip.is_fixed {
            strip.height
        } else {
            strip.height * self.leading
        }
    }
}

/// The first strip of each page. Each stretch between two page breaks that the writer asked for is fitted by itself.
pub(crate) fn fit(strips: &[Strip], heads: &Heads, room: f32) -> Vec<Begin> {
    let mut begins = Vec::new();
    let mut start = 0;
    while start < strips.len() {
        let length = strips[start + 1..]
            .iter()
            .take_while(|strip| !strip.begins_page)
            .count()
            + 1;
        let stretch = fit_stretch(&strips[start..start + length], heads, room);
        begins.extend(stretch.into_iter().map(|begin| Begin {
            strip: start + begin.strip,
            ..begin
        }));
        start += length;
    }
    begins
}

/// The ideal spacing; or, where the last page holds little or the one before it has a hole, the first closer one that saves it.
fn fit_stretch(strips: &[Strip], heads: &Heads, room: f32) -> Vec<Begin> {
    let cut = |spacing: Spacing| -> Vec<Begin> {
        let further = page_begins(strips, heads, spacing, room + spacing.overhang);
        let all = std::iter::once(0).chain(further);
        all.map(|strip| Begin { strip, spacing }).collect()
    };
    let ideal = cut(Spacing::IDEAL);
    let [.., before, last] = ideal.as_slice() else {
        return ideal;
    };
    let height = |page: &[Strip]| -> f32 {
        let further: f32 = page.iter().skip(1).map(|strip| strip.height + strip.space_before).sum();
        page.first()
            .map_or(0.0, |first| first.height + head_height(first, heads))
            + further
    };
    let holds_little = height(&strips[last.strip..]) <= room * LITTLE;
    let leaves_a_hole = room - height(&strips[before.strip..last.strip]) >= room * HOLE;
    if !holds_little && !leaves_a_hole {
        return ideal;
    }
    Spacing::CLOSER
        .into_iter()
        .map(cut)
        .find(|closer| closer.len() < ideal.len())
        .unwrap_or(ideal)
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::{Begin, Spacing, page_begins};
    use crate::layout::strip::Strip;

    const ROOM: f32 = 1000.0;

    fn fit(strips: &[Strip], room: f32) -> Vec<Begin> {
        super::fit(strips, &[], room)
    }

    /// The spacing of a column that is one stretch, and how many pages it has.
    fn cut(count: usize) -> (Spacing, usize) {
        let begins = fit(&lines(count), ROOM);
        (begins[0].spacing, begins.len())
    }

    /// Paragraphs of one line of ten points, each after a gap of ten.
    fn lines(count: usize) -> Vec<Strip> {
        let line = |_| Strip {
            space_before: 10.0,
            height: 10.0,
            ..Strip::default()
        };
        (0..count).map(line).collect()
    }

    fn kept(keeps: &[bool]) -> Vec<Strip> {
        let strip = |&keep_with_next: &bool| Strip {
            height: 10.0,
            keep_with_next,
            ..Strip::default()
        };
        keeps.iter().map(strip).collect()
    }

    fn begins(strips: &[Strip], room: f32) -> Vec<usize> {
        page_begins(strips, &[], Spacing::IDEAL, room)
    }

    #[test]
    fn a_page_ends_before_strips_that_stay_together() {
        assert_eq!(begins(&kept(&[false, false, true, true, false]), 40.0), [2]);
    }

    #[test]
    fn a_chain_taller_than_a_page_is_cut_where_the_page_ends() {
        assert_eq!(begins(&kept(&[true, true, true, false]), 25.0), [2]);
    }

    #[test]
    fn a_column_that_fits_has_one_page() {
        assert!(begins(&kept(&[false, false]), 20.0).is_empty());
    }

    #[test]
    fn a_page_break_begins_a_page_and_each_stretch_has_a_spacing_of_its_own() {
        let mut strips = lines(53);
        strips.extend(lines(10));
        strips[53].begins_page = true;
        let cut = fit(&strips, ROOM);
        assert_eq!(cut.iter().map(|begin| begin.strip).collect::<Vec<_>>(), [0, 53]);
        assert_eq!((cut[0].spacing, cut[1].spacing), (Spacing::CLOSER[1], Spacing::IDEAL));
    }

    #[test]
    fn a_repeated_head_takes_its_room() {
        let mut strips = kept(&[false; 5]);
        strips.iter_mut().for_each(|strip| strip.head = Some(0));
        strips[0].head = None;
        let head = vec![vec![Strip::space(10.0)]];
        let cut: Vec<usize> = super::fit(&strips, &head, 20.0)
            .iter()
            .map(|begin| begin.strip)
            .collect();
        assert_eq!(cut, [0, 2, 3, 4]);
    }

    #[test]
    fn a_column_that_fits_keeps_the_ideal_spacing() {
        assert_eq!(cut(50), (Spacing::IDEAL, 1));
    }

    #[test]
    fn a_small_overrun_is_pulled_back_by_the_first_step_that_does_it() {
        assert_eq!(cut(53), (Spacing::CLOSER[1], 1));
        assert_eq!(cut(57), (Spacing::CLOSER[2], 1));
    }

    #[test]
    fn a_hole_that_a_kept_piece_leaves_is_closed_where_a_step_can() {
        let mut strips = lines(30);
        strips.push(Strip {
            space_before: 10.0,
            height: 430.0,
            is_fixed: true,
            ..Strip::default()
        });
        let cut = fit(&strips, ROOM);
        assert_eq!((cut[0].spacing, cut.len()), (Spacing::CLOSER[1], 1));
        strips[30].height = 600.0;
        assert_eq!(
            fit(&strips, ROOM).len(),
            2,
            "what no step saves is left as it should be"
        );
    }

    #[test]
    fn what_no_step_saves_keeps_the_ideal_spacing() {
        assert_eq!(cut(63), (Spacing::IDEAL, 2));
    }

    #[test]
    fn a_last_page_that_holds_more_than_little_is_left_alone_even_where_a_step_would_save_it() {
        // Over many pages even the smallest step would add up to half a page.
        assert_eq!(cut(520), (Spacing::IDEAL, 11));
    }

    #[test]
    fn a_picture_keeps_its_height() {
        let mut picture = lines(1);
        picture[0].is_fixed = true;
        assert_eq!(Spacing::CLOSER[3].height(&picture[0]), 10.0);
        assert!(Spacing::CLOSER[3].height(&lines(1)[0]) < 10.0);
    }
}
