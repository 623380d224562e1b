//! Pictures that go on paper, from the file that a person chose to the few kilobytes that the vault keeps: the logo of a
//! letterhead, a signature.
//!
//! Pixels in, pixels out: nothing is read but the bytes that were given, nothing of them stays but what can be seen, and
//! how large they claim to be is looked at before there is room made for it.

mod jpeg;
mod logo;
mod pixels;
mod png;
mod problem;
mod shrink;
mod signature;
mod svg;

use std::io::{Cursor, Read};

pub use logo::{Logo, logo};
pub use signature::{Dot, Drawing, Ink, SignatureOnPaper, drawn, lifted, on_paper};

use crate::{Code, Refusal, Result};
use problem::Problem;

/// The largest file that is looked at, in bytes: a photograph of fifty million pixels has less.
pub const LARGEST_FILE: u64 = 20 << 20;
/// The most pixels that are unpacked.
const MOST_PIXELS: u64 = 50_000_000;
/// The box of a letterhead's logo, 120 by 46 points, at the 600 dots an inch of a good printer.
const LOGO_BOX: (u32, u32) = (1000, 383);
/// The box of a signature, 150 by 48 points, at the same.
const SIGNATURE_BOX: (u32, u32) = (1250, 400);

/// The file's bytes; a film with the ending of a picture is not read to its end.
///
/// # Errors
/// When it cannot be read, or is larger than [`LARGEST_FILE`].
pub fn read(file: impl Read, field: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = file.take(LARGEST_FILE + 1).read_to_end(&mut bytes);
    read.map_err(|_| {
        let words = "This picture could not be read. Choose it again, or another one.";
        Refusal::at(Code::CannotRead, field, words)
    })?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(Problem::LargeFile.at(field));
    }
    Ok(bytes)
}

/// What a file is by its first bytes: its name may say anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Format {
    Png,
    Jpeg,
    Svg,
}

impl Format {
    fn of(bytes: &[u8]) -> Result<Self, Problem> {
        if bytes.len() as u64 > LARGEST_FILE {
            return Err(Problem::LargeFile);
        }
        let head = &bytes[..bytes.len().min(4096)];
        let holds = |word: &[u8]| head.windows(word.len()).any(|part| part == word);
        if head.starts_with(b"\x89PNG\r\n\x1a\n") {
            Ok(Self::Png)
        } else if head.starts_with(&[0xff, 0xd8, 0xff]) {
            Ok(Self::Jpeg)
        } else if head.starts_with(&[0x1f, 0x8b]) {
            Err(Problem::PackedSvg)
        } else if head.get(4..8) == Some(b"ftyp") && (holds(b"heic") || holds(b"mif1") || holds(b"heix")) {
            Err(Problem::Heic)
        } else if holds(b"<svg") || holds(b":svg") {
            Ok(Self::Svg)
        } else {
            Err(Problem::Unknown)
        }
    }
}

/// Refuses more pixels than are ever unpacked.
fn bounded(width: u64, height: u64) -> Result<(), Problem> {
    match width.checked_mul(height) {
        None | Some(0) => Err(Problem::Damaged),
        Some(pixels) if pixels > MOST_PIXELS || width.max(height) > 20_000 => Err(Problem::ManyPixels),
        Some(_) => Ok(()),
    }
}

/// A PNG that this app made, as a record or the window holds it.
fn unpacked(base64: &str) -> Result<pixels::Pixels, Problem> {
    use base64::{Engine, prelude::BASE64_STANDARD};
    let bytes = BASE64_STANDARD.decode(base64).map_err(|_| Problem::Damaged)?;
    png::read(Cursor::new(bytes)).map(|read| read.pixels)
}

/// Pixels, and whether their file says that its colours are meant in another way than a screen shows them.
struct Unpacked {
    pixels: pixels::Pixels,
    other_colours: bool,
}

/// Whether a colour profile is that of an ordinary screen: it then says so in its description.
fn is_srgb(profile: &[u8]) -> bool {
    let plain: Vec<u8> = profile.iter().copied().filter(|byte| *byte != 0).collect();
    plain.windows(4).any(|part| part == b"sRGB")
}

#[cfg(test)]
mod tests;
