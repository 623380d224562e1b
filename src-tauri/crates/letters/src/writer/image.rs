//! The scan of a signature, from PNG to what a PDF holds.

use std::{collections::BTreeMap, io::Cursor};

use png::{ColorType, Decoder, Limits, Transformations};
use printpdf::{DictItem, ExternalStream, ExternalXObject, PdfDocument, XObject, XObjectId};

use crate::error::{CannotRender, ImageProblem};

/// Pixels a side. More is no sharper on paper, and a small file may claim a huge image.
const LARGEST: u32 = 4000;

/// A decoded image: eight bits a channel.
pub(crate) struct Bitmap {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
    alpha: Option<Vec<u8>>,
}

impl Bitmap {
    /// # Errors
    /// [`CannotRender::SignatureImage`] for bytes that are no PNG, and for an image that is too large.
    pub fn from_png(bytes: &[u8]) -> Result<Self, CannotRender> {
        Self::decode(bytes).map_err(CannotRender::SignatureImage)
    }

    fn decode(bytes: &[u8]) -> Result<Self, ImageProblem> {
        let damaged = |_| ImageProblem::NotAPng;
        let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: 128 << 20 });
        decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
        let mut reader = decoder.read_info().map_err(damaged)?;
        let (width, height) = (reader.info().width, reader.info().height);
        if width > LARGEST || height > LARGEST {
            return Err(ImageProblem::TooLarge);
        }
        let mut pixels = vec![0; reader.output_buffer_size().ok_or(ImageProblem::TooLarge)?];
        let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
        pixels.truncate(frame.buffer_size());
        let (rgb, alpha) = channels(&pixels, frame.color_type).ok_or(ImageProblem::NotAPng)?;
        Ok(Self {
            width,
            height,
            rgb,
            alpha,
        })
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    pub fn id() -> XObjectId {
        XObjectId("Signature".to_owned())
    }

    /// Puts the image into the file's resources.
    pub fn embed(&self, pdf: &mut PdfDocument) {
        let mask = self.alpha.as_ref().map(|alpha| self.stream(b"DeviceGray", alpha, None));
        let stream = self.stream(b"DeviceRGB", &self.rgb, mask);
        let object = ExternalXObject {
            stream,
            width: None,
            height: None,
            dpi: None,
        };
        pdf.resources.xobjects.map.insert(Self::id(), XObject::External(object));
    }

    fn stream(&self, colours: &[u8], content: &[u8], mask: Option<ExternalStream>) -> ExternalStream {
        let name = |name: &[u8]| DictItem::Name(name.to_vec());
        let mut dict = BTreeMap::from([
            ("Type".to_owned(), name(b"XObject")),
            ("Subtype".to_owned(), name(b"Image")),
            ("Width".to_owned(), DictItem::Int(i64::from(self.width))),
            ("Height".to_owned(), DictItem::Int(i64::from(self.height))),
            ("ColorSpace".to_owned(), name(colours)),
            ("BitsPerComponent".to_owned(), DictItem::Int(8)),
        ]);
        if let Some(stream) = mask {
            dict.insert("SMask".to_owned(), DictItem::Stream { stream });
        }
        ExternalStream {
            dict,
            content: content.to_vec(),
            compress: true,
        }
    }
}

/// Colour and, where the image has it, opacity.
fn channels(pixels: &[u8], colours: ColorType) -> Option<(Vec<u8>, Option<Vec<u8>>)> {
    let every = |step: usize, offset: usize| pixels.iter().skip(offset).step_by(step).copied();
    Some(match colours {
        ColorType::Grayscale => (every(1, 0).flat_map(|grey| [grey; 3]).collect(), None),
        ColorType::GrayscaleAlpha => (
            every(2, 0).flat_map(|grey| [grey; 3]).collect(),
            Some(every(2, 1).collect()),
        ),
        ColorType::Rgb => (pixels.to_vec(), None),
        ColorType::Rgba => {
            let rgb = pixels
                .chunks_exact(4)
                .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
                .collect();
            (rgb, Some(every(4, 3).collect()))
        }
        ColorType::Indexed => return None, // EXPAND has turned it into RGB
    })
}
