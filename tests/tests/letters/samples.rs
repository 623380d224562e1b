//! The documents that the suite looks at.

use letters::{Block, Document, Rendered, Span, render};

use super::scripts::all_fonts;

#[path = "../../../src-tauri/crates/letters/examples/sample.rs"]
mod letter;

/// A document under its name, with invented people in it.
pub struct Sample {
    pub name: &'static str,
    pub document: Document,
}

impl Sample {
    pub fn rendered(&self) -> Rendered {
        render(&self.document, &mut all_fonts()).unwrap_or_else(|refusal| panic!("{}: {refusal}", self.name))
    }
}

/// Every document of the suite.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample {
            name: "letter",
            document: letter::letter(1),
        },
        Sample {
            name: "signed-letter",
            document: signed(),
        },
    ]
}

/// A letter of two pages, signed with an image that has transparent parts.
pub fn signed() -> Document {
    let mut document = letter::letter(1);
    document.signature.get_or_insert_default().image_png = Some(strokes());
    document
}

/// Dark strokes on a transparent ground, as a signature is.
fn strokes() -> Vec<u8> {
    let (width, height) = (300_u32, 90_u32);
    let mut pixels = vec![0_u8; (width * height * 2) as usize];
    for step in 0..6000 {
        let t = f64::from(step) / 6000.0;
        let x = 15.0 + 270.0 * t;
        let y = 45.0 + 35.0 * (t * 39.0).sin();
        let at = (y as usize * width as usize + x as usize) * 2;
        pixels[at..at + 2].copy_from_slice(&[40, 255]);
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::GrayscaleAlpha);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

/// A letter in this language with nothing else in it that could be mistaken for its body.
pub fn letter_in(language: &str, body: Vec<Block>) -> Document {
    Document {
        language: language.to_owned(),
        body,
        ..letter::letter(1)
    }
}

pub fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Span::plain(text)])
}
