//! How dark each place of a photograph is against the paper around it: a shadow darkens both, and so it vanishes.

use std::io::Cursor;

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    super::{Format, Problem, jpeg, pixels::Pixels, png},
    FIELD,
};
use crate::Result;

/// As many pixels a side as a signature has any use for, the paper around it included.
const ROOM: (u32, u32) = (1800, 1800);
/// Patches of paper along the longer side. A stroke is much narrower than two of them.
const PATCHES: usize = 36;
/// Of the pixels of a patch this share is no lighter than its paper: ink covers less than the rest.
const PAPER_SHARE: f32 = 0.8;
/// Paper is lighter than this, even in a shadow; and ink is darker than paper by at least so much, of 255.
const DARKEST_PAPER: f32 = 40.0;
const FAINTEST_INK: u8 = 36;
/// Of all pixels, in a million: less is no signature.
const LEAST_INK: usize = 120;

/// A signature on the paper that it was written on, looked through once. The window keeps it while the person tries how much
/// of the paper to take away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SignatureOnPaper {
    /// How dark each place is against the paper around it, up to the ink itself (grey PNG, base64).
    pub darkness: String,
    /// The colour of the ink: red, green, blue.
    pub ink: (u8, u8, u8),
    /// From which darkness on a place is more than the paper's own grain.
    pub grain: u8,
}

/// Looks at a photograph or a scan of a signature.
///
/// # Errors
/// What is wrong with the file, or that no ink can be told from paper, in words for beside the field.
pub fn on_paper(bytes: &[u8]) -> Result<SignatureOnPaper> {
    looked_at(bytes).map_err(|problem| problem.at(FIELD))
}

fn looked_at(bytes: &[u8]) -> Result<SignatureOnPaper, Problem> {
    let pixels = match Format::of(bytes)? {
        Format::Png => png::read(Cursor::new(bytes))?.pixels.fitted(ROOM),
        Format::Jpeg => jpeg::read(bytes, ROOM)?.pixels,
        Format::Svg => return Err(Problem::DrawnSignature),
    }
    .on_white();
    let paper = Paper::under(&pixels)?;
    let mut darkness = Vec::with_capacity(pixels.width * pixels.height);
    let mut whitened = Vec::with_capacity(darkness.capacity());
    for y in 0..pixels.height {
        for (x, [red, green, blue, _]) in pixels.row(y).iter().enumerate() {
            let under = paper.at(x, y);
            let seen = [*red, *green, *blue];
            let share: [f32; 3] = std::array::from_fn(|c| (f32::from(seen[c]) / under[c]).min(1.0));
            let darkest = share.iter().copied().fold(1.0, f32::min);
            darkness.push(((1.0 - darkest) * 255.0).round() as u8);
            whitened.push(share.map(|share| (share * 255.0).round() as u8));
        }
    }
    let grain = grain(&darkness);
    let inked = darkness.iter().filter(|dark| **dark > grain).count();
    if inked * 1_000_000 < LEAST_INK * darkness.len() {
        return Err(Problem::NoInk);
    }
    // The ink at its strongest, which is what the pen left where it went slowly.
    let full = rank(darkness.iter().copied().filter(|dark| *dark > grain), 0.9);
    if full < FAINTEST_INK || inked * 3 > darkness.len() {
        return Err(Problem::NoInk);
    }
    let ink = mean(
        whitened
            .iter()
            .zip(&darkness)
            .filter(|(_, dark)| **dark >= full - full / 20)
            .map(|(seen, _)| seen),
    );
    let stretched = |dark: u8| (u32::from(dark) * 255 / u32::from(full)).min(255) as u8;
    let floor = stretched(grain) / 3;
    // Far below its grain paper has nothing to say, and takes the most room.
    let darkness: Vec<u8> = darkness
        .into_iter()
        .map(stretched)
        .map(|dark| if dark < floor { 0 } else { dark })
        .collect();
    let png = png::written_grey(pixels.width, pixels.height, &darkness)?;
    Ok(SignatureOnPaper {
        darkness: BASE64_STANDARD.encode(png),
        ink,
        grain: stretched(grain),
    })
}

/// What is darker than this is not the paper's own unevenness, nor the camera's noise.
fn grain(darkness: &[u8]) -> u8 {
    let middle = rank(darkness.iter().copied(), 0.5);
    let spread = rank(darkness.iter().map(|dark| dark.abs_diff(middle)), 0.5);
    middle.saturating_add(spread.saturating_mul(6)).clamp(18, 120)
}

/// The value that this share of all values does not exceed.
fn rank(values: impl Iterator<Item = u8>, share: f32) -> u8 {
    let mut counts = [0_u32; 256];
    let mut all = 0_u32;
    for value in values {
        counts[usize::from(value)] += 1;
        all += 1;
    }
    let wanted = (all as f32 * share) as u32;
    let mut seen = 0;
    for (value, count) in (0..=u8::MAX).zip(counts) {
        seen += count;
        if seen > wanted {
            return value;
        }
    }
    u8::MAX
}

fn mean<'a>(colours: impl Iterator<Item = &'a [u8; 3]>) -> (u8, u8, u8) {
    let (mut sums, mut count) = ([0_u64; 3], 0_u64);
    for colour in colours {
        for (sum, part) in sums.iter_mut().zip(colour) {
            *sum += u64::from(*part);
        }
        count += 1;
    }
    let [red, green, blue] = sums.map(|sum| (sum / count.max(1)) as u8);
    (red, green, blue)
}

/// The paper as it would be without the ink, patch by patch.
struct Paper {
    patch: usize,
    across: usize,
    down: usize,
    colours: Vec<[f32; 3]>,
}

impl Paper {
    fn under(pixels: &Pixels) -> Result<Self, Problem> {
        let patch = (pixels.width.max(pixels.height) / PATCHES).max(8);
        let across = pixels.width.div_ceil(patch);
        let down = pixels.height.div_ceil(patch);
        let mut colours = Vec::with_capacity(across * down);
        for row in 0..down {
            for column in 0..across {
                let rows = row * patch..((row + 1) * patch).min(pixels.height);
                let part = |y: usize| pixels.row(y).iter().skip(column * patch).take(patch);
                let channel = |c: usize| rank(rows.clone().flat_map(part).map(|pixel| pixel[c]), PAPER_SHARE);
                colours.push(std::array::from_fn(|c| f32::from(channel(c))));
            }
        }
        let mut paper = Self {
            patch,
            across,
            down,
            colours,
        };
        // Where a patch is all ink, the paper around it stands in; the edge of a shadow stays where it is.
        paper.each_around(|around| around.fold([0.0; 3], |one, other| both(one, other, f32::max)));
        paper.each_around(|around| around.fold([255.0; 3], |one, other| both(one, other, f32::min)));
        paper.each_around(|around| {
            let (sum, count) = around.fold(([0.0; 3], 0.0), |(sum, count), colour| {
                (both(sum, colour, |one, other| one + other), count + 1.0)
            });
            sum.map(|sum| sum / count)
        });
        let middle = rank(paper.colours.iter().map(|[_, green, _]| *green as u8), 0.5);
        if f32::from(middle) < DARKEST_PAPER {
            return Err(Problem::NoInk);
        }
        Ok(paper)
    }

    /// Makes each patch anew from itself and the eight around it.
    fn each_around(&mut self, make: impl Fn(&mut dyn Iterator<Item = [f32; 3]>) -> [f32; 3]) {
        let mut made = Vec::with_capacity(self.colours.len());
        for row in 0..self.down {
            for column in 0..self.across {
                let rows = row.saturating_sub(1)..(row + 2).min(self.down);
                let columns = column.saturating_sub(1)..(column + 2).min(self.across);
                let mut around = rows.flat_map(|row| columns.clone().map(move |column| (row, column)));
                let mut around = around.by_ref().map(|(row, column)| self.patch(row, column));
                made.push(make(&mut around));
            }
        }
        self.colours = made;
    }

    fn patch(&self, row: usize, column: usize) -> [f32; 3] {
        let place = row.min(self.down - 1) * self.across + column.min(self.across - 1);
        self.colours.get(place).copied().unwrap_or([255.0; 3])
    }

    /// Between the middles of the four nearest patches.
    fn at(&self, x: usize, y: usize) -> [f32; 3] {
        let place = |at: usize| {
            let at = ((at as f32 + 0.5) / self.patch as f32 - 0.5).max(0.0);
            (at as usize, at.fract())
        };
        let ((column, right), (row, low)) = (place(x), place(y));
        let mix = |one: [f32; 3], other: [f32; 3], part: f32| both(one, other, |a, b| a + (b - a) * part);
        let above = mix(self.patch(row, column), self.patch(row, column + 1), right);
        let below = mix(self.patch(row + 1, column), self.patch(row + 1, column + 1), right);
        mix(above, below, low).map(|colour| colour.max(1.0))
    }
}

fn both(one: [f32; 3], other: [f32; 3], make: impl Fn(f32, f32) -> f32) -> [f32; 3] {
    std::array::from_fn(|c| make(one[c], other[c]))
}
