//! PNG in and out. Of what a file says beside its pixels nothing is taken over.

use std::io::{BufRead, Seek};

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Filter, Limits, Transformations};

use super::{Problem, Unpacked, bounded, is_srgb, pixels::Pixels};

/// What the decoder may hold beside the pixels.
const MOST_BYTES: usize = 64 << 20;

pub(super) fn read(file: impl BufRead + Seek) -> Result<Unpacked, Problem> {
    let damaged = |_| Problem::Damaged;
    let mut decoder = Decoder::new_with_limits(file, Limits { bytes: MOST_BYTES });
    decoder.set_ignore_text_chunk(true);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16 | Transformations::ALPHA);
    // Looked at before the pixels have any room.
    let info = decoder.read_header_info().map_err(damaged)?;
    bounded(info.width.into(), info.height.into())?;
    let mut reader = decoder.read_info().map_err(damaged)?;
    let profile = reader.info().icc_profile.as_deref();
    let other_colours = profile.is_some_and(|profile| !is_srgb(profile));
    let (width, height) = (reader.info().width as usize, reader.info().height as usize);
    let mut data = vec![0; reader.output_buffer_size().ok_or(Problem::ManyPixels)?];
    let frame = reader.next_frame(&mut data).map_err(damaged)?;
    data.truncate(frame.buffer_size());
    let rgba = match frame.color_type {
        ColorType::Rgba => data,
        ColorType::GrayscaleAlpha => {
            let pairs = data.as_chunks::<2>().0.iter();
            pairs
                .flat_map(|[grey, opaque]| [*grey, *grey, *grey, *opaque])
                .collect()
        }
        _ => return Err(Problem::Damaged),
    };
    Ok(Unpacked {
        pixels: Pixels::new(width, height, rgba)?,
        other_colours,
    })
}

/// In as few channels as show the same.
pub(super) fn written(pixels: &Pixels) -> Result<Vec<u8>, Problem> {
    let opaque = pixels.is_opaque();
    let grey = pixels
        .all()
        .all(|[red, green, blue, seen]| seen == 0 || (red == green && green == blue));
    let (colours, data): (ColorType, Vec<u8>) = match (grey, opaque) {
        (true, true) => (ColorType::Grayscale, pixels.all().map(|pixel| pixel[0]).collect()),
        (true, false) => (
            ColorType::GrayscaleAlpha,
            pixels.all().flat_map(|[grey, .., opaque]| [grey, opaque]).collect(),
        ),
        (false, true) => (
            ColorType::Rgb,
            pixels
                .all()
                .flat_map(|[red, green, blue, _]| [red, green, blue])
                .collect(),
        ),
        (false, false) => (ColorType::Rgba, pixels.rgba.clone()),
    };
    encoded((pixels.width, pixels.height), colours, &data, None, Filter::Adaptive)
}

/// One byte a pixel, which says how dark it is.
pub(super) fn written_grey(width: usize, height: usize, data: &[u8]) -> Result<Vec<u8>, Problem> {
    encoded((width, height), ColorType::Grayscale, data, None, Filter::Adaptive)
}

/// One ink, in each pixel as strong as the byte says: a palette of its strengths is a third of the size.
pub(super) fn written_in_one_ink(
    width: usize,
    height: usize,
    ink: [u8; 3],
    strengths: &[u8],
) -> Result<Vec<u8>, Problem> {
    let palette = Some(ink);
    encoded(
        (width, height),
        ColorType::Indexed,
        strengths,
        palette,
        Filter::NoFilter,
    )
}

fn encoded(
    (width, height): (usize, usize),
    colours: ColorType,
    data: &[u8],
    ink: Option<[u8; 3]>,
    filter: Filter,
) -> Result<Vec<u8>, Problem> {
    let side = |length: usize| u32::try_from(length).map_err(|_| Problem::ManyPixels);
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, side(width)?, side(height)?);
    encoder.set_color(colours);
    encoder.set_depth(BitDepth::Eight);
    if let Some(ink) = ink {
        encoder.set_palette(ink.repeat(256));
        encoder.set_trns((0..=u8::MAX).collect::<Vec<u8>>());
    }
    encoder.set_compression(Compression::High);
    encoder.set_filter(filter);
    let mut writer = encoder.write_header().map_err(|_| Problem::Damaged)?;
    writer.write_image_data(data).map_err(|_| Problem::Damaged)?;
    writer.finish().map_err(|_| Problem::Damaged)?;
    Ok(file)
}
