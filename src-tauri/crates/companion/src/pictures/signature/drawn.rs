//! A signature from the strokes of a pointer, as smooth as ink and as sharp as the printer.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    super::{Problem, SIGNATURE_BOX, pixels::Pixels},
    FIELD,
    lifted::packed,
};
use crate::Result;

/// The sheet that is drawn on, in the units of [`Dot`].
const SHEET: (f32, f32) = (6000.0, 2000.0);
/// However short it is, a signature is printed as if it filled this share of the sheet: initials are no poster.
const LEAST: f32 = 0.5;
const MOST_DOTS: usize = 20_000;

/// A place that the pointer went through, on a sheet of 6000 by 2000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Dot {
    pub x: u16,
    pub y: u16,
    /// How wide the stroke is there, in the same units.
    pub width: u8,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Ink {
    #[default]
    Black,
    Blue,
}

impl Ink {
    fn colour(self) -> [u8; 3] {
        match self {
            Self::Black => [0x1a, 0x1a, 0x1e],
            Self::Blue => [0x1d, 0x2f, 0x6f],
        }
    }
}

/// What was drawn: stroke by stroke, each from where the pointer came down to where it was lifted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Drawing {
    pub ink: Ink,
    pub strokes: Vec<Vec<Dot>>,
}

/// The drawing as a signature (PNG, base64).
///
/// # Errors
/// When there is no stroke, or more than any signature has.
pub fn drawn(drawing: &Drawing) -> Result<String> {
    inked(drawing).map_err(|problem| problem.at(FIELD))
}

fn inked(drawing: &Drawing) -> Result<String, Problem> {
    let dots = || drawing.strokes.iter().flatten();
    if dots().count() > MOST_DOTS {
        return Err(Problem::ManyStrokes);
    }
    let bounds = Bounds::of(dots()).ok_or(Problem::NoStroke)?;
    let scale = (SIGNATURE_BOX.0 as f32 / bounds.width).min(SIGNATURE_BOX.1 as f32 / bounds.height);
    let side = |length: f32, most: u32| (length * scale).round().clamp(1.0, most as f32) as usize;
    let mut paper = Covered::new(
        side(bounds.width, SIGNATURE_BOX.0),
        side(bounds.height, SIGNATURE_BOX.1),
    );
    for stroke in &drawing.strokes {
        let points: Vec<Point> = stroke.iter().map(|dot| bounds.placed(*dot, scale)).collect();
        paper.stroke(&points);
    }
    let [red, green, blue] = drawing.ink.colour();
    let rgba = paper
        .cover
        .iter()
        .flat_map(|cover| [red, green, blue, (cover * 255.0).round() as u8]);
    packed(
        Pixels::new(paper.width, paper.height, rgba.collect())?,
        drawing.ink.colour(),
    )
}

/// The part of the sheet that is printed.
struct Bounds {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
}

impl Bounds {
    fn of<'a>(dots: impl Iterator<Item = &'a Dot>) -> Option<Self> {
        let (mut left, mut right, mut top, mut bottom) = (f32::MAX, f32::MIN, f32::MAX, f32::MIN);
        for dot in dots {
            let (x, y, half) = (f32::from(dot.x), f32::from(dot.y), f32::from(dot.width) / 2.0 + 2.0);
            (left, right) = (left.min(x - half), right.max(x + half));
            (top, bottom) = (top.min(y - half), bottom.max(y + half));
        }
        if left > right {
            return None;
        }
        let (width, height) = (right - left, bottom - top);
        // In both directions at once, or a long flat signature would shrink. Room is added behind it and above.
        if width >= SHEET.0 * LEAST || height >= SHEET.1 * LEAST {
            return Some(Self {
                left,
                top,
                width,
                height,
            });
        }
        let grow = (SHEET.0 * LEAST / width).min(SHEET.1 * LEAST / height).max(1.0);
        Some(Self {
            left,
            top: bottom - height * grow,
            width: width * grow,
            height: height * grow,
        })
    }

    fn placed(&self, dot: Dot, scale: f32) -> Point {
        Point {
            x: (f32::from(dot.x) - self.left) * scale,
            y: (f32::from(dot.y) - self.top) * scale,
            half: (f32::from(dot.width) / 2.0 * scale).max(0.4),
        }
    }
}

#[derive(Clone, Copy)]
struct Point {
    x: f32,
    y: f32,
    /// Half of the stroke's width.
    half: f32,
}

impl Point {
    fn mixed(points: [(Self, f32); 4]) -> Self {
        let sum = |of: fn(&Self) -> f32| points.iter().map(|(point, part)| of(point) * part).sum::<f32>();
        Self {
            x: sum(|point| point.x),
            y: sum(|point| point.y),
            half: sum(|point| point.half).max(0.4),
        }
    }
}

/// How much of each pixel is covered with ink, from 0 to 1.
struct Covered {
    width: usize,
    height: usize,
    cover: Vec<f32>,
}

impl Covered {
    fn new(width: usize, height: usize) -> Self {
        Self {
            width,
            height,
            cover: vec![0.0; width * height],
        }
    }

    /// A curve through all points (Catmull-Rom), in pieces short enough to be straight.
    fn stroke(&mut self, points: &[Point]) {
        let Some(last) = points.len().checked_sub(1) else {
            return;
        };
        if last == 0 {
            self.piece(points[0], points[0]);
        }
        for at in 0..last {
            let (before, from, to, after) = (
                points[at.saturating_sub(1)],
                points[at],
                points[at + 1],
                points[(at + 2).min(last)],
            );
            let length = (to.x - from.x).hypot(to.y - from.y);
            let pieces = (length / 3.0).ceil().clamp(1.0, 64.0) as usize;
            let mut here = from;
            for piece in 1..=pieces {
                let t = piece as f32 / pieces as f32;
                let (t2, t3) = (t * t, t * t * t);
                let next = Point::mixed([
                    (before, (-t3 + 2.0 * t2 - t) / 2.0),
                    (from, (3.0 * t3 - 5.0 * t2 + 2.0) / 2.0),
                    (to, (-3.0 * t3 + 4.0 * t2 + t) / 2.0),
                    (after, (t3 - t2) / 2.0),
                ]);
                self.piece(here, next);
                here = next;
            }
        }
    }

    /// From one round end to the other, each as wide as its point says.
    fn piece(&mut self, from: Point, to: Point) {
        let half = from.half.max(to.half) + 1.0;
        let range = |one: f32, other: f32, most: usize| {
            let first = (one.min(other) - half).floor().max(0.0) as usize;
            let behind = (one.max(other) + half).ceil().max(0.0) as usize;
            first.min(most)..behind.min(most)
        };
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let square = dx * dx + dy * dy;
        for y in range(from.y, to.y, self.height) {
            for x in range(from.x, to.x, self.width) {
                let (px, py) = (x as f32 + 0.5 - from.x, y as f32 + 0.5 - from.y);
                let along = match square > 0.0 {
                    true => ((px * dx + py * dy) / square).clamp(0.0, 1.0),
                    false => 0.0,
                };
                let away = (px - dx * along).hypot(py - dy * along);
                let half = from.half + (to.half - from.half) * along;
                let cover = (half - away + 0.5).clamp(0.0, 1.0);
                let place = &mut self.cover[y * self.width + x];
                *place = place.max(cover);
            }
        }
    }
}
