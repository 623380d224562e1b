//! Images, from the file that a person chose to what a PDF holds.

mod jpeg;
mod png;

use std::collections::BTreeMap;

use printpdf::{DictItem, ExternalStream, ExternalXObject, PdfDocument, XObject, XObjectId};

use crate::error::ImageProblem;

/// Pixels a side. More is no sharper on paper, and a small file may claim a huge image.
const LARGEST: u32 = 4000;

/// An image, eight bits a channel.
pub(crate) struct Bitmap {
    width: u32,
    height: u32,
    colours: Colours,
    data: Data,
    /// How a camera held it: the number that EXIF gives, from 1 (upright) to 8.
    orientation: u8,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Colours {
    Grey,
    Rgb,
}

enum Data {
    /// Row by row, with how opaque each pixel is where the image says so.
    Pixels { colours: Vec<u8>, alpha: Option<Vec<u8>> },
    /// A JPEG file, as PDF takes it.
    Jpeg(Vec<u8>),
}

impl Bitmap {
    /// Reads a PNG or JPEG file.
    ///
    /// # Errors
    /// For bytes that are neither, for a damaged file, and for an image that is too large.
    pub fn decode(bytes: &[u8]) -> Result<Self, ImageProblem> {
        let bitmap = if bytes.starts_with(&jpeg::MAGIC) {
            jpeg::read(bytes)?
        } else {
            png::read(bytes)?
        };
        if bitmap.width == 0 || bitmap.height == 0 {
            return Err(ImageProblem::NotAnImage);
        }
        Ok(bitmap)
    }

    fn lies(&self) -> bool {
        self.orientation > 4
    }

    /// Width and height in pixels, as it is looked at.
    pub fn size(&self) -> (u32, u32) {
        if self.lies() {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        }
    }

    /// What brings the image, whose corners PDF puts at (0, 0) and (1, 1), upright into that place.
    pub fn upright(&self) -> [f32; 6] {
        match self.orientation {
            2 => [-1.0, 0.0, 0.0, 1.0, 1.0, 0.0],
            3 => [-1.0, 0.0, 0.0, -1.0, 1.0, 1.0],
            4 => [1.0, 0.0, 0.0, -1.0, 0.0, 1.0],
            5 => [0.0, -1.0, -1.0, 0.0, 1.0, 1.0],
            6 => [0.0, -1.0, 1.0, 0.0, 0.0, 1.0],
            7 => [0.0, 1.0, 1.0, 0.0, 0.0, 0.0],
            8 => [0.0, 1.0, -1.0, 0.0, 1.0, 0.0],
            _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        }
    }

    /// The name of the document's image with this number.
    pub fn id(number: usize) -> XObjectId {
        XObjectId(format!("Picture{number}"))
    }

    /// Puts the image into the file's resources.
    pub fn embed(&self, number: usize, pdf: &mut PdfDocument) {
        let stream = match &self.data {
            Data::Jpeg(file) => {
                let mut stream = self.stream(self.colours, file, None);
                stream.dict.insert("Filter".to_owned(), name("DCTDecode"));
                stream.compress = false;
                stream
            }
            Data::Pixels { colours, alpha } => {
                let mask = alpha.as_ref().map(|alpha| self.stream(Colours::Grey, alpha, None));
                self.stream(self.colours, colours, mask)
            }
        };
        let object = ExternalXObject {
            stream,
            width: None,
            height: None,
            dpi: None,
        };
        pdf.resources
            .xobjects
            .map
            .insert(Self::id(number), XObject::External(object));
    }

    fn stream(&self, colours: Colours, content: &[u8], mask: Option<ExternalStream>) -> ExternalStream {
        let space = match colours {
            Colours::Grey => "DeviceGray",
            Colours::Rgb => "DeviceRGB",
        };
        let mut dict = BTreeMap::from([
            ("Type".to_owned(), name("XObject")),
            ("Subtype".to_owned(), name("Image")),
            ("Width".to_owned(), DictItem::Int(i64::from(self.width))),
            ("Height".to_owned(), DictItem::Int(i64::from(self.height))),
            ("ColorSpace".to_owned(), name(space)),
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

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}
