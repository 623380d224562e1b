//! Fonts, cut down to the glyphs that the letter uses.

use std::collections::{BTreeMap, HashMap};

use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont};
use subsetter::GlyphRemapper;

use crate::{
    Fonts,
    error::CannotRender,
    layout::{Cluster, Item, LaidOut},
};

use super::failed;

/// What the letter uses of one face.
pub(crate) struct UsedFace {
    remapper: GlyphRemapper,
    /// Advances in 1/1000 em, cut to whole numbers as printpdf's table of widths has them.
    widths: HashMap<u16, i64>,
    /// The one text that a glyph stands for when it is copied or searched.
    texts: HashMap<u16, String>,
}

impl UsedFace {
    fn new(space: Option<u16>) -> Self {
        // The glyph of the space also stands in for invisible characters; it must be copied as a space.
        let texts = space.map(|glyph| (glyph, " ".to_owned())).into_iter().collect();
        Self {
            remapper: GlyphRemapper::new(),
            widths: HashMap::new(),
            texts,
        }
    }

    /// The glyph's id in the embedded subset.
    pub fn embedded(&self, glyph: u16) -> u16 {
        self.remapper.get(glyph).unwrap_or(0)
    }

    /// 1/1000 em.
    pub fn width(&self, glyph: u16) -> i64 {
        self.widths.get(&glyph).copied().unwrap_or(0)
    }

    pub fn text(&self, glyph: u16) -> &str {
        self.texts.get(&glyph).map_or("", String::as_str)
    }

    /// How the cluster comes to its text. The first text that a glyph stands for is the one it keeps; a cluster that
    /// disagrees must say its text itself.
    pub fn copying(&mut self, cluster: &Cluster) -> Copying {
        let is_mark = |glyph: &u16| self.widths.get(glyph) == Some(&0);
        let (marks, bases): (Vec<u16>, Vec<u16>) = cluster.glyphs.iter().map(|glyph| glyph.id).partition(is_mark);
        let letters: Vec<char> = cluster.text.chars().collect();
        let whole = || cluster.text.clone();
        if let ([only], []) | ([], [only]) = (bases.as_slice(), marks.as_slice()) {
            return if self.stands_for(*only, whole()) {
                Copying::ByGlyph
            } else {
                Copying::Whole
            };
        }
        if cluster.right_to_left {
            // Readers turn such text round glyph by glyph, and would part a letter from its marks.
            for &glyph in bases.iter().chain(&marks) {
                self.texts.entry(glyph).or_insert_with(whole);
            }
            return Copying::Whole;
        }
        let in_order = || bases.iter().chain(&marks).zip(&letters);
        if letters.len() == cluster.glyphs.len() && in_order().all(|(&glyph, letter)| self.agrees(glyph, *letter)) {
            for (&glyph, letter) in in_order() {
                self.stands_for(glyph, letter.to_string());
            }
            return Copying::ByGlyph;
        }
        for &glyph in bases.iter().chain(&marks) {
            self.texts.entry(glyph).or_insert_with(whole);
        }
        Copying::Whole
    }

    fn agrees(&self, glyph: u16, letter: char) -> bool {
        self.texts.get(&glyph).is_none_or(|text| text.chars().eq([letter]))
    }

    fn stands_for(&mut self, glyph: u16, text: String) -> bool {
        *self.texts.entry(glyph).or_insert_with(|| text.clone()) == text
    }
}

/// What a reader that copies or searches must be told about a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Copying {
    /// Nothing: the text of each glyph gives the cluster's text.
    ByGlyph,
    /// All glyphs together have the text.
    Whole,
}

/// The resource name of a face. Our own, since printpdf numbers its own from a counter of the whole process.
pub(crate) fn font_id(face: usize) -> FontId {
    FontId(format!("Letter{face}"))
}

/// Which glyphs of which faces the pages show.
pub(crate) fn used_faces(laid_out: &LaidOut, fonts: &Fonts) -> BTreeMap<usize, UsedFace> {
    let mut used = BTreeMap::new();
    for item in laid_out.pages.iter().flat_map(|page| &page.items) {
        let Item::Text { line, .. } = item else { continue };
        for cluster in &line.clusters {
            let face = fonts.face(cluster.face);
            let usage: &mut UsedFace = used
                .entry(cluster.face)
                .or_insert_with(|| UsedFace::new(face.glyph(' ')));
            for glyph in &cluster.glyphs {
                usage.remapper.remap(glyph.id);
                usage
                    .widths
                    .entry(glyph.id)
                    .or_insert_with(|| (face.advance(glyph.id) * 1000.0) as i64);
            }
        }
    }
    used
}

/// Puts a subset of each face into the file.
pub(crate) fn embed(
    used: &BTreeMap<usize, UsedFace>,
    fonts: &Fonts,
    pdf: &mut PdfDocument,
) -> Result<(), CannotRender> {
    for (&index, usage) in used {
        let face = fonts.face(index);
        let subset = subsetter::subset(face.bytes(), 0, &usage.remapper).map_err(failed)?;
        let mut font = ParsedFont::from_bytes(&subset, 0, &mut Vec::new())
            .ok_or_else(|| failed("a font could not be read after it was cut down"))?;
        font.font_name = Some(format!("{}+{}", subset_tag(&subset), face.postscript_name()));
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
