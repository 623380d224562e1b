//! Glyphs become operators that show text.

use printpdf::{Codepoint, Op, PdfFontHandle, Pt, TextItem, TextMatrix};

use crate::layout::Turn;

use super::embedding::font_id;

/// Gathers glyphs that stand on one baseline in one font into one operator, with kerns that put each of them
/// exactly where the layout wants it.
pub(crate) struct Pen {
    origin: (f32, f32),
    turn: Turn,
    size: f32,
    face: Option<usize>,
    stretch: Option<Stretch>,
}

struct Stretch {
    start: f32,
    rise: f32,
    /// How far the glyphs so far have come, in 1/1000 em.
    advanced: f64,
    glyphs: Vec<Codepoint>,
}

impl Pen {
    /// A pen that counts x from here, in points from the lower left corner of the page.
    pub fn new(origin: (f32, f32), turn: Option<Turn>, size: f32) -> Self {
        let turn = turn.unwrap_or(Turn { sine: 0.0, cosine: 1.0 });
        Self {
            origin,
            turn,
            size,
            face: None,
            stretch: None,
        }
    }

    pub fn take(&mut self, face: usize, ops: &mut Vec<Op>) {
        if self.face != Some(face) {
            self.flush(ops);
            self.face = Some(face);
            ops.push(Op::SetFont {
                font: PdfFontHandle::External(font_id(face)),
                size: Pt(self.size),
            });
        }
    }

    /// `width` is what a reader advances by, in 1/1000 em.
    pub fn glyph(&mut self, glyph: Codepoint, width: i64, (x, rise): (f32, f32), ops: &mut Vec<Op>) {
        if self
            .stretch
            .as_ref()
            .is_some_and(|stretch| (stretch.rise - rise).abs() > 0.001)
        {
            self.flush(ops);
        }
        let start = || Stretch {
            start: x,
            rise,
            advanced: 0.0,
            glyphs: Vec::new(),
        };
        let stretch = self.stretch.get_or_insert_with(start);
        let wanted = f64::from((x - stretch.start) * 1000.0 / self.size);
        let kern = ((stretch.advanced - wanted) * 10.0).round() / 10.0;
        if kern.abs() >= 0.5
            && let Some(previous) = stretch.glyphs.last_mut()
        {
            previous.offset += kern as f32;
            stretch.advanced -= kern;
        }
        stretch.glyphs.push(glyph);
        stretch.advanced += width as f64;
    }

    pub fn flush(&mut self, ops: &mut Vec<Op>) {
        let Some(stretch) = self.stretch.take() else { return };
        let Turn { sine, cosine } = self.turn;
        let x = self.origin.0 + cosine * stretch.start - sine * stretch.rise;
        let y = self.origin.1 + sine * stretch.start + cosine * stretch.rise;
        ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Raw([cosine, sine, -sine, cosine, x, y]),
        });
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(stretch.glyphs)],
        });
    }
}
