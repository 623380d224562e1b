//! Glyphs that a font did not have: put together from its own, so that one glyph stands for one text.
//!
//! A PDF says of each glyph which text it stands for. A letter with its marks, two letters that share a glyph, or a
//! glyph that stands for another text here than there would each need words beside the glyphs, which readers put in
//! wrong places. A glyph more in the embedded font needs none. TrueType composes glyphs of others by itself.

use skrifa::{
    FontRef, Tag,
    raw::{TableProvider, types::GlyphId},
};

/// Flags of a component: its place follows in two words, in the font's units.
const PLACED: u16 = 0x0003;
/// Another component follows.
const MORE: u16 = 0x0020;

/// A glyph of the font, moved: in the font's units, to the right and up.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Component {
    pub glyph: u16,
    pub right: i16,
    pub up: i16,
}

/// A glyph to be added: without components it shows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Further {
    pub components: Vec<Component>,
    /// In the font's units.
    pub advance: u16,
}

/// How many glyphs the font has, if glyphs can be added to it: its outlines are TrueType's.
pub(crate) fn glyph_count(font: &[u8]) -> Option<u16> {
    let font = FontRef::new(font).ok()?;
    font.glyf().ok()?;
    Some(font.maxp().ok()?.num_glyphs())
}

/// The font with these glyphs after its own; nothing where its tables are not what they should be.
pub(crate) fn with(bytes: &[u8], further: &[Further]) -> Option<Vec<u8>> {
    let font = FontRef::new(bytes).ok()?;
    let table = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).map(|data| data.as_bytes().to_vec());
    let (offsets, outlines) = (font.loca(None).ok()?, font.glyf().ok()?);
    let own = font.maxp().ok()?.num_glyphs();
    let own_metrics = font.hmtx().ok()?;

    let (mut glyf, mut loca, mut hmtx) = (Vec::new(), vec![0_u32], Vec::new());
    let all = outlines.offset_data().as_bytes();
    for glyph in 0..own {
        let from = usize::try_from(offsets.get_raw(usize::from(glyph))?).ok()?;
        let to = usize::try_from(offsets.get_raw(usize::from(glyph) + 1)?).ok()?;
        glyf.extend_from_slice(all.get(from..to)?);
        glyf.resize(glyf.len().next_multiple_of(4), 0);
        loca.push(u32::try_from(glyf.len()).ok()?);
        let id = GlyphId::from(glyph);
        hmtx.extend(own_metrics.advance(id)?.to_be_bytes());
        hmtx.extend(own_metrics.side_bearing(id)?.to_be_bytes());
    }
    let bounds = |glyph: u16| -> Option<[i16; 4]> {
        let outline = offsets.get_glyf(GlyphId::from(glyph), &outlines).ok()??;
        Some([outline.x_min(), outline.y_min(), outline.x_max(), outline.y_max()])
    };
    for added in further {
        let outline = composite(&added.components, bounds);
        let left = outline.as_ref().map_or(0, |(left, _)| *left);
        glyf.extend(outline.into_iter().flat_map(|(_, outline)| outline));
        glyf.resize(glyf.len().next_multiple_of(4), 0);
        loca.push(u32::try_from(glyf.len()).ok()?);
        hmtx.extend(added.advance.to_be_bytes());
        hmtx.extend(left.to_be_bytes());
    }

    let count = own.checked_add(u16::try_from(further.len()).ok()?)?;
    let (mut head, mut hhea, mut maxp) = (table(b"head")?, table(b"hhea")?, table(b"maxp")?);
    head.get_mut(50..52)?.copy_from_slice(&1_u16.to_be_bytes());
    hhea.get_mut(34..36)?.copy_from_slice(&count.to_be_bytes());
    maxp.get_mut(4..6)?.copy_from_slice(&count.to_be_bytes());
    raise_limits(&mut maxp, further)?;
    let loca = loca.into_iter().flat_map(u32::to_be_bytes).collect();

    let mut tables = Vec::new();
    for record in font.table_directory().table_records() {
        let tag = record.tag();
        let data = match &tag.to_be_bytes() {
            b"glyf" => std::mem::take(&mut glyf),
            b"loca" => Vec::clone(&loca),
            b"hmtx" => std::mem::take(&mut hmtx),
            b"head" => std::mem::take(&mut head),
            b"hhea" => std::mem::take(&mut hhea),
            b"maxp" => std::mem::take(&mut maxp),
            _ => font.table_data(tag)?.as_bytes().to_vec(),
        };
        tables.push((tag, data));
    }
    Some(put_together(tables))
}

/// The outline's bytes, and how far to the left it reaches.
fn composite(components: &[Component], bounds: impl Fn(u16) -> Option<[i16; 4]>) -> Option<(i16, Vec<u8>)> {
    let drawn: Vec<(&Component, [i16; 4])> = components
        .iter()
        .filter_map(|part| Some((part, bounds(part.glyph)?)))
        .collect();
    let moved = |&(part, [left, bottom, right, top]): &(&Component, [i16; 4])| {
        [
            left.saturating_add(part.right),
            bottom.saturating_add(part.up),
            right.saturating_add(part.right),
            top.saturating_add(part.up),
        ]
    };
    let box_of_all = drawn.iter().map(moved).reduce(|one, other| {
        [
            one[0].min(other[0]),
            one[1].min(other[1]),
            one[2].max(other[2]),
            one[3].max(other[3]),
        ]
    })?;
    let mut bytes = (-1_i16).to_be_bytes().to_vec();
    bytes.extend(box_of_all.into_iter().flat_map(i16::to_be_bytes));
    for (index, (part, _)) in drawn.iter().enumerate() {
        let more = if index + 1 < drawn.len() { MORE } else { 0 };
        bytes.extend((PLACED | more).to_be_bytes());
        bytes.extend(part.glyph.to_be_bytes());
        bytes.extend(part.right.to_be_bytes());
        bytes.extend(part.up.to_be_bytes());
    }
    Some((box_of_all[0], bytes))
}

/// What the font says of its largest composite glyph, for interpreters that make room for it.
fn raise_limits(maxp: &mut [u8], further: &[Further]) -> Option<()> {
    let most = further.iter().map(|added| added.components.len()).max().unwrap_or(0);
    let most = u16::try_from(most).ok()?;
    let read = |maxp: &[u8], at: usize| Some(u16::from_be_bytes(maxp.get(at..at + 2)?.try_into().ok()?));
    for (of_simple, of_composite) in [(6, 10), (8, 12)] {
        let largest = read(maxp, of_simple)?.max(read(maxp, of_composite)?);
        maxp.get_mut(of_composite..of_composite + 2)?
            .copy_from_slice(&largest.saturating_mul(most.max(1)).to_be_bytes());
    }
    let components = read(maxp, 28)?.max(most);
    let depth = read(maxp, 30)?.saturating_add(1);
    maxp.get_mut(28..30)?.copy_from_slice(&components.to_be_bytes());
    maxp.get_mut(30..32)?.copy_from_slice(&depth.to_be_bytes());
    Some(())
}

fn put_together(tables: Vec<(Tag, Vec<u8>)>) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = count.checked_ilog2().unwrap_or(0) as u16;
    let range = 16_u16 << power;
    let mut bytes = 0x0001_0000_u32.to_be_bytes().to_vec();
    for value in [count, range, power, (count * 16).saturating_sub(range)] {
        bytes.extend(value.to_be_bytes());
    }
    let mut body = Vec::new();
    let start = bytes.len() + tables.len() * 16;
    for (tag, data) in tables {
        bytes.extend(tag.to_be_bytes());
        bytes.extend(checksum(&data).to_be_bytes());
        bytes.extend(((start + body.len()) as u32).to_be_bytes());
        bytes.extend((data.len() as u32).to_be_bytes());
        body.extend(data);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    bytes.extend(body);
    bytes
}

fn checksum(data: &[u8]) -> u32 {
    data.chunks(4).fold(0, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const HEBREW: &[u8] = include_bytes!("../../fonts/NotoSerifHebrew_400Regular.ttf");

    #[test]
    fn added_glyphs_have_their_width_and_the_outlines_of_their_components() {
        let own = glyph_count(HEBREW).unwrap();
        let moved = Component {
            glyph: 5,
            right: 100,
            up: -30,
        };
        let added = [
            Further {
                components: vec![moved],
                advance: 777,
            },
            Further {
                components: Vec::new(),
                advance: 11,
            },
        ];
        let bytes = with(HEBREW, &added).unwrap();
        let font = FontRef::new(&bytes).unwrap();
        let (offsets, outlines) = (font.loca(None).unwrap(), font.glyf().unwrap());
        let outline = |glyph: u16| offsets.get_glyf(GlyphId::from(glyph), &outlines).unwrap();
        let metrics = font.hmtx().unwrap();
        assert_eq!(font.maxp().unwrap().num_glyphs(), own + 2);
        assert_eq!(metrics.advance(GlyphId::from(own)), Some(777));
        assert_eq!(metrics.advance(GlyphId::from(own + 1)), Some(11));
        assert_eq!(outline(own).unwrap().x_min(), outline(5).unwrap().x_min() + 100);
        assert_eq!(outline(own).unwrap().y_max(), outline(5).unwrap().y_max() - 30);
        assert_eq!(
            metrics.side_bearing(GlyphId::from(own)),
            Some(outline(own).unwrap().x_min())
        );
        assert!(outline(own + 1).is_none());

        let before = FontRef::new(HEBREW).unwrap();
        let advance = |font: &FontRef<'_>, glyph: u16| font.hmtx().unwrap().advance(GlyphId::from(glyph));
        assert!((0..own).all(|glyph| advance(&before, glyph) == advance(&font, glyph)));
    }

    #[test]
    fn bytes_that_are_no_font_are_not_taken() {
        assert!(with(b"no font", &[]).is_none() && glyph_count(b"no font").is_none());
        assert!(with(&HEBREW[..2000], &[]).is_none());
    }
}
