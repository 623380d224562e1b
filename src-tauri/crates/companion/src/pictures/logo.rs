//! The logo of a letterhead: PNG, JPEG or SVG in, a small PNG out.

use std::io::Cursor;

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::Serialize;
use specta::Type;

use super::{Format, LOGO_BOX, Problem, Unpacked, jpeg, pixels::Pixels, png, svg};
use crate::Result;

/// A photograph is as good on paper with half of the dots that a drawing wants.
const PHOTOGRAPH_BOX: (u32, u32) = (LOGO_BOX.0 / 2, LOGO_BOX.1 / 2);
/// With fewer pixels a printer shows steps: 150 dots an inch.
const COARSE: (usize, usize) = (250, 96);
/// In bytes. Every letter carries it.
const LARGEST: usize = 160 << 10;
const FIELD: &str = "logo_png";

/// A logo, ready for the profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Logo {
    /// PNG, base64.
    pub png: String,
    /// What the person should know before they use it, in a sentence each.
    pub notes: Vec<String>,
}

/// Takes a logo in, from the bytes of its file.
///
/// # Errors
/// What is wrong with the file, in words for beside the field.
pub fn logo(bytes: &[u8]) -> Result<Logo> {
    taken(bytes).map_err(|problem| problem.at(FIELD))
}

fn taken(bytes: &[u8]) -> Result<Logo, Problem> {
    let format = Format::of(bytes)?;
    let Unpacked { pixels, other_colours } = match format {
        Format::Svg => Unpacked {
            pixels: svg::drawn(bytes, LOGO_BOX)?,
            other_colours: false,
        },
        Format::Png => png::read(Cursor::new(bytes))?,
        Format::Jpeg => jpeg::read(bytes, PHOTOGRAPH_BOX)?,
    };
    let pixels = pixels.trimmed()?.fitted(LOGO_BOX);
    let mut notes = Vec::new();
    if format != Format::Svg && pixels.width < COARSE.0 && pixels.height < COARSE.1 {
        notes.push(
            "This picture has few pixels and may look coarse on paper. An SVG file, or a picture at least 500 pixels wide, \
             prints sharply."
                .to_owned(),
        );
    }
    if other_colours {
        notes.push(
            "This picture comes with a colour profile, which is left out. Look whether its colours are still right; if \
             not, save it as sRGB."
                .to_owned(),
        );
    }
    Ok(Logo {
        png: BASE64_STANDARD.encode(small(pixels)?),
        notes,
    })
}

/// As PNG, with fewer pixels where it would weigh too much.
fn small(mut pixels: Pixels) -> Result<Vec<u8>, Problem> {
    loop {
        let png = png::written(&pixels)?;
        if png.len() <= LARGEST {
            return Ok(png);
        }
        let less = |side: usize| (side * 4 / 5).max(1) as u32;
        let room = (less(pixels.width), less(pixels.height));
        pixels = pixels.fitted(room);
    }
}
