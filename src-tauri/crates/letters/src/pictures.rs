//! The images of one document, decoded once each.

use crate::{
    error::{CannotRender, ImageProblem},
    writer::Bitmap,
};

/// Decodes images as the layout comes across them. The same bytes are kept and written once.
#[derive(Default)]
pub(crate) struct Pictures<'a> {
    taken: Vec<(&'a [u8], Bitmap)>,
}

impl<'a> Pictures<'a> {
    /// The number that the image goes by from now on, and its width and height in pixels.
    ///
    /// # Errors
    /// What `refusal` makes of an image that cannot be used.
    pub fn take(
        &mut self,
        bytes: &'a [u8],
        refusal: impl FnOnce(ImageProblem) -> CannotRender,
    ) -> Result<(usize, (u32, u32)), CannotRender> {
        let known = self.taken.iter().position(|(taken, _)| *taken == bytes);
        let number = match known {
            Some(number) => number,
            None => {
                self.taken.push((bytes, Bitmap::decode(bytes).map_err(refusal)?));
                self.taken.len() - 1
            }
        };
        Ok((number, self.taken[number].1.size()))
    }

    /// The images in the order of their numbers.
    pub fn bitmaps(&self) -> impl Iterator<Item = &Bitmap> {
        self.taken.iter().map(|(_, bitmap)| bitmap)
    }
}
