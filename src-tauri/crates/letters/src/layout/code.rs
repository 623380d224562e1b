//! A code to be copied by hand, as a table of its groups. For a screen reader it is a numbered list.

use crate::{Span, error::CannotRender};

use super::{
    Line, Mark, Role,
    compose::{Composer, Place},
    strip::{Part, Strip, keep_together},
    style::{CODE_COLUMNS, CODE_NUMBER_ROOM, CODE_PADDING, CODE_PITCH, PARAGRAPH_GAP, Style},
};

/// The lines above and below the code.
const RULE: f32 = 0.5;

pub(crate) fn code(
    groups: &[String],
    place: Place,
    composer: &mut Composer<'_, '_>,
) -> Result<Vec<Strip>, CannotRender> {
    let list = composer.tree.add(Role::L { ordered: true }, place.parent);
    let column = place.width / CODE_COLUMNS as f32;
    let mut strips = Vec::new();
    for (row, groups) in groups.chunks(CODE_COLUMNS).enumerate() {
        let mut strip = Strip {
            height: Style::CODE.leading,
            is_text: true,
            ..Strip::default()
        };
        for (at, group) in groups.iter().enumerate() {
            let x = place.x + at as f32 * column;
            let entry = composer.tree.add(Role::LI, list);
            let number = (row * CODE_COLUMNS + at + 1).to_string();
            let set = [
                (Role::Lbl, &number, &Style::CODE_NUMBER, x),
                (Role::LBody, group, &Style::CODE, x + CODE_NUMBER_ROOM),
            ];
            for (role, text, style, x) in set {
                let node = composer.tree.add(role, entry);
                let Some(mut line) = composer.lines(&[Span::plain(text)], style, column)?.pop() else {
                    continue;
                };
                if role == Role::LBody {
                    spread(&mut line);
                }
                let baseline = Style::CODE.ascent();
                strip.parts.push(Part::Text {
                    mark: Mark::Content(node),
                    x,
                    baseline,
                    line,
                });
            }
        }
        strips.push(strip);
    }
    enclose(&mut strips, place);
    keep_together(&mut strips);
    Ok(strips)
}

/// Each character in the middle of a place of its own, so that none is overlooked.
fn spread(line: &mut Line) {
    line.is_spread = true;
    for (index, cluster) in line.clusters.iter_mut().enumerate() {
        cluster.x = index as f32 * CODE_PITCH + (CODE_PITCH - cluster.advance) / 2.0;
    }
}

fn enclose(strips: &mut [Strip], place: Place) {
    let rule = |y| Part::Rule {
        x: place.x,
        y,
        width: place.width,
        thickness: RULE,
        grey: 0.32,
    };
    if let Some(first) = strips.first_mut() {
        first.space_before = PARAGRAPH_GAP + 3.0 + CODE_PADDING;
        first.parts.insert(0, rule(-CODE_PADDING));
    }
    if let Some(last) = strips.last_mut() {
        last.parts.push(rule(last.height + CODE_PADDING));
        last.height += CODE_PADDING;
    }
}
