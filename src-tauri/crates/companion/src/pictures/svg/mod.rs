//! SVG, drawn with the dots of a good printer.

mod prove;

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{ImageHrefResolver, Options, Tree, roxmltree::Document},
};

use super::{Problem, pixels::Pixels};

/// In bytes: the largest file of a drawing that is looked at.
const LARGEST: usize = 2 << 20;

/// As large as fits into the box, without empty edges.
pub(super) fn drawn(bytes: &[u8], room: (u32, u32)) -> Result<Pixels, Problem> {
    if bytes.len() > LARGEST {
        return Err(Problem::IntricateSvg);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::DamagedSvg)?;
    let xml = prove::parsed(text.trim_start_matches('\u{feff}'))?;
    prove::harmless(&xml)?;
    let tree = tree(&xml)?;
    let whole = tree.size();
    // Once to see where its ink is, and once so that the ink fills the box.
    let sheet = Part {
        x: 0.0,
        y: 0.0,
        width: whole.width(),
        height: whole.height(),
    };
    let first = sheet.drawn(&tree, room)?;
    let part = sheet.inked(&first)?;
    part.drawn(&tree, room)?.trimmed()
}

fn tree(xml: &Document<'_>) -> Result<Tree, Problem> {
    // Proved above that nothing asks for it; nothing would be there to answer, either.
    let options = Options {
        resources_dir: None,
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    Tree::from_xmltree(xml, &options).map_err(|_| Problem::DamagedSvg)
}

/// A part of the drawing, in its own units.
struct Part {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

impl Part {
    fn scale(&self, (wide, high): (u32, u32)) -> f32 {
        (wide as f32 / self.width).min(high as f32 / self.height)
    }

    fn drawn(&self, tree: &Tree, room: (u32, u32)) -> Result<Pixels, Problem> {
        let scale = self.scale(room);
        let side = |length: f32, most: u32| ((length * scale).round().max(1.0) as u32).min(most);
        let (width, height) = (side(self.width, room.0), side(self.height, room.1));
        let mut pixmap = Pixmap::new(width, height).ok_or(Problem::DamagedSvg)?;
        let place = Transform::from_scale(scale, scale).pre_translate(-self.x, -self.y);
        resvg::render(tree, place, &mut pixmap.as_mut());
        Pixels::new(width as usize, height as usize, pixmap.take_demultiplied())
    }

    /// The part of this one on which there is anything, going by how it was drawn.
    fn inked(&self, drawn: &Pixels) -> Result<Self, Problem> {
        let scale = drawn.width as f32 / self.width;
        let down = drawn.height as f32 / self.height;
        let seen = |pixel: &[u8; 4]| pixel[3] > 0;
        let (mut left, mut right, mut top, mut bottom) = (drawn.width, 0, drawn.height, 0);
        for y in 0..drawn.height {
            let row = drawn.row(y);
            if let (Some(first), Some(last)) = (row.iter().position(seen), row.iter().rposition(seen)) {
                (left, right) = (left.min(first), right.max(last + 1));
                (top, bottom) = (top.min(y), y + 1);
            }
        }
        if right <= left {
            return Err(Problem::Empty);
        }
        Ok(Self {
            x: self.x + left as f32 / scale,
            y: self.y + top as f32 / down,
            width: (right - left) as f32 / scale,
            height: (bottom - top) as f32 / down,
        })
    }
}
