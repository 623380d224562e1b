use std::sync::Arc;

use parley::fontique::Blob;
use skrifa::{FontRef, MetadataProvider, charmap::MappingIndex, raw::TableProvider, string::StringId};

/// OS/2 `fsType`: the lowest four bits are 2 where the font's maker forbids to embed it.
const EMBEDDING: u16 = 0xf;
const FORBIDDEN: u16 = 2;

/// One font, for measuring and embedding.
pub(crate) struct Face {
    bytes: Blob<u8>,
    mapping: MappingIndex,
    /// In the font's own units, by glyph.
    advances: Vec<u16>,
    units_per_em: f32,
}

impl Face {
    /// Nothing where the bytes are no font.
    pub fn new(bytes: Blob<u8>) -> Option<Self> {
        let font = FontRef::new(bytes.as_ref()).ok()?;
        let units_per_em = f32::from(font.head().ok()?.units_per_em());
        let metrics = font.hmtx().ok()?;
        let last = metrics.h_metrics().last()?.advance();
        let count = usize::from(font.maxp().ok()?.num_glyphs());
        let mut advances: Vec<u16> = metrics.h_metrics().iter().map(|metric| metric.advance()).collect();
        advances.resize(count.max(advances.len()), last);
        let mapping = MappingIndex::new(&font);
        Some(Self {
            mapping,
            advances,
            units_per_em,
            bytes,
        })
    }

    /// A face without glyphs.
    pub fn nothing() -> Self {
        Self {
            bytes: Blob::new(Arc::new([])),
            mapping: MappingIndex::default(),
            advances: Vec::new(),
            units_per_em: 1000.0,
        }
    }

    pub fn bytes(&self) -> &[u8] {
        self.bytes.as_ref()
    }

    fn font(&self) -> Option<FontRef<'_>> {
        FontRef::new(self.bytes()).ok()
    }

    /// Whether a PDF can hold it (outlines as TrueType or PostScript have them), and may.
    pub fn can_be_embedded(&self) -> bool {
        let Some(font) = self.font() else { return false };
        let may = font.os2().is_ok_and(|table| table.fs_type() & EMBEDDING != FORBIDDEN);
        let has = |tag: &[u8; 4]| font.table_data(skrifa::Tag::new(tag)).is_some();
        may && (has(b"glyf") || has(b"CFF "))
    }

    /// The glyph of a character, where the font has one.
    pub fn glyph(&self, character: char) -> Option<u16> {
        let font = self.font()?;
        let glyph = self.mapping.charmap(&font).map(character)?;
        u16::try_from(glyph.to_u32()).ok()
    }

    /// The advance of a glyph in em.
    pub fn advance(&self, glyph: u16) -> f32 {
        f32::from(self.units(glyph)) / self.units_per_em
    }

    /// The advance of a glyph in the font's units.
    pub fn units(&self, glyph: u16) -> u16 {
        self.advances.get(usize::from(glyph)).copied().unwrap_or(0)
    }

    pub fn units_per_em(&self) -> f32 {
        self.units_per_em
    }

    /// The name that a PDF gives the font, such as `SourceSerif4-Regular`.
    pub fn postscript_name(&self) -> String {
        let name = self.font().and_then(|font| {
            let names = font.localized_strings(StringId::POSTSCRIPT_NAME);
            names.english_or_first().map(|name| name.to_string())
        });
        name.unwrap_or_else(|| "Serif".to_owned())
    }

    pub fn weight_class(&self) -> u16 {
        self.font()
            .and_then(|font| font.os2().ok().map(|table| table.us_weight_class()))
            .unwrap_or(400)
    }
}
