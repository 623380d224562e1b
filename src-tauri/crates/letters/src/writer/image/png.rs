use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

use super::{Bitmap, Colours, Data, LARGEST};
use crate::error::ImageProblem;

/// What a decoder may hold while it works.
const MOST_BYTES: usize = 128 << 20;

pub(super) fn read(bytes: &[u8]) -> Result<Bitmap, ImageProblem> {
    let damaged = |_| ImageProblem::NotAnImage;
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MOST_BYTES });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(damaged)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width > LARGEST || height > LARGEST {
        return Err(ImageProblem::TooLarge);
    }
    let mut pixels = vec![0; reader.output_buffer_size().ok_or(ImageProblem::TooLarge)?];
    let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
    pixels.truncate(frame.buffer_size());
    let every = |step: usize, offset: usize| pixels.iter().skip(offset).step_by(step).copied().collect();
    let (colours, data, alpha) = match frame.color_type {
        ColorType::Grayscale => (Colours::Grey, pixels, None),
        ColorType::GrayscaleAlpha => (Colours::Grey, every(2, 0), Some(every(2, 1))),
        ColorType::Rgb => (Colours::Rgb, pixels, None),
        ColorType::Rgba => {
            let rgb = pixels
                .chunks_exact(4)
                .flat_map(|pixel| pixel.iter().take(3).copied())
                .collect();
            (Colours::Rgb, rgb, Some(every(4, 3)))
        }
        // EXPAND has turned it into RGB.
        ColorType::Indexed => return Err(ImageProblem::NotAnImage),
    };
    Ok(Bitmap {
        width,
        height,
        colours,
        data: Data::Pixels { colours: data, alpha },
        orientation: 1,
    })
}
