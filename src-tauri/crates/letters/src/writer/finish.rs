//! The last pass over the file: everything that makes it a tagged, archivable, reproducible PDF.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Document as Pdf, Object, Stream, StringFormat, dictionary};

use crate::{Document, error::CannotRender, layout::LaidOut};

use super::{
    failed, links,
    metadata::{info, text, xmp},
    operators::Contents,
    srgb, structure,
};

/// Adds tags, metadata and the colour profile, compresses, and gives the bytes.
pub(crate) fn finish(
    mut pdf: Pdf,
    document: &Document,
    laid_out: &LaidOut,
    contents: &Contents,
) -> Result<Vec<u8>, CannotRender> {
    pdf.version = "1.7".to_owned();
    let info_id = pdf
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .map_err(failed)?;
    pdf.objects.insert(info_id, Object::Dictionary(info(document)));
    let tree = structure::add(&mut pdf, laid_out, contents)?;
    let metadata = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp(document).into_bytes(),
    );
    let metadata = pdf.add_object(metadata.with_compression(false));
    let profile = pdf.add_object(Stream::new(dictionary! { "N" => 3 }, srgb::profile()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => text("sRGB"),
        "Info" => text("sRGB, IEC 61966-2-1"),
        "DestOutputProfile" => profile,
    };
    let bookmarks = links::bookmarks(&mut pdf, laid_out);
    let catalog = pdf.catalog_mut().map_err(failed)?;
    if let Some(bookmarks) = bookmarks {
        catalog.set("Outlines", bookmarks);
        catalog.set("PageMode", "UseOutlines");
    }
    catalog.set("StructTreeRoot", tree);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("Lang", text(&document.language));
    identify(&mut pdf);
    compress(&mut pdf)?;
    let mut bytes = Vec::new();
    pdf.save_modern(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// The file's id, from what it holds: the same letter has the same id everywhere.
fn identify(pdf: &mut Pdf) {
    let mut id = Vec::new();
    for seed in [1, 2] {
        let hash = pdf.objects.values().fold(seed, |hash, object| match object {
            Object::Stream(stream) => fingerprint(&stream.content, hash),
            _ => hash,
        });
        id.extend(hash.to_be_bytes());
    }
    let id = Object::String(id, StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
}

/// FNV-1a: names things, guards nothing.
pub(crate) fn fingerprint(bytes: &[u8], seed: u64) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ seed.rotate_left(7);
    bytes.iter().fold(start, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Level 6: lopdf's own `compress` uses 9, three times as slow for one per cent.
fn compress(pdf: &mut Pdf) -> Result<(), CannotRender> {
    for object in pdf.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all(&stream.content).map_err(failed)?;
        let compressed = encoder.finish().map_err(failed)?;
        if compressed.len() + 20 < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(compressed);
        }
    }
    Ok(())
}
