//! Copyfitting: a letter whose last page holds little is set a little closer, so that it ends one page earlier.
//!
//! A typographer does this by hand: a page with three lines and a name looks like an afterthought, and nobody sees
//! that the lines before it stand closer by half a point. Type and measure never change, so neither does any line.

use super::{
    strip::{Strip, page_begins},
    style::Style,
};

/// How full a last page may be and still be worth saving, as a share of its room. A signature with its closing takes
/// nearly a fifth, so this is the signature and up to five or six lines.
const LITTLE: f32 = 0.3;

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
        if strip.is_picture() {
            strip.height
        } else {
            strip.height * self.leading
        }
    }
}

/// How the column is cut into pages.
#[derive(Debug)]
pub(crate) struct Cut {
    pub spacing: Spacing,
    /// The indexes of the strips that begin a new page.
    pub begins: Vec<usize>,
}

/// The ideal spacing; or, where the last page holds little, the first closer one that saves it.
pub(crate) fn fit(strips: &[Strip], room: f32) -> Cut {
    let cut = |spacing| Cut {
        spacing,
        begins: page_begins(strips, spacing, room + spacing.overhang),
    };
    let ideal = cut(Spacing::IDEAL);
    let Some(&last_page) = ideal.begins.last() else {
        return ideal;
    };
    let content: f32 = strips[last_page..]
        .iter()
        .enumerate()
        .map(|(index, strip)| strip.height + if index == 0 { 0.0 } else { strip.space_before })
        .sum();
    if content > room * LITTLE {
        return ideal;
    }
    Spacing::CLOSER
        .into_iter()
        .map(cut)
        .find(|closer| closer.begins.len() < ideal.begins.len())
        .unwrap_or(ideal)
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::{Spacing, fit};
    use crate::layout::strip::Strip;

    const ROOM: f32 = 1000.0;

    /// Paragraphs of one line of ten points, each after a gap of ten.
    fn lines(count: usize) -> Vec<Strip> {
        let line = |_| Strip {
            space_before: 10.0,
            height: 10.0,
            ..Strip::default()
        };
        (0..count).map(line).collect()
    }

    #[test]
    fn a_column_that_fits_keeps_the_ideal_spacing() {
        let cut = fit(&lines(50), ROOM);
        assert_eq!((cut.spacing, cut.begins.len()), (Spacing::IDEAL, 0));
    }

    #[test]
    fn a_small_overrun_is_pulled_back_by_the_first_step_that_does_it() {
        let cut = fit(&lines(53), ROOM);
        assert_eq!((cut.spacing, cut.begins.len()), (Spacing::CLOSER[1], 0));
        let cut = fit(&lines(57), ROOM);
        assert_eq!((cut.spacing, cut.begins.len()), (Spacing::CLOSER[2], 0));
    }

    #[test]
    fn what_no_step_saves_keeps_the_ideal_spacing() {
        let cut = fit(&lines(63), ROOM);
        assert_eq!((cut.spacing, cut.begins.len()), (Spacing::IDEAL, 1));
    }

    #[test]
    fn a_last_page_that_holds_more_than_little_is_left_alone_even_where_a_step_would_save_it() {
        // Over many pages even the smallest step would add up to half a page.
        let cut = fit(&lines(520), ROOM);
        assert_eq!((cut.spacing, cut.begins.len()), (Spacing::IDEAL, 10));
    }

    #[test]
    fn a_picture_keeps_its_height() {
        let mut picture = lines(1);
        picture[0].parts = vec![crate::layout::strip::Part::Image {
            node: 0,
            x: 0.0,
            width: 10.0,
            height: 10.0,
        }];
        assert_eq!(Spacing::CLOSER[3].height(&picture[0]), 10.0);
        assert!(Spacing::CLOSER[3].height(&lines(1)[0]) < 10.0);
    }
}
