//! Closing, signatures and enclosures.

use crate::{CannotRender, Dated, Opening, Signature, words::filled};

use super::{
    Role, Tree,
    compose::{Composer, Place},
    letterhead::fitted,
    strip::{Part, Strip, keep_together},
    style::{MEASURE, PARAGRAPH_GAP, RULE, SIGNATURE_BOX, SIGNATURE_LINE, Style},
};

/// How many lines of text a signature wants on its page.
const COMPANY: usize = 2;
/// Between two who sign side by side.
const BETWEEN: f32 = 28.0;
/// Who sign with more lines than this stand below one another.
const HIGHEST: f32 = 400.0;
const HERE: &str = "the signature";

impl<'a> Composer<'a, '_> {
    /// Closing and signatures: one piece, in the company of the last lines of text unless the closing says what is signed.
    /// Then what is enclosed.
    pub fn ending(&mut self) -> Result<(), CannotRender> {
        let ending = &self.document.ending;
        let mut strips = self.part(&ending.closing, &Style::FLAT, Role::P, Place::COLUMN, "the closing")?;
        if let Some(first) = strips.first_mut() {
            first.space_before = PARAGRAPH_GAP + 8.0;
        }
        match ending.signatures.as_slice() {
            [] => {}
            [one] => strips.append(&mut self.signature(one, Place::COLUMN)?),
            several => {
                for row in several.chunks(2) {
                    strips.append(&mut self.side_by_side(row)?);
                }
            }
        }
        keep_together(&mut strips);
        // A sentence that says what is signed is company enough; “With kind regards,” is none.
        let says_what = matches!(self.document.opening, Opening::Report { .. }) && !ending.closing.trim().is_empty();
        if !strips.is_empty() && !says_what {
            let text = self.composed.strips.iter_mut().rev().filter(|strip| strip.is_text);
            text.take(COMPANY).for_each(|strip| strip.keep_with_next = true);
        }
        self.composed.strips.append(&mut strips);
        self.enclosures()
    }

    fn side_by_side(&mut self, row: &'a [Signature]) -> Result<Vec<Strip>, CannotRender> {
        let width = (MEASURE - BETWEEN) / 2.0;
        let mut places = Vec::new();
        for (index, signature) in row.iter().enumerate() {
            let place = Place {
                x: index as f32 * (width + BETWEEN),
                width,
                parent: Tree::ROOT,
            };
            places.push(self.signature(signature, place)?);
        }
        if places.iter().flatten().map(|strip| strip.height).sum::<f32>() > HIGHEST {
            return Ok(places.into_iter().flatten().collect());
        }
        let places = places.into_iter().map(Strip::stack);
        // The lines to sign on stand level, whether or not a picture stands on one of them.
        let mut whole = Strip::beside(places);
        whole.space_before = whole.space_before.max(24.0);
        Ok(vec![whole])
    }

    fn signature(&mut self, signature: &'a Signature, place: Place) -> Result<Vec<Strip>, CannotRender> {
        let mut strips = Vec::new();
        let rule = |width| Part::Rule {
            x: place.x,
            y: 0.0,
            width,
            thickness: RULE.0,
            grey: RULE.1,
        };
        let line = SIGNATURE_LINE.0.min(place.width);
        match &signature.dated {
            Dated::Elsewhere => {}
            Dated::ByHand => {
                strips.push(Strip {
                    space_before: 44.0,
                    is_fixed: true,
                    parts: vec![rule(line)],
                    ..Strip::default()
                });
                let words = self.words.place_and_date;
                strips.append(&mut self.part(words, &Style::SIGNATORY_LINES, Role::P, place, HERE)?);
            }
            Dated::Printed(text) => {
                let mut set = self.part(text, &Style::FLAT, Role::P, place, HERE)?;
                if let Some(first) = set.first_mut() {
                    first.space_before = 18.0;
                }
                strips.append(&mut set);
            }
        }
        strips.push(match &signature.image {
            Some(image) => self.scan(image, &signature.name, place)?,
            None => Strip {
                space_before: 6.0 + SIGNATURE_LINE.1,
                parts: vec![rule(line)],
                ..Strip::default()
            },
        });
        let mut name = self.part(&signature.name, &Style::SIGNATORY, Role::P, place, HERE)?;
        if let Some(first) = name.first_mut() {
            first.space_before = 4.0;
        }
        strips.append(&mut name);
        let lines: Vec<&str> = signature.lines.iter().map(String::as_str).collect();
        strips.append(&mut self.separate_lines(&lines, &Style::SIGNATORY_LINES, place, HERE)?);
        Ok(strips)
    }

    fn scan(&mut self, image: &'a [u8], name: &str, place: Place) -> Result<Strip, CannotRender> {
        let (picture, size) = self.pictures.take(image, CannotRender::SignatureImage)?;
        let room = (SIGNATURE_BOX.0.min(place.width), SIGNATURE_BOX.1);
        let (width, height) = fitted(size, room);
        let node = self.tree.add(Role::Figure, place.parent);
        let words = filled(self.words.signature_of, &[("name", name)]);
        self.tree.nodes[node].alternative = Some(words);
        // Beside another, the foot of the picture stands level with the other's line.
        let is_alone = self.document.ending.signatures.len() == 1;
        let room = if is_alone { 0.0 } else { SIGNATURE_LINE.1 - height };
        Ok(Strip {
            space_before: 6.0 + room.max(0.0),
            height,
            is_fixed: true,
            parts: vec![Part::Image {
                node,
                picture,
                x: place.x,
                y: 0.0,
                width,
                height,
            }],
            ..Strip::default()
        })
    }

    fn enclosures(&mut self) -> Result<(), CannotRender> {
        let enclosures: Vec<&str> = self.document.ending.enclosures.iter().map(String::as_str).collect();
        if enclosures.is_empty() {
            return Ok(());
        }
        let label = match enclosures.as_slice() {
            [_] => self.words.enclosure,
            _ => self.words.enclosures,
        };
        let whereabouts = "the enclosures";
        let mut strips = self.part(label, &Style::FACT_LABEL, Role::P, Place::COLUMN, whereabouts)?;
        strips.append(&mut self.separate_lines(&enclosures, &Style::SIGNATORY_LINES, Place::COLUMN, whereabouts)?);
        keep_together(&mut strips);
        self.add(22.0, strips);
        Ok(())
    }
}
