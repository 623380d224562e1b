//! Who writes, in one of three styles.

use crate::{CannotRender, Letterhead, LetterheadStyle, Span};

use super::{
    Role, Tree,
    compose::{Composer, Place},
    paragraph::widths,
    strip::{Part, Strip, keep_together},
    style::{Align, HAIRLINE, MEASURE, RULE, Style},
};

/// The box that a logo fits into.
const LOGO: (f32, f32) = (120.0, 46.0);
const LOGO_GAP: f32 = 12.0;
/// A head with more lines is no head any more: its lines stand below one another, over as many pages as they need.
const HIGHEST: f32 = 400.0;
/// How much of the measure an address beside the name may have, and the room between them.
const WIDEST_ADDRESS: f32 = 0.5;
const BESIDE: f32 = 18.0;
/// The size of a name beside its address, and the least that it may be made smaller to.
const LARGE: f32 = 18.0;
const LEAST_LARGE: f32 = 15.0;
const HERE: &str = "the letterhead";

impl Composer<'_, '_> {
    pub fn letterhead(&mut self) -> Result<(), CannotRender> {
        let head = &self.document.letterhead;
        let mut strips = match self.document.design.letterhead {
            LetterheadStyle::Classic => self.classic(head)?,
            LetterheadStyle::Modern => self.modern(head)?,
            LetterheadStyle::Centred => self.centred(head)?,
        };
        keep_together(&mut strips);
        self.composed.strips.append(&mut strips);
        Ok(())
    }

    /// Against the far edge, one line below the other; a logo at the near one, which no line runs into.
    fn classic(&mut self, head: &Letterhead) -> Result<Vec<Strip>, CannotRender> {
        let logo = self.logo(Align::Start)?;
        let taken = logo.as_ref().map_or(0.0, |logo| width_of(logo) + LOGO_GAP);
        let place = Place {
            x: taken,
            width: MEASURE - taken,
            ..Place::COLUMN
        };
        let mut strips = self.part(&head.name, &Style::SENDER, Role::P, place, HERE)?;
        let mut below = self.separate_lines(&below(head), &Style::SENDER_LINES, place, HERE)?;
        if let Some(first) = below.first_mut() {
            first.space_before = 2.0;
        }
        strips.append(&mut below);
        if let Some(logo) = logo {
            if strips.iter().map(|strip| strip.height).sum::<f32>() > HIGHEST {
                strips.insert(0, logo);
            } else {
                strips = vec![Strip::beside([logo, Strip::stack(strips)])];
            }
        }
        Ok(strips)
    }

    /// The name at the near edge, large; credentials below it; the address beside them; a line below all.
    fn modern(&mut self, head: &Letterhead) -> Result<Vec<Strip>, CannotRender> {
        let address: Vec<&str> = head.lines.iter().map(String::as_str).collect();
        let widest = self.widest(&address, &Style::SENDER_LINES)?;
        let far_width = (widest + 1.0).min(MEASURE * WIDEST_ADDRESS);
        let near = Place {
            width: MEASURE - far_width - BESIDE,
            ..Place::COLUMN
        };
        let far = Place {
            x: MEASURE - far_width,
            width: far_width,
            ..Place::COLUMN
        };
        let mut name = Vec::from_iter(self.logo(Align::Start)?);
        let mut large = Style {
            size: LARGE,
            leading: 22.0,
            align: Align::Start,
            ..Style::SENDER
        };
        // A name that is a little too long for its line is set a little smaller rather than on two.
        let name_width = self.widest(&[head.name.as_str()], &large)?;
        let fitting = LARGE * (near.width - 1.0) / name_width.max(1.0);
        if (LEAST_LARGE..LARGE).contains(&fitting) {
            large.size = fitting;
        }
        let mut set = self.part(&head.name, &large, Role::P, near, HERE)?;
        if let (Some(first), true) = (set.first_mut(), head.logo.is_some()) {
            first.space_before = LOGO_GAP;
        }
        name.append(&mut set);
        let lines = Style {
            align: Align::Start,
            ..Style::SENDER_LINES
        };
        // Where they do not fit on one line, no dot hangs at its end.
        let fits = self.widest(&[head.credentials.as_str()], &lines)? <= near.width;
        let credentials: Vec<&str> = match fits {
            true => vec![head.credentials.as_str()],
            false => head.credentials.split(" · ").collect(),
        };
        name.append(&mut self.separate_lines(&credentials, &lines, near, HERE)?);
        let address = self.separate_lines(&address, &Style::SENDER_LINES, far, HERE)?;
        if name.is_empty() && address.is_empty() {
            return Ok(Vec::new());
        }
        if name.iter().chain(&address).map(|strip| strip.height).sum::<f32>() > HIGHEST {
            name.extend(address);
            return Ok(name);
        }
        // The last lines of both stand on the line below them.
        let (name, address) = (Strip::stack(name), Strip::stack(address));
        let height = name.height.max(address.height);
        let stand = |strip: Strip| {
            let down = height - strip.height;
            strip.lowered(down)
        };
        let mut whole = Strip::beside([stand(name), stand(address)]);
        whole.height = height + 9.0;
        whole.parts.push(rule(whole.height, RULE));
        whole.is_fixed = true;
        Ok(vec![whole])
    }

    /// The width of the widest of the lines.
    fn widest(&mut self, lines: &[&str], style: &Style) -> Result<f32, CannotRender> {
        let mut widest: f32 = 0.0;
        for line in lines {
            let column = self.column(MEASURE, HERE);
            widest = widest.max(widths(&[Span::plain(*line)], style, column, self.fonts)?.0);
        }
        Ok(widest)
    }

    /// In the middle: logo, name, credentials, the address in one line between fine rules.
    fn centred(&mut self, head: &Letterhead) -> Result<Vec<Strip>, CannotRender> {
        let middle = |style: Style| Style {
            align: Align::Centre,
            ..style
        };
        let mut strips = Vec::from_iter(self.logo(Align::Centre)?);
        let name = Style {
            size: 17.0,
            leading: 22.0,
            ..middle(Style::SENDER)
        };
        let mut set = self.part(&head.name, &name, Role::P, Place::COLUMN, HERE)?;
        if let (Some(first), true) = (set.first_mut(), head.logo.is_some()) {
            first.space_before = LOGO_GAP;
        }
        strips.append(&mut set);
        let lines = middle(Style::SENDER_LINES);
        strips.append(&mut self.separate_lines(&[head.credentials.as_str()], &lines, Place::COLUMN, HERE)?);
        let address = head.lines.join("\u{2002}·\u{2002}");
        let balanced = Style {
            balanced: true,
            ..lines
        };
        let mut address = self.part(&address, &balanced, Role::P, Place::COLUMN, HERE)?;
        if let Some(first) = address.first_mut() {
            first.space_before = 13.0;
            first.parts.push(rule(-7.0, HAIRLINE));
        }
        if let Some(last) = address.last_mut() {
            last.height += 7.0;
            last.parts.push(rule(last.height, HAIRLINE));
        }
        strips.append(&mut address);
        Ok(strips)
    }

    /// The logo of the document's letterhead, where it has one.
    fn logo(&mut self, align: Align) -> Result<Option<Strip>, CannotRender> {
        let head = &self.document.letterhead;
        let Some(logo) = &head.logo else { return Ok(None) };
        let (picture, size) = self.pictures.take(&logo.bytes, |problem| CannotRender::Picture {
            place: HERE.to_owned(),
            problem,
        })?;
        let (width, height) = fitted(size, LOGO);
        let node = self.tree.add(Role::Figure, Tree::ROOT);
        self.tree.nodes[node].alternative = Some(alternative(&logo.alternative, &head.name));
        Ok(Some(Strip {
            height,
            is_fixed: true,
            parts: vec![Part::Image {
                node,
                picture,
                x: match align {
                    Align::Centre => (MEASURE - width) / 2.0,
                    _ => 0.0,
                },
                y: 0.0,
                width,
                height,
            }],
            ..Strip::default()
        }))
    }
}

/// A logo without words of its own stands for the name beside it.
fn alternative(given: &str, name: &str) -> String {
    if given.trim().is_empty() {
        name.to_owned()
    } else {
        given.to_owned()
    }
}

/// As large as it can be inside the box.
pub(crate) fn fitted((width, height): (u32, u32), room: (f32, f32)) -> (f32, f32) {
    let (width, height) = (width.max(1) as f32, height.max(1) as f32);
    let scale = (room.0 / width).min(room.1 / height);
    (width * scale, height * scale)
}

/// How far a logo reaches from the near edge.
fn width_of(logo: &Strip) -> f32 {
    logo.parts.iter().fold(0.0, |widest, part| match part {
        Part::Image { x, width, .. } => widest.max(x + width),
        _ => widest,
    })
}

fn below(head: &Letterhead) -> Vec<&str> {
    std::iter::once(head.credentials.as_str())
        .chain(head.lines.iter().map(String::as_str))
        .collect()
}

fn rule(y: f32, (thickness, grey): (f32, f32)) -> Part {
    Part::Rule {
        x: 0.0,
        y,
        width: MEASURE,
        thickness,
        grey,
    }
}
