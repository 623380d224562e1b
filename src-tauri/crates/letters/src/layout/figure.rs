//! A picture in the text, with its caption.

use crate::{CannotRender, Figure};

use super::{
    Role,
    compose::{Composer, Place},
    letterhead::fitted,
    strip::{Part, Strip, keep_together},
    style::{PARAGRAPH_GAP, Style},
};

/// The highest that a picture may be: a page has room for it, its caption and some text.
const HIGHEST: f32 = 420.0;
/// Points of a pixel: a picture is never drawn larger than at 96 pixels an inch.
const PIXEL: f32 = 0.75;

impl<'a> Composer<'a, '_> {
    pub fn figure(&mut self, figure: &'a Figure, place: Place) -> Result<Vec<Strip>, CannotRender> {
        let whereabouts = self.whereabouts();
        let (picture, size) = self
            .pictures
            .take(&figure.picture.bytes, |problem| CannotRender::Picture {
                place: whereabouts,
                problem,
            })?;
        let natural = size.0 as f32 * PIXEL;
        let (width, height) = fitted(size, (place.width.min(natural), HIGHEST));
        let node = self.tree.add(Role::Figure, place.parent);
        self.tree.nodes[node].alternative = Some(match figure.picture.alternative.trim() {
            "" => figure.caption.clone(),
            words => words.to_owned(),
        });
        let mut strips = vec![Strip {
            space_before: PARAGRAPH_GAP + 5.0,
            height,
            is_fixed: true,
            is_text: true,
            parts: vec![Part::Image {
                node,
                picture,
                x: place.x,
                y: 0.0,
                width,
                height,
            }],
            ..Strip::default()
        }];
        let mut caption = self.part(
            &figure.caption,
            &Style::CAPTION,
            Role::Caption,
            Place { parent: node, ..place },
            "a caption",
        )?;
        if let Some(first) = caption.first_mut() {
            first.space_before = 5.0;
        }
        strips.append(&mut caption);
        keep_together(&mut strips);
        Ok(strips)
    }
}
