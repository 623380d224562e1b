//! JPEG goes into a PDF as it is, less what cameras and programs wrote beside the image: the place where it was taken
//! belongs in no letter.

use super::{Bitmap, Colours, Data, LARGEST};
use crate::error::ImageProblem;

pub(super) const MAGIC: [u8; 3] = [0xff, 0xd8, 0xff];
const START: [u8; 2] = [0xff, 0xd8];
const END: [u8; 2] = [0xff, 0xd9];
const SCAN: u8 = 0xda;
const EXIF: u8 = 0xe1;

pub(super) fn read(bytes: &[u8]) -> Result<Bitmap, ImageProblem> {
    let end = bytes
        .windows(2)
        .rposition(|pair| pair == END)
        .ok_or(ImageProblem::NotAnImage)?;
    let bytes = &bytes[..end + END.len()];
    let mut kept = START.to_vec();
    let mut frame = None;
    let mut orientation = 1;
    let mut at = START.len();
    loop {
        let segment = Segment::at(bytes, at).ok_or(ImageProblem::NotAnImage)?;
        match segment.marker {
            SCAN => break,
            // The frame's header: baseline, extended or progressive. The other kinds are for no reader of PDF.
            0xc0..=0xc2 => frame = Frame::read(segment.content),
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return Err(ImageProblem::NotAnImage),
            EXIF => orientation = orientation_of(segment.content).unwrap_or(orientation),
            _ => {}
        }
        // Of what programs add, the first says that it is a JPEG, and the fourteenth how its colours are meant.
        let added = matches!(segment.marker, 0xe1..=0xed | 0xef | 0xfe);
        let next = at + 4 + segment.content.len();
        if !added {
            kept.extend(&bytes[at..next]);
        }
        at = next;
    }
    kept.extend(&bytes[at..]);
    let Frame { width, height, colours } = frame.ok_or(ImageProblem::NotAnImage)?;
    if width > LARGEST || height > LARGEST {
        return Err(ImageProblem::TooLarge);
    }
    let colours = match colours {
        1 => Colours::Grey,
        3 => Colours::Rgb,
        4 => return Err(ImageProblem::ForPresses),
        _ => return Err(ImageProblem::NotAnImage),
    };
    Ok(Bitmap {
        width,
        height,
        colours,
        data: Data::Jpeg(kept),
        orientation,
    })
}

/// A marker with what belongs to it.
struct Segment<'a> {
    marker: u8,
    content: &'a [u8],
}

impl<'a> Segment<'a> {
    fn at(bytes: &'a [u8], at: usize) -> Option<Self> {
        let &[0xff, marker, high, low] = bytes.get(at..at + 4)? else {
            return None;
        };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let content = bytes.get(at + 4..at + 2 + length)?;
        Some(Self { marker, content })
    }
}

struct Frame {
    width: u32,
    height: u32,
    colours: u8,
}

impl Frame {
    fn read(content: &[u8]) -> Option<Self> {
        match *content.get(..6)? {
            [8, h1, h0, w1, w0, colours] => Some(Self {
                width: u32::from(u16::from_be_bytes([w1, w0])),
                height: u32::from(u16::from_be_bytes([h1, h0])),
                colours,
            }),
            _ => None,
        }
    }
}

/// The entry of EXIF's first table that says how the camera was held.
fn orientation_of(exif: &[u8]) -> Option<u8> {
    const ORIENTATION: u16 = 0x0112;
    let tiff = exif.strip_prefix(b"Exif\0\0")?;
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let two = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if little {
            u16::from_le_bytes(two)
        } else {
            u16::from_be_bytes(two)
        })
    };
    let (first, second) = (short(4)?, short(6)?);
    let table = usize::from(if little { first } else { second });
    let count = usize::from(short(table)?);
    let entry = (0..count)
        .map(|entry| table + 2 + entry * 12)
        .find(|&entry| short(entry) == Some(ORIENTATION))?;
    let value = u8::try_from(short(entry + 8)?).ok()?;
    (1..=8).contains(&value).then_some(value)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Data, ImageProblem, read};

    /// A JPEG of so many pixels and colours, with this EXIF, and no image in it.
    fn jpeg(width: u16, height: u16, colours: u8, exif: &[u8]) -> Vec<u8> {
        let mut file = vec![0xff, 0xd8];
        let mut segment = |marker: u8, content: &[u8]| {
            file.extend([0xff, marker]);
            file.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
            file.extend(content);
        };
        segment(0xe0, b"JFIF\0");
        segment(0xe1, exif);
        segment(0xfe, b"taken at home");
        let [h1, h0] = height.to_be_bytes();
        let [w1, w0] = width.to_be_bytes();
        segment(0xc0, &[8, h1, h0, w1, w0, colours, 0, 0, 0]);
        segment(0xda, &[0]);
        file.extend([0x12, 0x34, 0xff, 0xd9]);
        file
    }

    #[test]
    fn what_a_camera_wrote_beside_the_image_is_left_out() {
        let turned = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        let bitmap = read(&jpeg(300, 200, 3, turned)).unwrap();
        assert_eq!(bitmap.size(), (200, 300), "the camera lay on its side");
        let Data::Jpeg(file) = bitmap.data else {
            panic!("not kept as JPEG")
        };
        assert!(!file.windows(4).any(|four| four == b"Exif" || four == b"home"));
        assert!(file.windows(4).any(|four| four == b"JFIF") && file.ends_with(&[0x12, 0x34, 0xff, 0xd9]));
    }

    #[test]
    fn damaged_and_strange_files_are_refused() {
        let problem = |file: &[u8]| read(file).err();
        let whole = jpeg(300, 200, 3, b"Exif\0\0II*\0\x08\0\0\0\xff\xff");
        assert_eq!(problem(&whole), None);
        for length in 0..whole.len() - 1 {
            assert_eq!(
                problem(&whole[..length]),
                Some(ImageProblem::NotAnImage),
                "cut to {length}"
            );
        }
        assert_eq!(problem(&jpeg(20_000, 20_000, 3, b"")), Some(ImageProblem::TooLarge));
        assert_eq!(problem(&jpeg(30, 20, 4, b"")), Some(ImageProblem::ForPresses));
    }
}
