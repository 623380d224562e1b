//! Fonts of this computer, for the writings whose fonts are too large to travel with the app.

use std::sync::Arc;

use fontique::{Collection, CollectionOptions, FontInfo, FontStyle, SourceCache};
use letters::{CannotRender, Document, EastAsian, FontBytes, Fonts, Rendered, render};

/// From here on a font is bold.
const BOLD: f32 = 600.0;
const REGULAR_WEIGHT: f32 = 400.0;
const BOLD_WEIGHT: f32 = 700.0;

/// The document as a PDF. The computer's fonts are looked through when a character is Chinese, Japanese or Korean, and
/// not before: that takes a moment and tens of megabytes.
///
/// # Errors
/// As [`render`]; [`CannotRender::NoFont`] when this computer has no font for such a character either.
pub(crate) fn rendered(document: &Document, fonts: &mut Fonts) -> Result<Rendered, CannotRender> {
    loop {
        match render(document, fonts) {
            Err(CannotRender::NoFont { writing, .. }) if bring(writing, fonts) => {}
            outcome => return outcome,
        }
    }
}

/// Whether a font for this writing was found that was not there before.
fn bring(writing: EastAsian, fonts: &mut Fonts) -> bool {
    if fonts.has(writing) {
        return false;
    }
    let mut system = Collection::new(CollectionOptions {
        shared: false,
        system_fonts: true,
    });
    let mut sources = SourceCache::default();
    writing.fonts().iter().any(|name| {
        let Some(family) = system.family_by_name(name) else {
            return false;
        };
        let upright = || family.fonts().iter().filter(|font| font.style() == FontStyle::Normal);
        let mut add = |font: Option<&FontInfo>, bold| {
            let bytes = font.and_then(|font| Some((font.load(Some(&mut sources))?, font.index())));
            bytes.is_some_and(|(bytes, index)| {
                let bytes: FontBytes = Arc::new(bytes);
                fonts.add(writing, bold, &bytes, index)
            })
        };
        let regular = add(nearest(upright(), REGULAR_WEIGHT), false);
        // Without a bold one the regular is taken for bold text too.
        if regular {
            add(
                nearest(upright().filter(|font| font.weight().value() >= BOLD), BOLD_WEIGHT),
                true,
            );
        }
        regular
    })
}

fn nearest<'a>(fonts: impl Iterator<Item = &'a FontInfo>, weight: f32) -> Option<&'a FontInfo> {
    let away = |font: &FontInfo| (font.weight().value() - weight).abs();
    fonts.min_by(|one, other| away(one).total_cmp(&away(other)))
}
