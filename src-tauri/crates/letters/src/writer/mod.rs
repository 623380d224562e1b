//! Pages become a PDF: printpdf writes glyphs and images, then one pass with lopdf adds what it has no words for
//! (tags, language, metadata, the colour profile, the file's id).

mod embedding;
mod finish;
mod further;
mod image;
mod links;
mod metadata;
mod operators;
mod pen;
mod pieces;
mod srgb;
mod structure;

use printpdf::{PdfDocument, PdfSaveOptions};

use crate::{Document, Fonts, error::CannotRender, layout::LaidOut, pictures::Pictures};

pub(crate) use image::Bitmap;

/// Writes the PDF's bytes.
///
/// # Errors
/// [`CannotRender::Pdf`] when a font cannot be embedded or the file cannot be put together.
pub(crate) fn write(
    document: &Document,
    laid_out: &LaidOut,
    pictures: &Pictures<'_>,
    fonts: &Fonts,
) -> Result<Vec<u8>, CannotRender> {
    let mut used = embedding::used_faces(laid_out, fonts)?;
    let mut pdf = PdfDocument::new(&document.title);
    let bitmaps: Vec<&Bitmap> = pictures.bitmaps().collect();
    for (number, bitmap) in bitmaps.iter().enumerate() {
        bitmap.embed(number, &mut pdf);
    }
    let (pages, contents) = operators::pages(laid_out, &bitmaps, &mut used);
    embedding::embed(used, fonts, &mut pdf)?;
    pdf.with_pages(pages);
    let options = PdfSaveOptions {
        optimize: true,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    let lopdf = pdf.to_lopdf_document(&options, &mut Vec::new());
    finish::finish(lopdf, document, laid_out, &contents)
}

/// Every failure of the libraries below, as one that the person can report.
fn failed(reason: impl std::fmt::Display) -> CannotRender {
    CannotRender::Pdf(reason.to_string())
}
