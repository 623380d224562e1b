//! Fewer pixels for the same picture: each new one is the mean of what lay in its place, so that no fine line vanishes.

use super::pixels::Pixels;

/// The pixels that lie in one new one, and how much of each.
struct Share {
    first: usize,
    weights: Vec<f32>,
}

impl Pixels {
    /// Scaled down until it fits into the box; what fits already stays as it is.
    pub fn fitted(self, (wide, high): (u32, u32)) -> Self {
        let (wide, high) = (wide as f64, high as f64);
        let scale = (wide / self.width as f64).min(high / self.height as f64);
        if scale >= 1.0 {
            return self;
        }
        let size = |length: usize| ((length as f64 * scale).round() as usize).max(1);
        let (width, height) = (size(self.width), size(self.height));
        self.shrunk(width, height)
    }

    fn shrunk(&self, width: usize, height: usize) -> Self {
        let across = shares(self.width, width);
        let mut rgba = Vec::with_capacity(width * height * 4);
        for down in shares(self.height, height) {
            let mut sums = vec![[0.0_f32; 4]; width];
            for (y, weight) in (down.first..).zip(&down.weights) {
                let row = self.row(y);
                for (sum, share) in sums.iter_mut().zip(&across) {
                    let pixels = row.get(share.first..).unwrap_or_default();
                    for (pixel, part) in pixels.iter().zip(&share.weights) {
                        let [red, green, blue, opaque] = pixel.map(f32::from);
                        // What cannot be seen has no say in the colour.
                        let whole = part * weight * opaque;
                        sum[0] += red * whole;
                        sum[1] += green * whole;
                        sum[2] += blue * whole;
                        sum[3] += whole;
                    }
                }
            }
            for [red, green, blue, opaque] in sums {
                let colour = |sum: f32| if opaque > 0.0 { (sum / opaque).round() as u8 } else { 0 };
                rgba.extend([colour(red), colour(green), colour(blue), opaque.round() as u8]);
            }
        }
        Self { width, height, rgba }
    }
}

/// For each of `to` places the share that it has of `from` ones; the weights of a place make one.
fn shares(from: usize, to: usize) -> Vec<Share> {
    let step = from as f64 / to as f64;
    (0..to)
        .map(|place| {
            let (begin, end) = (place as f64 * step, (place + 1) as f64 * step);
            let first = begin.floor() as usize;
            let last = (end.ceil() as usize).clamp(first + 1, from.max(first + 1));
            let part = |pixel: usize| (end.min(pixel as f64 + 1.0) - begin.max(pixel as f64)).max(0.0) / step;
            Share {
                first,
                weights: (first..last).map(|pixel| part(pixel) as f32).collect(),
            }
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_flat_picture_stays_flat_at_every_size() {
        let picture = Pixels::new(97, 61, [10, 120, 250, 255].repeat(97 * 61)).unwrap();
        for (wide, high) in [(96, 96), (50, 7), (1, 1), (97, 60)] {
            let small = picture.clone().fitted((wide, high));
            assert!(small.width <= wide as usize && small.height <= high as usize);
            assert!(small.all().all(|pixel| pixel == [10, 120, 250, 255]), "{wide} x {high}");
        }
    }

    #[test]
    fn what_is_transparent_does_not_colour_what_is_beside_it() {
        let picture = Pixels::new(2, 1, vec![200, 0, 0, 255, 0, 255, 0, 0]).unwrap();
        let small = picture.fitted((1, 1));
        assert_eq!(small.rgba, [200, 0, 0, 128]);
    }
}
