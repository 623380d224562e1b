//! The fonts that travel with the program, ready for shaping and for embedding.

use std::{collections::HashMap, sync::Arc};

use parley::{
    FontContext, FontData, LayoutContext,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, FontStyle, FontWeight, SourceCache},
};
use skrifa::{FontRef, GlyphId, MetadataProvider, raw::TableProvider};

/// Families in the order in which they are asked for a character.
pub(crate) const FAMILIES: [&str; 3] = ["Source Serif 4", "Noto Naskh Arabic", "Noto Serif Hebrew"];

macro_rules! shipped {
    ($family:expr, $style:ident, $weight:ident, $file:literal) => {
        Shipped {
            family: $family,
            style: FontStyle::$style,
            weight: FontWeight::$weight,
            data: include_bytes!(concat!("../fonts/", $file)),
        }
    };
}

struct Shipped {
    family: usize,
    style: FontStyle,
    weight: FontWeight,
    data: &'static [u8],
}

// Semi-bold is registered as bold: it is the letter's only heavy weight.
static SHIPPED: [Shipped; 8] = [
    shipped!(0, Normal, NORMAL, "SourceSerif4_400Regular.ttf"),
    shipped!(0, Italic, NORMAL, "SourceSerif4_400Regular_Italic.ttf"),
    shipped!(0, Normal, BOLD, "SourceSerif4_600SemiBold.ttf"),
    shipped!(0, Italic, BOLD, "SourceSerif4_600SemiBold_Italic.ttf"),
    shipped!(1, Normal, NORMAL, "NotoNaskhArabic_400Regular.ttf"),
    shipped!(1, Normal, BOLD, "NotoNaskhArabic_700Bold.ttf"),
    shipped!(2, Normal, NORMAL, "NotoSerifHebrew_400Regular.ttf"),
    shipped!(2, Normal, BOLD, "NotoSerifHebrew_700Bold.ttf"),
];

/// One font file, for measuring and embedding.
pub(crate) struct Face {
    pub data: &'static [u8],
    font: FontRef<'static>,
    units_per_em: f32,
}

impl Face {
    fn new(data: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(data).ok()?;
        let units_per_em = f32::from(font.head().ok()?.units_per_em());
        Some(Self {
            data,
            font,
            units_per_em,
        })
    }

    /// The glyph of a character, where the font has one.
    pub fn glyph(&self, character: char) -> Option<u16> {
        let glyph = self.font.charmap().map(character)?;
        u16::try_from(glyph.to_u32()).ok()
    }

    /// The advance of a glyph in em.
    pub fn advance(&self, glyph: u16) -> f32 {
        let advance = self
            .font
            .hmtx()
            .ok()
            .and_then(|table| table.advance(GlyphId::new(u32::from(glyph))));
        f32::from(advance.unwrap_or(0)) / self.units_per_em
    }

    /// The name that a PDF gives the font, such as `SourceSerif4-Regular`.
    pub fn postscript_name(&self) -> String {
        self.font
            .localized_strings(skrifa::string::StringId::POSTSCRIPT_NAME)
            .english_or_first()
            .map_or_else(|| "Serif".to_owned(), |name| name.to_string())
    }

    pub fn weight_class(&self) -> u16 {
        self.font.os2().map_or(400, |table| table.us_weight_class())
    }
}

/// The shipped fonts with the buffers that shaping reuses. Make it once and keep it: the second letter is quicker.
pub struct Fonts {
    faces: Vec<Face>,
    face_of_blob: HashMap<u64, usize>,
    pub(crate) context: FontContext,
    pub(crate) buffers: LayoutContext<()>,
}

impl Fonts {
    /// Source Serif 4 (Latin, Greek, Cyrillic, Vietnamese) and Noto for Arabic and Hebrew.
    #[must_use]
    pub fn shipped() -> Self {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        let mut faces = Vec::new();
        let mut face_of_blob = HashMap::new();
        for shipped in &SHIPPED {
            let Some(face) = Face::new(shipped.data) else {
                continue;
            };
            let blob = Blob::new(Arc::new(shipped.data));
            face_of_blob.insert(blob.id(), faces.len());
            faces.push(face);
            let as_we_call_it = FontInfoOverride {
                family_name: Some(FAMILIES[shipped.family]),
                style: Some(shipped.style),
                weight: Some(shipped.weight),
                ..FontInfoOverride::default()
            };
            collection.register_fonts(blob, Some(as_we_call_it));
        }
        Self {
            faces,
            face_of_blob,
            context: FontContext {
                collection,
                source_cache: SourceCache::default(),
            },
            buffers: LayoutContext::new(),
        }
    }

    pub(crate) fn face(&self, index: usize) -> &Face {
        &self.faces[index]
    }

    pub(crate) fn can_show(&self, character: char) -> bool {
        self.faces.iter().any(|face| face.glyph(character).is_some())
    }

    /// Which of the faces parley chose. Its ids differ from run to run; the index does not.
    pub(crate) fn index_of(&self, font: &FontData) -> usize {
        self.face_of_blob.get(&font.data.id()).copied().unwrap_or(0)
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fonts({} faces)", self.faces.len())
    }
}
