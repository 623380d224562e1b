//! The documents that the suite looks at.

use base64::{Engine, prelude::BASE64_STANDARD};
use companion::pictures::{self, Dot, Drawing, Ink};
use letters::{Block, Document, LetterheadStyle, Opening, Rendered, Span, render};

use super::scripts::WRITINGS;

#[path = "../../../src-tauri/crates/letters/examples/documents.rs"]
mod documents;
#[path = "../../../src-tauri/crates/letters/examples/sample.rs"]
#[allow(dead_code)]
mod sample;

/// A document under its name, with invented people in it.
pub struct Sample {
    pub name: String,
    pub document: Document,
}

impl Sample {
    fn new(name: impl Into<String>, document: Document) -> Self {
        Self {
            name: name.into(),
            document,
        }
    }

    pub fn rendered(&self, fonts: &mut letters::Fonts) -> Rendered {
        render(&self.document, fonts).unwrap_or_else(|refusal| panic!("{}: {refusal}", self.name))
    }
}

/// Every document that the app makes, letters in every writing, and what else a letter may hold.
pub fn samples() -> Vec<Sample> {
    let mut samples: Vec<Sample> = documents::all()
        .into_iter()
        .map(|(name, document)| Sample::new(name, document))
        .collect();
    samples.extend(WRITINGS.iter().map(|writing| {
        let name = format!("letter-{}", writing.language);
        Sample::new(name, letter_in(writing.language, writing.paragraphs.iter().copied()))
    }));
    let mut draft = sample::letter(1);
    draft.draft = true;
    samples.push(Sample::new("letter-draft", draft));
    let mut american = sample::letter(1);
    american.paper = letters::Paper::Letter;
    samples.push(Sample::new("letter-us", american));
    samples.push(Sample::new("letter-signed", signed()));
    for (name, letterhead) in [
        ("letter-logo-classic", LetterheadStyle::Classic),
        ("letter-logo-modern", LetterheadStyle::Modern),
        ("letter-logo-centred", LetterheadStyle::Centred),
    ] {
        samples.push(Sample::new(name, with_logo_and_signature(letterhead)));
    }
    samples
}

/// A logo in soft colours with a hole in it, and a name in one stroke, both as the app takes them in.
pub fn with_logo_and_signature(letterhead: LetterheadStyle) -> Document {
    const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 90"><linearGradient id="g"><stop
offset="0" stop-color="#1f6f6b"/><stop offset="1" stop-color="#8fd4ce"/></linearGradient><path d="M20 70C20 30 60 10 100 20C100
60 60 84 20 70Z" fill="url(#g)"/><circle cx="160" cy="45" r="24" fill="none" stroke="#c98a2b" stroke-width="12" opacity=".8"/></svg>"##;
    let unpacked = |png: String| BASE64_STANDARD.decode(png).unwrap();
    let dots = (0..90_u16).map(|step| {
        let t = f32::from(step) / 90.0;
        Dot {
            x: (500.0 + 4800.0 * t + 200.0 * (t * 25.0).cos()) as u16,
            y: (1000.0 - 500.0 * (t * 25.0).sin() * (1.0 - 0.6 * t)) as u16,
            width: 30 + (step % 12) as u8,
        }
    });
    let drawing = Drawing {
        ink: Ink::Blue,
        strokes: vec![dots.collect()],
    };
    let mut document = sample::letter(1);
    document.design.letterhead = letterhead;
    document.letterhead.logo = Some(letters::Picture {
        bytes: unpacked(pictures::logo(LOGO.as_bytes()).unwrap().png),
        alternative: "Practice at the Fjord".into(),
    });
    if let Some(signature) = document.ending.signatures.first_mut() {
        signature.image = Some(unpacked(pictures::drawn(&drawing).unwrap()));
    }
    document
}

/// A letter of two pages, signed with an image that has transparent parts.
pub fn signed() -> Document {
    let mut document = sample::letter(1);
    if let Some(signature) = document.ending.signatures.first_mut() {
        signature.image = Some(picture());
    }
    document
}

/// A letter in English whose text is the sample's so many times: three pages when it is twice.
pub fn letter(repeats: usize) -> Document {
    sample::letter(repeats)
}

/// A letter in this language with nothing else in it that could be mistaken for its body.
pub fn letter_in<'a>(language: &str, paragraphs: impl IntoIterator<Item = &'a str>) -> Document {
    letter_of(language, paragraphs.into_iter().map(paragraph).collect())
}

pub fn letter_of(language: &str, body: Vec<Block>) -> Document {
    let mut document = Document {
        language: language.to_owned(),
        body,
        ..sample::letter(1)
    };
    let frame = FRAMES.iter().find(|frame| frame.language == language);
    if let Some(frame) = frame {
        frame.put_around(&mut document);
    }
    document
}

/// What stands around the text of a letter that runs from right to left.
struct Frame {
    language: &'static str,
    name: &'static str,
    address: [&'static str; 2],
    recipient: &'static str,
    place_and_date: &'static str,
    subject: &'static str,
    salutation: &'static str,
    closing: &'static str,
}

const FRAMES: [Frame; 2] = [
    Frame {
        language: "ar",
        name: "د. ليلى الحداد",
        address: ["شارع النخيل 12، عمّان", "8001 Zürich"],
        recipient: "لجنة الشهادات",
        place_and_date: "عمّان، 10 يونيو 2026",
        subject: "توصية بالأستاذة مريم الخطيب",
        salutation: "السادة أعضاء اللجنة،",
        closing: "مع خالص التحية",
    },
    Frame {
        language: "he",
        name: "ד״ר נועה ברק",
        address: ["רחוב הרצל 12, תל אביב", "8001 Zürich"],
        recipient: "ועדת ההסמכה",
        place_and_date: "תל אביב, 10 ביוני 2026",
        subject: "המלצה על שירה לוי־כהן",
        salutation: "לחברות ולחברי הוועדה,",
        closing: "בברכה",
    },
];

impl Frame {
    fn put_around(&self, document: &mut Document) {
        document.letterhead.name = self.name.into();
        document.letterhead.credentials.clear();
        document.letterhead.lines = self.address.map(str::to_owned).to_vec();
        document.opening = Opening::Letter {
            recipient: vec![self.recipient.into()],
            place_and_date: self.place_and_date.into(),
            subject: self.subject.into(),
            salutation: self.salutation.into(),
        };
        document.ending.closing = self.closing.into();
        if let Some(signature) = document.ending.signatures.first_mut() {
            signature.name = self.name.into();
            signature.lines.clear();
        }
    }
}

pub fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Span::plain(text)])
}

/// Dark strokes on a transparent ground, as a signature is.
pub fn picture() -> Vec<u8> {
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
