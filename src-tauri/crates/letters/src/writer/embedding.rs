//! Fonts, cut down to the glyphs that the letter uses.

use std::collections::{BTreeMap, HashMap};

use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont};
use subsetter::GlyphRemapper;

use crate::{
    Fonts,
    error::CannotRender,
    fonts::Face,
    layout::{Item, LaidOut},
};

use super::{
    failed,
    further::{self, Component, Further},
};

/// What the letter uses of one face.
pub(crate) struct UsedFace {
    remapper: GlyphRemapper,
    subset: Vec<u8>,
    /// The glyphs that the letter adds to the subset, after its own; nothing where that cannot be.
    further: Option<(u16, Vec<Further>)>,
    codes: HashMap<(Further, String), u16>,
    /// The text that each of the subset's own glyphs stands for when it is copied or searched.
    texts: HashMap<u16, String>,
    units_per_em: f32,
    advances: HashMap<u16, u16>,
}

/// A code that shows a glyph and stands for a text, and the width that a reader advances by, in 1/1000 em.
pub(crate) struct Code {
    pub code: u16,
    pub text: String,
    pub width: i64,
}

impl UsedFace {
    fn new(face: &Face) -> Self {
        Self {
            remapper: GlyphRemapper::new(),
            subset: Vec::new(),
            further: None,
            codes: HashMap::new(),
            texts: HashMap::new(),
            units_per_em: face.units_per_em(),
            advances: HashMap::new(),
        }
    }

    fn uses(&mut self, glyph: u16, face: &Face) {
        self.remapper.remap(glyph);
        self.advances.entry(glyph).or_insert_with(|| face.units(glyph));
    }

    fn cut(&mut self, face: &Face) -> Result<(), CannotRender> {
        self.subset = subsetter::subset(face.bytes(), 0, &self.remapper).map_err(failed)?;
        self.further = further::glyph_count(&self.subset).map(|first| (first, Vec::new()));
        Ok(())
    }

    /// A glyph of the font under its own code, if it stands for this text or for none yet.
    pub fn own(&mut self, glyph: u16, text: &str) -> Option<Code> {
        let known = self.texts.entry(glyph).or_insert_with(|| text.to_owned());
        (known == text).then(|| self.as_before(glyph))
    }

    /// A glyph of the font under its own code, whatever it stands for.
    pub fn any(&mut self, glyph: u16, text: &str) -> Code {
        self.texts.entry(glyph).or_insert_with(|| text.to_owned());
        self.as_before(glyph)
    }

    fn as_before(&self, glyph: u16) -> Code {
        Code {
            code: self.remapper.get(glyph).unwrap_or(0),
            text: self.texts.get(&glyph).cloned().unwrap_or_default(),
            width: self.width(self.advances.get(&glyph).copied().unwrap_or(0)),
        }
    }

    /// A glyph of these glyphs of the font, `right` of where the cluster puts them, that stands for this text.
    /// Lengths are in em.
    pub fn composed(&mut self, glyphs: &[(u16, f32, f32)], advance: f32, text: &str) -> Option<Code> {
        let units = self.units_per_em;
        let whole = |length: f32| {
            let rounded = (length * units).round();
            (rounded.abs() < f32::from(i16::MAX)).then_some(rounded as i16)
        };
        let component = |&(glyph, right, up): &(u16, f32, f32)| {
            Some(Component {
                glyph: self.remapper.get(glyph)?,
                right: whole(right)?,
                up: whole(up)?,
            })
        };
        let added = Further {
            components: glyphs.iter().map(component).collect::<Option<_>>()?,
            advance: u16::try_from(whole(advance)?).ok()?,
        };
        let (first, further) = self.further.as_mut()?;
        let width = added.advance;
        let key = (added, text.to_owned());
        let code = if let Some(code) = self.codes.get(&key) {
            *code
        } else {
            let code = first.checked_add(u16::try_from(further.len()).ok()?)?;
            further.push(key.0.clone());
            self.codes.insert(key, code);
            code
        };
        Some(Code {
            code,
            text: text.to_owned(),
            width: self.width(width),
        })
    }

    /// Cut to a whole number exactly as printpdf's table of widths has it.
    fn width(&self, advance: u16) -> i64 {
        (f32::from(advance) * (1000.0 / self.units_per_em)) as i64
    }
}

/// The resource name of a face. Our own, since printpdf numbers its own from a counter of the whole process.
pub(crate) fn font_id(face: usize) -> FontId {
    FontId(format!("Letter{face}"))
}

/// Which glyphs of which faces the pages show, and the faces cut down to them.
pub(crate) fn used_faces(laid_out: &LaidOut, fonts: &Fonts) -> Result<BTreeMap<usize, UsedFace>, CannotRender> {
    let mut used = BTreeMap::new();
    for item in laid_out.pages.iter().flat_map(|page| &page.items) {
        let Item::Text { line, .. } = item else { continue };
        for cluster in &line.clusters {
            let face = fonts.face(cluster.face);
            let usage: &mut UsedFace = used.entry(cluster.face).or_insert_with(|| UsedFace::new(face));
            for glyph in &cluster.glyphs {
                usage.uses(glyph.id, face);
            }
        }
    }
    for (&index, usage) in &mut used {
        usage.cut(fonts.face(index))?;
    }
    Ok(used)
}

/// Puts each face into the file, with the glyphs that the pages have added to it.
pub(crate) fn embed(used: BTreeMap<usize, UsedFace>, fonts: &Fonts, pdf: &mut PdfDocument) -> Result<(), CannotRender> {
    for (index, usage) in used {
        let face = fonts.face(index);
        let program = match &usage.further {
            Some((_, further)) if !further.is_empty() => further::with(&usage.subset, further)
                .ok_or_else(|| failed("a font could not be given the glyphs that the text needs"))?,
            _ => usage.subset,
        };
        let mut font = ParsedFont::from_bytes(&program, 0, &mut Vec::new())
            .ok_or_else(|| failed("a font could not be read after it was cut down"))?;
        font.font_name = Some(format!("{}+{}", subset_tag(&program), face.postscript_name()));
        font.pdf_font_metrics.us_weight_class = face.weight_class();
        pdf.resources.fonts.map.insert(font_id(index), PdfFont::new(font));
    }
    Ok(())
}

/// Six letters that say which subset it is, as PDF asks for.
fn subset_tag(subset: &[u8]) -> String {
    let hash = super::finish::fingerprint(subset, 0);
    hash.to_be_bytes()
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}
