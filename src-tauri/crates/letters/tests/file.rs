//! What the file itself holds: metadata, tags, fonts.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use common::{rendered, sample};
use lopdf::{Document as Pdf, Object};

fn opened(document: &letters::Document) -> Pdf {
    Pdf::load_mem(&rendered(document).pdf).unwrap()
}

fn dictionaries_of_type<'a>(pdf: &'a Pdf, kind: &'a [u8]) -> impl Iterator<Item = &'a lopdf::Dictionary> {
    pdf.objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(move |dict| dict.has_type(kind))
}

fn roles(pdf: &Pdf) -> Vec<String> {
    dictionaries_of_type(pdf, b"StructElem")
        .map(|element| String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned())
        .collect()
}

#[test]
fn it_names_its_title_author_and_language() {
    let mut document = sample::letter(1);
    document.title = "Recommendation of Zoë\u{a0}& Søren".into();
    let pdf = opened(&document);
    let info = pdf
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .and_then(|id| pdf.get_dictionary(id))
        .unwrap();
    assert_eq!(
        lopdf::decode_text_string(info.get(b"Title").unwrap()).unwrap(),
        "Recommendation of Zoë & Søren"
    );
    assert_eq!(
        lopdf::decode_text_string(info.get(b"Author").unwrap()).unwrap(),
        "Ingrid Solheim"
    );
    let catalog = pdf.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en");
    let metadata = catalog
        .get(b"Metadata")
        .and_then(Object::as_reference)
        .and_then(|id| pdf.get_object(id))
        .unwrap();
    let xmp = String::from_utf8(metadata.as_stream().unwrap().content.clone()).unwrap();
    assert!(xmp.contains("Recommendation of Zoë &amp; Søren"));
    assert!(xmp.contains("<pdfaid:part>2</pdfaid:part>") && xmp.contains("<pdfuaid:part>1</pdfuaid:part>"));
    assert!(xmp.contains("2026-06-10"), "the letter's date is the only date");
}

#[test]
fn it_says_what_its_parts_mean() {
    let roles = roles(&opened(&sample::letter(1)));
    let count = |role: &str| roles.iter().filter(|found| *found == role).count();
    assert_eq!((count("Document"), count("H1"), count("H2")), (1, 1, 3));
    assert_eq!((count("L"), count("LI"), count("Lbl"), count("LBody")), (2, 6, 6, 6));
    assert_eq!(count("BlockQuote"), 1);
    assert_eq!(count("Figure"), 0, "a ruled line is no figure");
}

#[test]
fn a_signature_image_has_words_for_those_who_do_not_see_it() {
    let mut document = sample::letter(1);
    for kind in [
        png::ColorType::Grayscale,
        png::ColorType::GrayscaleAlpha,
        png::ColorType::Rgb,
        png::ColorType::Rgba,
    ] {
        document.ending.signatures[0].image = Some(image(kind));
        let pdf = opened(&document);
        let figure = dictionaries_of_type(&pdf, b"StructElem")
            .find(|element| element.has(b"Alt"))
            .unwrap();
        assert_eq!(
            figure.get(b"Alt").unwrap().as_str().unwrap(),
            b"Signature of Ingrid Solheim, PhD"
        );
        let images = pdf.objects.values().filter_map(|object| object.as_stream().ok());
        let widths = images.filter_map(|image| image.dict.get(b"Width").ok()).count();
        assert_eq!(
            widths,
            1 + usize::from(kind.samples() % 2 == 0),
            "{kind:?}: the image and its transparency"
        );
    }
}

#[test]
fn every_font_is_embedded_and_can_be_copied_from() {
    let pdf = opened(&sample::letter(1));
    let fonts: Vec<_> = dictionaries_of_type(&pdf, b"Font")
        .filter(|font| font.has(b"DescendantFonts"))
        .collect();
    assert_eq!(fonts.len(), 3, "regular, italic, semi-bold");
    assert!(fonts.iter().all(|font| font.has(b"ToUnicode")));
    let descriptors: Vec<_> = dictionaries_of_type(&pdf, b"FontDescriptor").collect();
    assert_eq!(descriptors.len(), 3);
    assert!(descriptors.iter().all(|descriptor| descriptor.has(b"FontFile2")));
}

/// A PNG of 300 x 100 pixels.
fn image(kind: png::ColorType) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 300, 100);
    encoder.set_color(kind);
    encoder.set_depth(png::BitDepth::Eight);
    let pixels: Vec<u8> = (0..300 * 100 * kind.samples())
        .map(|index| (index % 251) as u8)
        .collect();
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

#[test]
fn a_code_is_a_numbered_list_whose_groups_are_copied_whole() {
    let mut document = sample::letter(1);
    let groups = ["K7QXM", "WWWWW", "11111", "0Z2S5"].map(str::to_owned);
    document.body = vec![letters::Block::Code(groups.to_vec())];
    document.ending.signatures.clear();
    let pdf = opened(&document);
    let of_role = |role: &str| roles(&pdf).iter().filter(|known| *known == role).count();
    assert_eq!((of_role("LI"), of_role("Lbl"), of_role("LBody")), (4, 4, 4));
    let text = common::text_of_pages(&rendered(&document).pdf).concat();
    let words: Vec<&str> = text.split_whitespace().collect();
    let places: Vec<_> = groups
        .iter()
        .map(|group| {
            words
                .iter()
                .position(|word| word == group)
                .expect("a group is one word")
        })
        .collect();
    assert!(places.is_sorted(), "{text}");
}
