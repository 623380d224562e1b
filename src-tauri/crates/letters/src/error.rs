//! Why a letter cannot be made, in words for the person who wrote it.

use thiserror::Error;

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
    /// The image of the signature cannot be used.
    #[error("the image of the signature cannot be used: {0}. Choose another image, or none for a line to sign on")]
    SignatureImage(ImageProblem),
    /// The PDF writer failed: a fault of this program, not of the letter.
    #[error("the PDF could not be written ({0}). Your text is unchanged; please report this")]
    Pdf(String),
}

/// What is wrong with an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ImageProblem {
    #[error("it is not a PNG file, or it is damaged")]
    NotAPng,
    #[error("it is larger than 4000 pixels a side")]
    TooLarge,
}

/// `“€” (U+20AC)`; a character that shows nothing is given by its number alone.
fn named(character: char) -> String {
    let number = format!("U+{:04X}", u32::from(character));
    if character.is_control() {
        format!("the invisible character {number}")
    } else {
        format!("“{character}” ({number})")
    }
}
