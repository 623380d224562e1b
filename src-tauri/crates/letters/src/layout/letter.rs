//! The parts of a letter in their order, from the letterhead to the name below the signature.

use crate::{Document, Fonts, Signature, Span, error::CannotRender};

use super::{
    LaidOut, Line, Role, Tree,
    blocks::{Composer, Place},
    fit::fit,
    furniture,
    paragraph::{Column, set},
    strip::{Part, Strip, keep_together, paginate, undivided},
    style::{BOTTOM, MEASURE, PARAGRAPH_GAP, SIGNATURE_BOX, SIGNATURE_LINE, Style, TOP},
};

/// How many lines of text a signature wants on its page.
const COMPANY: usize = 2;

/// Lays the whole letter out. `signature` is the size of its image in pixels.
///
/// # Errors
/// A character that no font can show.
pub(crate) fn lay_out(
    document: &Document,
    signature: Option<(u32, u32)>,
    fonts: &mut Fonts,
) -> Result<LaidOut, CannotRender> {
    let size = document.paper.size();
    let mut tree = Tree::new();
    let left = (size.0 - MEASURE) / 2.0;
    let mut column = Writer {
        document,
        left,
        fonts,
        tree: &mut tree,
        strips: Vec::new(),
    };
    column.opening()?;
    column.body()?;
    column.ending(signature)?;
    let strips = column.strips;
    let cut = fit(&strips, size.1 - TOP - BOTTOM);
    let mut pages = paginate(strips, &cut, size.1, &mut tree);
    furniture::add(&mut pages, document, size, fonts)?;
    Ok(LaidOut { size, pages, tree })
}

struct Writer<'a> {
    document: &'a Document,
    left: f32,
    fonts: &'a mut Fonts,
    tree: &'a mut Tree,
    strips: Vec<Strip>,
}

impl Writer<'_> {
    /// Letterhead, address, place and date, subject, salutation.
    fn opening(&mut self) -> Result<(), CannotRender> {
        let document = self.document;
        let head = &document.letterhead;
        self.part(&head.name, &Style::SENDER, 0.0, Role::P, "the letterhead")?;
        let below: Vec<&str> = non_empty(&head.credentials)
            .chain(head.lines.iter().map(String::as_str))
            .collect();
        self.part(&below.join("\n"), &Style::SENDER_LINES, 2.0, Role::P, "the letterhead")?;
        self.part(
            &document.recipient.join("\n"),
            &Style::FLAT,
            34.0,
            Role::P,
            "the address",
        )?;
        self.part(
            &document.place_and_date,
            &Style::DATE,
            24.0,
            Role::P,
            "the place and date",
        )?;
        self.part(&document.subject, &Style::SUBJECT, 26.0, Role::H1, "the subject")?;
        self.keep_last();
        self.part(&document.salutation, &Style::FLAT, 14.0, Role::P, "the salutation")?;
        self.keep_last();
        self.strips.iter_mut().for_each(|strip| strip.is_opening = true);
        Ok(())
    }

    fn body(&mut self) -> Result<(), CannotRender> {
        let document = self.document;
        let place = Place {
            x: self.left,
            width: MEASURE,
            parent: Tree::ROOT,
        };
        let mut composer = Composer::new(self.fonts, self.tree, &document.language, &document.body);
        let strips = composer.blocks(&document.body, place)?;
        self.strips.extend(strips);
        Ok(())
    }

    /// Closing and signature: one piece, in the company of the last lines of text.
    fn ending(&mut self, image: Option<(u32, u32)>) -> Result<(), CannotRender> {
        let document = self.document;
        let before = self.strips.len();
        self.strips
            .iter_mut()
            .rev()
            .filter(|strip| strip.is_text)
            .take(COMPANY)
            .for_each(|strip| strip.keep_with_next = true);
        self.part(
            &document.closing,
            &Style::FLAT,
            PARAGRAPH_GAP + 8.0,
            Role::P,
            "the closing",
        )?;
        if let Some(signature) = &document.signature {
            let strip = self.signature(signature, image);
            self.strips.push(strip);
            let place = "the signature";
            self.part(&signature.name, &Style::SIGNATORY, 4.0, Role::P, place)?;
            let lines = signature.lines.join("\n");
            self.part(&lines, &Style::SIGNATORY_LINES, 0.0, Role::P, place)?;
        }
        keep_together(&mut self.strips[before..]);
        Ok(())
    }

    fn signature(&mut self, signature: &Signature, image: Option<(u32, u32)>) -> Strip {
        let (room, height, part) = match image {
            Some((width, height)) => {
                let (width, height) = (width.max(1) as f32, height.max(1) as f32);
                let scale = (SIGNATURE_BOX.0 / width).min(SIGNATURE_BOX.1 / height);
                let node = self.tree.add(Role::Figure, Tree::ROOT);
                self.tree.nodes[node].alternative = Some(format!("Signature of {}", signature.name));
                (
                    0.0,
                    height * scale,
                    Part::Image {
                        node,
                        x: self.left,
                        width: width * scale,
                        height: height * scale,
                    },
                )
            }
            None => {
                let (width, room) = SIGNATURE_LINE;
                (
                    room,
                    0.0,
                    Part::Rule {
                        x: self.left,
                        y: 0.0,
                        width,
                        thickness: 0.5,
                    },
                )
            }
        };
        Strip {
            space_before: 6.0 + room,
            height,
            keep_with_next: true,
            parts: vec![part],
            ..Strip::default()
        }
    }

    /// One undivided part of the letter; nothing at all where it is empty.
    fn part(&mut self, text: &str, style: &Style, space: f32, role: Role, place: &str) -> Result<(), CannotRender> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let lines = self.lines(text, style, place)?;
        let node = self.tree.add(role, Tree::ROOT);
        let mut strips = undivided(lines, style, self.left, node);
        if let Some(first) = strips.first_mut() {
            first.space_before = space;
        }
        self.strips.append(&mut strips);
        Ok(())
    }

    fn lines(&mut self, text: &str, style: &Style, place: &str) -> Result<Vec<Line>, CannotRender> {
        let column = Column {
            width: MEASURE,
            language: &self.document.language,
            place,
        };
        set(&[Span::plain(text)], style, column, self.fonts)
    }

    fn keep_last(&mut self) {
        if let Some(last) = self.strips.last_mut() {
            last.keep_with_next = true;
        }
    }
}

fn non_empty(text: &str) -> impl Iterator<Item = &str> {
    Some(text).filter(|text| !text.trim().is_empty()).into_iter()
}
