use thiserror::Error;

use crate::{Code, Refusal};

/// Why a picture is not taken, and what to do: the words stand beside the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(super) enum Problem {
    #[error("This file is larger than 20 MB. Save the picture smaller, then choose it again.")]
    LargeFile,
    #[error("This picture has more than 50 million pixels. Save it smaller: 2000 pixels wide is plenty.")]
    ManyPixels,
    #[error("This is no picture that the app knows. Choose a PNG or JPEG file; a logo may be an SVG file, too.")]
    Unknown,
    #[error("This is a HEIC photograph, as telephones keep them. Save or send it as JPEG, then choose it again.")]
    Heic,
    #[error("This picture is damaged, or not complete. Choose another copy of it.")]
    Damaged,
    #[error("The colours of this picture are made for printing presses (CMYK). Save it with RGB colours, or as PNG.")]
    ForPresses,
    #[error("There is nothing to be seen in this picture. Choose another one.")]
    Empty,
    #[error("This SVG file is packed (SVGZ). Save it as plain SVG, then choose it again.")]
    PackedSvg,
    #[error("This SVG file is damaged. Save it again from the program that drew it, or as PNG.")]
    DamagedSvg,
    #[error("This SVG file is too large or too intricate. Save it as PNG, 1000 pixels wide, and choose that.")]
    IntricateSvg,
    #[error(
        "This SVG file holds writing that wants a font. In the program that drew it, turn the text into paths, or save \
         it as PNG."
    )]
    WritingInSvg,
    #[error("This SVG file wants to load something from elsewhere, which this app never does. Save it as PNG.")]
    LoadingSvg,
    #[error("This SVG file holds a program (a script), and a logo needs none. Save it again without, or as PNG.")]
    ScriptInSvg,
    #[error("This SVG file holds a photograph. Save it as PNG, 1000 pixels wide, and choose that.")]
    PhotographInSvg,
    #[error("A signature is taken from a photograph or a scan. Save this drawing as PNG, then choose it again.")]
    DrawnSignature,
    #[error(
        "No ink can be told from the paper in this picture. Sign with a dark pen on white paper, in even light, and take \
         the picture from above."
    )]
    NoInk,
    #[error("With so much taken away nothing is left of the signature. Take away less of the paper.")]
    AllTakenAway,
    #[error("There is no stroke yet. Draw your signature first.")]
    NoStroke,
    #[error("This drawing has more strokes than a signature. Clear it, and sign again.")]
    ManyStrokes,
}

impl Problem {
    pub fn at(self, field: &str) -> Refusal {
        Refusal::at(Code::Invalid, field, self.to_string())
    }
}
