//! JPEG in. A camera writes down where and when it was, and how it was held; only the last is of use.

use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

use super::{Problem, Unpacked, bounded, is_srgb, pixels::Pixels};

/// A picture of cameras and programs has ten at most; a file may ask for a hundred times the work.
const MOST_SCANS: usize = 40;

/// The pixels upright, scaled down until they fit into the box.
pub(super) fn read(bytes: &[u8], room: (u32, u32)) -> Result<Unpacked, Problem> {
    let options = DecoderOptions::default()
        .set_max_width(20_000)
        .set_max_height(20_000)
        .jpeg_set_max_scans(MOST_SCANS)
        .jpeg_set_out_colorspace(ColorSpace::RGBA);
    if let Some((width, height)) = claimed(bytes) {
        bounded(width, height)?;
    }
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| Problem::Damaged)?;
    let (width, height) = decoder.dimensions().ok_or(Problem::Damaged)?;
    bounded(width as u64, height as u64)?;
    match decoder.input_colorspace() {
        Some(ColorSpace::Luma | ColorSpace::YCbCr | ColorSpace::RGB) => {}
        Some(ColorSpace::CMYK | ColorSpace::YCCK) => return Err(Problem::ForPresses),
        _ => return Err(Problem::Damaged),
    }
    let rgba = decoder.decode().map_err(|_| Problem::Damaged)?;
    let orientation = decoder.exif().and_then(|exif| orientation_of(exif)).unwrap_or(1);
    let profile = decoder.icc_profile();
    // Lying, it is fitted into the box that it will fill when it stands.
    let room = if orientation > 4 { (room.1, room.0) } else { room };
    Ok(Unpacked {
        pixels: Pixels::new(width, height, rgba)?.fitted(room).turned(orientation),
        other_colours: profile.is_some_and(|profile| !is_srgb(&profile)),
    })
}

/// The size that the frame's header claims, before the decoder makes up its mind about it.
fn claimed(bytes: &[u8]) -> Option<(u64, u64)> {
    let mut at = 2;
    loop {
        let &[0xff, marker, high, low] = bytes.get(at..at + 4)? else {
            return None;
        };
        let content = bytes.get(at + 4..)?;
        if matches!(marker, 0xc0..=0xc2) {
            let &[_, h1, h0, w1, w0] = content.get(..5)? else {
                return None;
            };
            let side = |high: u8, low: u8| u64::from(u16::from_be_bytes([high, low]));
            return Some((side(w1, w0), side(h1, h0)));
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
}

/// The entry of EXIF's first table that says how the camera was held.
fn orientation_of(exif: &[u8]) -> Option<u8> {
    const ORIENTATION: u16 = 0x0112;
    let tiff = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let two = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(match little {
            true => u16::from_le_bytes(two),
            false => u16::from_be_bytes(two),
        })
    };
    let (first, second) = (short(4)?, short(6)?);
    let table = usize::from(if little { first } else { second });
    let count = usize::from(short(table)?);
    let entry = (0..count)
        .map(|entry| table + 2 + entry * 12)
        .find(|entry| short(*entry) == Some(ORIENTATION))?;
    let value = u8::try_from(short(entry + 8)?).ok()?;
    (1..=8).contains(&value).then_some(value)
}
