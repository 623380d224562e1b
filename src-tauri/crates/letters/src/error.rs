//! Why a letter cannot be made, in words for the person who wrote it.

use thiserror::Error;

use crate::{EastAsian, layout::is_invisible};

/// Nothing was written, and the text of the letter is untouched.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CannotRender {
    /// A character that no shipped font can show.
    #[error(
        "the letter's fonts have no shape for {} in {place}. Your text is unchanged; take this character out or \
         replace it, then make the letter again",
        named(*character)
    )]
    UnknownCharacter {
        character: char,
        /// Where it stands, in a few words: `section 2`, `the address`. Never the text around it.
        place: String,
    },
    /// Chinese, Japanese or Korean, where no font for it was brought.
    #[error(
        "there is no font on this computer for {} in {place}, which is {}. Install the font “{}”, which is free, then \
         make the letter again. Your text is unchanged",
        named(*character),
        writing.name(),
        writing.fonts()[0]
    )]
    NoFont {
        character: char,
        writing: EastAsian,
        /// As in [`CannotRender::UnknownCharacter`].
        place: String,
    },
    /// A sign that turns the order of letters round.
    #[error(
        "{place} holds {}, which makes letters appear in another order than they were written. Your text is unchanged; \
         type the words around it anew, then make the letter again",
        named(*character)
    )]
    Override {
        character: char,
        /// As in [`CannotRender::UnknownCharacter`].
        place: String,
    },
    /// A letter that no program shows.
    #[error(
        "{place} holds a hidden character, {}, which no reader would see. Your text is unchanged; type the words around \
         it anew, then make the letter again",
        named(*character)
    )]
    Hidden {
        character: char,
        /// As in [`CannotRender::UnknownCharacter`].
        place: String,
    },
    /// More marks on one letter than any writing has.
    #[error(
        "{place} holds a letter with more than eight marks above or below it. Your text is unchanged; take the marks \
         out, then make the letter again"
    )]
    Pile {
        /// The last that was counted.
        mark: char,
        /// As in [`CannotRender::UnknownCharacter`].
        place: String,
    },
    /// A table that no page is wide enough for.
    #[error(
        "the table in {place} has {columns} columns, and a page has room for forty. Your text is unchanged; make two \
         tables of it, then make the document again"
    )]
    TooWide {
        columns: usize,
        /// As in [`CannotRender::UnknownCharacter`].
        place: String,
    },
    /// The image of the signature cannot be used.
    #[error("the image of the signature cannot be used: {0}. Choose another image, or none for a line to sign on")]
    SignatureImage(ImageProblem),
    /// An image other than a signature cannot be used.
    #[error("the image in {place} cannot be used: {problem}. Choose another image; your text is unchanged")]
    Picture {
        /// As in [`CannotRender::UnknownCharacter`].
        place: String,
        problem: ImageProblem,
    },
    /// The PDF writer failed: a fault of this program, not of the letter.
    #[error("the PDF could not be written ({0}). Your text is unchanged; please report this")]
    Pdf(String),
}

/// What is wrong with an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ImageProblem {
    #[error("it is neither a PNG nor a JPEG file, or it is damaged")]
    NotAnImage,
    #[error("its colours are made for printing presses (CMYK); save it with colours for screens (RGB)")]
    ForPresses,
    #[error("it is larger than 4000 pixels a side")]
    TooLarge,
}

/// `“€” (U+20AC)`; a character that shows nothing is given by its number alone.
fn named(character: char) -> String {
    let number = format!("U+{:04X}", u32::from(character));
    if character.is_control() || is_invisible(character.encode_utf8(&mut [0; 4])) {
        format!("the invisible character {number}")
    } else {
        format!("“{character}” ({number})")
    }
}
