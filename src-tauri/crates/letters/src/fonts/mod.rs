//! The fonts that travel with the program, and those that the caller brings, ready for shaping and for embedding.

mod collection;
mod east_asian;
mod face;
mod shipped;

use std::{collections::HashMap, sync::Arc};

use parley::{
    FontContext, FontData, LayoutContext,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, FontStyle, FontWeight, SourceCache},
};

pub use east_asian::EastAsian;
pub(crate) use face::Face;
pub(crate) use shipped::{FAMILIES, SANS};

/// The bytes of a font's file, held or mapped.
pub type FontBytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// The fonts with the buffers that shaping reuses. Make it once and keep it: the second letter is quicker.
pub struct Fonts {
    /// First the shipped ones, then a place for each that the caller may bring: a face has the same number in every
    /// process, whichever letter came before.
    faces: Vec<Option<Face>>,
    nothing: Face,
    face_of_blob: HashMap<u64, usize>,
    pub(crate) context: FontContext,
    pub(crate) buffers: LayoutContext<()>,
}

impl Fonts {
    /// Source Serif 4 and Source Sans 3 (Latin, Greek, Cyrillic, Vietnamese), Scheherazade New (Arabic), and Noto for
    /// Hebrew, Devanagari and Thai. Chinese, Japanese and Korean are too large to ship: see [`Fonts::add`].
    #[must_use]
    pub fn shipped() -> Self {
        let mut fonts = Self {
            faces: Vec::new(),
            nothing: Face::nothing(),
            face_of_blob: HashMap::new(),
            context: FontContext {
                collection: Collection::new(CollectionOptions {
                    shared: false,
                    system_fonts: false,
                }),
                source_cache: SourceCache::default(),
            },
            buffers: LayoutContext::new(),
        };
        for font in &shipped::SHIPPED {
            let blob = Blob::new(Arc::new(font.data));
            fonts.faces.push(None);
            let number = fonts.faces.len() - 1;
            fonts.register(number, blob, font.family, font.style, font.weight);
        }
        fonts
            .faces
            .resize_with(shipped::SHIPPED.len() + EastAsian::ALL.len() * 2, || None);
        fonts
    }

    /// Takes a font for one of the writings that are not shipped: the one of this index where the file is a collection.
    /// A second font of the same weight takes the place of the first for letters to come.
    ///
    /// False when it cannot be embedded, because it is no font that a PDF can hold or its maker forbids it.
    pub fn add(&mut self, writing: EastAsian, bold: bool, bytes: &FontBytes, index: u32) -> bool {
        let Some(font) = collection::single(bytes, index) else {
            return false;
        };
        let weight = if bold { FontWeight::BOLD } else { FontWeight::NORMAL };
        let number = shipped::SHIPPED.len() + writing as usize * 2 + usize::from(bold);
        self.register(number, Blob::new(font), writing.family(), FontStyle::Normal, weight)
    }

    /// Whether a font for this writing was added.
    #[must_use]
    pub fn has(&self, writing: EastAsian) -> bool {
        let first = shipped::SHIPPED.len() + writing as usize * 2;
        self.faces.iter().skip(first).take(2).any(Option::is_some)
    }

    fn register(&mut self, number: usize, blob: Blob<u8>, family: &str, style: FontStyle, weight: FontWeight) -> bool {
        let Some(face) = Face::new(blob.clone()).filter(Face::can_be_embedded) else {
            return false;
        };
        self.face_of_blob.insert(blob.id(), number);
        if let Some(place) = self.faces.get_mut(number) {
            *place = Some(face);
        }
        let as_we_call_it = FontInfoOverride {
            family_name: Some(family),
            style: Some(style),
            weight: Some(weight),
            ..FontInfoOverride::default()
        };
        !self
            .context
            .collection
            .register_fonts(blob, Some(as_we_call_it))
            .is_empty()
    }

    /// A face by its number: one with no glyphs for a number that nobody gave.
    pub(crate) fn face(&self, number: usize) -> &Face {
        self.faces.get(number).and_then(Option::as_ref).unwrap_or(&self.nothing)
    }

    pub(crate) fn can_show(&self, character: char) -> bool {
        self.faces.iter().flatten().any(|face| face.glyph(character).is_some())
    }

    /// Which of the faces parley chose. Its ids differ from run to run; the number does not.
    pub(crate) fn index_of(&self, font: &FontData) -> usize {
        self.face_of_blob.get(&font.data.id()).copied().unwrap_or(0)
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fonts({} faces)", self.faces.iter().flatten().count())
    }
}
