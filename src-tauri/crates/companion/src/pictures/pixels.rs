use super::Problem;

/// A picture in memory: red, green, blue and how opaque, row by row, not multiplied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pixels {
    pub width: usize,
    pub height: usize,
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
}

/// Less than this is a shade that no printer prints.
const SEEN: u8 = 8;

impl Pixels {
    pub fn new(width: usize, height: usize, rgba: Vec<u8>) -> Result<Self, Problem> {
        if width == 0 || height == 0 || rgba.len() != width * height * 4 {
            return Err(Problem::Damaged);
        }
        Ok(Self { width, height, rgba })
    }

    pub fn all(&self) -> impl Iterator<Item = [u8; 4]> + '_ {
        self.rgba.as_chunks::<4>().0.iter().copied()
    }

    pub fn row(&self, y: usize) -> &[[u8; 4]] {
        let rows = self.rgba.as_chunks::<4>().0;
        rows.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    pub fn is_opaque(&self) -> bool {
        self.all().all(|[.., opaque]| opaque == u8::MAX)
    }

    /// As it looks on white paper.
    pub fn on_white(mut self) -> Self {
        for pixel in self.rgba.as_chunks_mut::<4>().0 {
            let opaque = u32::from(pixel[3]);
            for colour in &mut pixel[..3] {
                // At most 255 * 255 / 255.
                *colour = ((u32::from(*colour) * opaque + 255 * (255 - opaque) + 127) / 255) as u8;
            }
            pixel[3] = u8::MAX;
        }
        self
    }

    /// Without the empty edges around what can be seen.
    pub fn trimmed(self) -> Result<Self, Problem> {
        let seen = |pixel: &[u8; 4]| pixel[3] >= SEEN;
        let rows = || (0..self.height).filter(|y| self.row(*y).iter().any(seen));
        let (Some(top), Some(bottom)) = (rows().next(), rows().next_back()) else {
            return Err(Problem::Empty);
        };
        let (mut left, mut right) = (self.width, 0);
        for y in top..=bottom {
            let row = self.row(y);
            left = left.min(row.iter().position(seen).unwrap_or(self.width));
            right = right.max(row.iter().rposition(seen).unwrap_or(0));
        }
        self.cut(left, top, right + 1 - left, bottom + 1 - top)
    }

    /// A part of it.
    pub fn cut(self, left: usize, top: usize, width: usize, height: usize) -> Result<Self, Problem> {
        if (left, top, width, height) == (0, 0, self.width, self.height) {
            return Ok(self);
        }
        let rgba = (top..top + height)
            .flat_map(|y| self.row(y).get(left..left + width).unwrap_or_default())
            .flatten()
            .copied()
            .collect();
        Self::new(width, height, rgba)
    }

    /// Upright, when a camera held it so: the number that EXIF gives, from 1 (upright) to 8.
    pub fn turned(self, orientation: u8) -> Self {
        let (wide, high) = (self.width, self.height);
        let (width, height) = if orientation > 4 { (high, wide) } else { (wide, high) };
        if !(2..=8).contains(&orientation) {
            return self;
        }
        let mut rgba = Vec::with_capacity(self.rgba.len());
        for y in 0..height {
            for x in 0..width {
                let (from_x, from_y) = match orientation {
                    2 => (wide - 1 - x, y),
                    3 => (wide - 1 - x, high - 1 - y),
                    4 => (x, high - 1 - y),
                    5 => (y, x),
                    6 => (y, high - 1 - x),
                    7 => (wide - 1 - y, high - 1 - x),
                    _ => (wide - 1 - y, x),
                };
                rgba.extend(self.row(from_y).get(from_x).copied().unwrap_or_default());
            }
        }
        Self { width, height, rgba }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn numbered(width: usize, height: usize, numbers: &[u8]) -> Pixels {
        let rgba = numbers.iter().flat_map(|n| [*n, *n, *n, 255]).collect();
        Pixels::new(width, height, rgba).unwrap()
    }

    #[test]
    fn every_way_of_holding_a_camera_ends_upright() {
        // What is looked at: 1 2 3 above 4 5 6. What the file holds of it, for each number of EXIF:
        let held: [(u8, usize, &[u8]); 8] = [
            (1, 3, &[1, 2, 3, 4, 5, 6]),
            (2, 3, &[3, 2, 1, 6, 5, 4]),
            (3, 3, &[6, 5, 4, 3, 2, 1]),
            (4, 3, &[4, 5, 6, 1, 2, 3]),
            (5, 2, &[1, 4, 2, 5, 3, 6]),
            (6, 2, &[3, 6, 2, 5, 1, 4]),
            (7, 2, &[6, 3, 5, 2, 4, 1]),
            (8, 2, &[4, 1, 5, 2, 6, 3]),
        ];
        let upright = numbered(3, 2, &[1, 2, 3, 4, 5, 6]);
        for (orientation, width, numbers) in held {
            let picture = numbered(width, 6 / width, numbers);
            assert_eq!(picture.turned(orientation), upright, "{orientation}");
        }
    }

    #[test]
    fn empty_edges_go_and_an_empty_picture_is_refused() {
        let mut picture = Pixels::new(5, 4, vec![0; 80]).unwrap();
        assert_eq!(picture.clone().trimmed(), Err(Problem::Empty));
        for (x, y) in [(1, 2), (3, 2)] {
            picture.rgba[(y * 5 + x) * 4 + 3] = 255;
        }
        let trimmed = picture.trimmed().unwrap();
        assert_eq!((trimmed.width, trimmed.height), (3, 1));
    }
}
