//! Spans of text become lines of glyphs.

use parley::{
    Layout,
    style::{FontFamily, FontFamilyName, FontFeatures, FontStyle, FontWeight, OverflowWrap, StyleProperty},
};

use crate::{
    EastAsian, Fonts, Span, Typeface,
    error::CannotRender,
    fonts::{FAMILIES, SANS},
};

use super::{
    Line,
    justify::{self, HANG, Setting},
    line,
    linebreak::{self, CALM, Measure, Piece, worst_tension},
    source::{Source, without_soft_hyphens},
    style::{Align, Style},
};

/// What a paragraph is set into.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column<'a> {
    pub width: f32,
    /// The document's language.
    pub language: &'a str,
    pub typeface: Typeface,
    /// Whether the document's pages run from right to left.
    pub right_to_left: bool,
    /// For a refusal: where the paragraph stands.
    pub place: &'a str,
}

/// Sets the spans as lines.
///
/// # Errors
/// A character that no font can show.
pub(crate) fn set(
    spans: &[Span],
    style: &Style,
    column: Column<'_>,
    fonts: &mut Fonts,
) -> Result<Vec<Line>, CannotRender> {
    let source = Source::new(spans, column.language, column.place)?;
    if source.text.is_empty() {
        return Ok(Vec::new());
    }
    let right_to_left = source.runs_right_to_left(column.right_to_left);
    let (source, layout) = if style.align == Align::Justify {
        justified(source, style, column, right_to_left, fonts)
    } else {
        greedy(source, style, column, right_to_left, fonts)
    };
    let count = layout.len();
    layout
        .lines()
        .enumerate()
        .map(|(index, shaped)| {
            let mut line = line::read(&shaped, &source, style.size, style.grey, fonts)?;
            line.right_to_left = right_to_left;
            let ragged = index + 1 == count || source.text[shaped.text_range()].ends_with('\n');
            justify::align(
                &mut line,
                Setting {
                    width: column.width,
                    align: style.align,
                    ragged,
                    right_to_left,
                    page_right_to_left: column.right_to_left,
                },
            );
            Ok(line)
        })
        .collect()
}

/// Lines filled one after the other; a word longer than a line is broken anywhere.
fn greedy(
    source: Source,
    style: &Style,
    column: Column<'_>,
    right_to_left: bool,
    fonts: &mut Fonts,
) -> (Source, Layout<()>) {
    let mut layout = shape(&source, style, column, right_to_left, OverflowWrap::BreakWord, fonts);
    layout.break_all_lines(Some(column.width));
    if style.balanced {
        balance(&mut layout, column.width);
    }
    (source, layout)
}

/// Makes lines alike in length: as narrow as they can be without becoming one more.
fn balance(layout: &mut Layout<()>, width: f32) {
    let count = layout.len();
    let (mut narrow, mut wide) = (width / 2.0, width);
    while count > 1 && wide - narrow > 4.0 {
        let middle = f32::midpoint(narrow, wide);
        layout.break_all_lines(Some(middle));
        if layout.len() > count {
            narrow = middle;
        } else {
            wide = middle;
        }
    }
    layout.break_all_lines(Some(wide));
}

/// Lines chosen together. Where words must be divided the text is shaped anew: soft hyphens keep letters from kerning
/// and joining, so only the ones that end a line may stay.
fn justified(
    source: Source,
    style: &Style,
    column: Column<'_>,
    right_to_left: bool,
    fonts: &mut Fonts,
) -> (Source, Layout<()>) {
    let hyphen = fonts
        .face(0)
        .glyph('-')
        .map_or(0.0, |glyph| fonts.face(0).advance(glyph));
    let measure = Measure {
        width: column.width,
        hyphen: hyphen * style.size * (1.0 - HANG),
    };
    // First without dividing a word: most paragraphs need no more, and are shaped only once.
    let mut layout = shape(&source, style, column, right_to_left, OverflowWrap::Normal, fonts);
    let pieces = linebreak::pieces(&mut layout, &source.text);
    let whole = linebreak::best_ends(&pieces, measure);
    let is_calm = |ends: &Vec<usize>| worst_tension(&pieces, ends, measure) <= CALM;
    let points = match &whole {
        Some(ends) if is_calm(ends) => Vec::new(),
        _ => source.hyphenation_points(column.language),
    };
    if points.is_empty() {
        let Some(ends) = whole else {
            return greedy(source, style, column, right_to_left, fonts);
        };
        linebreak::break_behind(&mut layout, &pieces, &ends);
        return (source, layout);
    }
    let divisible = source.with_soft_hyphens(&points);
    let mut layout = shape(&divisible, style, column, right_to_left, OverflowWrap::Normal, fonts);
    let pieces = linebreak::pieces(&mut layout, &divisible.text);
    let Some(ends) = linebreak::best_ends(&pieces, measure) else {
        return greedy(source, style, column, right_to_left, fonts);
    };
    let ends: Vec<usize> = ends.iter().map(|&end| pieces[end - 1].end).collect();
    let plain_ends = without_soft_hyphens(&ends, &points);
    let chosen: Vec<usize> = points
        .into_iter()
        .filter(|point| plain_ends.binary_search(point).is_ok())
        .collect();
    let final_source = source.with_soft_hyphens(&chosen);
    let mut layout = shape(&final_source, style, column, right_to_left, OverflowWrap::Normal, fonts);
    let pieces = linebreak::pieces(&mut layout, &final_source.text);
    let ends = piece_ends(&pieces, &plain_ends, &chosen);
    linebreak::break_behind(&mut layout, &pieces, &ends);
    (final_source, layout)
}

/// The indexes behind the pieces that end where the lines are to end.
fn piece_ends(pieces: &[Piece], plain_ends: &[usize], chosen: &[usize]) -> Vec<usize> {
    let offsets: Vec<usize> = pieces.iter().map(|piece| piece.end).collect();
    let plain = without_soft_hyphens(&offsets, chosen);
    plain
        .iter()
        .enumerate()
        .filter(|(_, end)| plain_ends.binary_search(end).is_ok())
        .map(|(index, _)| index + 1)
        .collect()
}

/// How wide the spans are without a break, and how wide their widest word is.
pub(crate) fn widths(
    spans: &[Span],
    style: &Style,
    column: Column<'_>,
    fonts: &mut Fonts,
) -> Result<(f32, f32), CannotRender> {
    let source = Source::new(spans, column.language, column.place)?;
    if source.text.is_empty() {
        return Ok((0.0, 0.0));
    }
    let layout = shape(&source, style, column, false, OverflowWrap::Normal, fonts);
    let widths = layout.calculate_content_widths();
    Ok((widths.max.ceil(), widths.min.ceil()))
}

fn shape(
    source: &Source,
    style: &Style,
    column: Column<'_>,
    right_to_left: bool,
    wrap: OverflowWrap,
    fonts: &mut Fonts,
) -> Layout<()> {
    let Fonts { context, buffers, .. } = fonts;
    let mut builder = buffers.ranged_builder(context, &source.text, 1.0, false);
    builder.set_base_direction(if right_to_left {
        parley::BaseDirection::Rtl
    } else {
        parley::BaseDirection::Ltr
    });
    let first = match column.typeface {
        Typeface::Serif => None,
        Typeface::Sans => Some(SANS),
    };
    let east_asian = source.east_asian.map(EastAsian::family);
    let families: Vec<FontFamilyName<'_>> = first
        .into_iter()
        .chain(FAMILIES)
        .chain(east_asian)
        .map(FontFamilyName::named)
        .collect();
    builder.push_default(StyleProperty::FontFamily(FontFamily::List(families.into())));
    builder.push_default(StyleProperty::FontSize(style.size));
    builder.push_default(StyleProperty::OverflowWrap(wrap));
    let figures = if style.tabular {
        "\"tnum\", \"lnum\""
    } else {
        "\"pnum\", \"lnum\""
    };
    builder.push_default(StyleProperty::FontFeatures(FontFeatures::Source(figures.into())));
    if style.italic {
        builder.push_default(StyleProperty::FontStyle(FontStyle::Italic));
    }
    if style.bold {
        builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
    }
    for (range, look) in &source.spans {
        if look.bold {
            builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
        }
        if look.italic {
            builder.push(StyleProperty::FontStyle(FontStyle::Italic), range.clone());
        }
        if let Some(language) = look
            .language
            .as_deref()
            .and_then(|tag| parley::fontique::Language::parse(tag).ok())
        {
            builder.push(StyleProperty::Locale(Some(language)), range.clone());
        }
    }
    builder.build(&source.text)
}
