//! Pictures as people have them, and as nobody should.
#![allow(clippy::unwrap_used, clippy::panic)]

mod logos;
mod signatures;

use base64::{Engine, prelude::BASE64_STANDARD};

use super::{pixels::Pixels, unpacked};

/// Red at the left, blue at the right: 48 by 24 pixels.
const HALVES: &[u8] = include_bytes!("halves.jpg");
/// A dark line on light grey, of twelve million pixels.
const LARGE: &[u8] = include_bytes!("large.jpg");
/// In colours for printing presses.
const PRESS: &[u8] = include_bytes!("press.jpg");

fn pixels(base64: &str) -> Pixels {
    unpacked(base64).unwrap()
}

fn file(base64: &str) -> Vec<u8> {
    BASE64_STANDARD.decode(base64).unwrap()
}

/// A JPEG with one more segment behind its start.
fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    let (start, rest) = jpeg.split_at(2);
    [start, &[0xff, marker], &length, content, rest].concat()
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part == word)
}
