//! Spans of text become lines of glyphs.

use std::{ops::Range, rc::Rc};

use parley::{
    Layout,
    style::{FontFamily, FontFamilyName, FontStyle, FontWeight, OverflowWrap, StyleProperty},
};

use crate::{Fonts, Span, error::CannotRender, fonts::FAMILIES};

use super::{
    Line,
    hyphenate::hyphenation_points,
    justify::{self, HANG, Setting},
    line,
    linebreak::{self, Measure, Piece},
    style::{Align, Style},
};

/// The text of a paragraph as it is handed to the shaper.
pub(crate) struct Source {
    pub text: String,
    spans: Vec<(Range<usize>, Look)>,
    place: String,
}

#[derive(Clone)]
struct Look {
    bold: bool,
    italic: bool,
    language: Option<Rc<str>>,
}

impl Source {
    /// # Errors
    /// A control character, which no font can show. A tab counts as a space; every kind of line end as a line feed.
    fn new(spans: &[Span], place: &str) -> Result<Self, CannotRender> {
        let mut source = Self {
            text: String::new(),
            spans: Vec::new(),
            place: place.to_owned(),
        };
        for span in spans {
            let start = source.text.len();
            for character in span.text.replace("\r\n", "\n").chars() {
                match character {
                    '\t' => source.text.push(' '),
                    '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => source.text.push('\n'),
                    '\n' => source.text.push('\n'),
                    _ if character.is_control() => return Err(source.unknown_character(character)),
                    _ => source.text.push(character),
                }
            }
            let look = Look {
                bold: span.bold,
                italic: span.italic,
                language: span.language.as_deref().map(Rc::from),
            };
            source.spans.push((start..source.text.len(), look));
        }
        Ok(source)
    }

    pub fn language_at(&self, offset: usize) -> Option<Rc<str>> {
        let index = self.spans.partition_point(|(range, _)| range.end <= offset);
        self.spans.get(index).and_then(|(_, look)| look.language.clone())
    }

    /// The refusal for a cluster that came without glyphs of its own.
    pub fn unknown(&self, cluster: &str, fonts: &Fonts) -> CannotRender {
        let shown =
            |character: char| fonts.can_show(character) || line::is_invisible(character.encode_utf8(&mut [0; 4]));
        let culprit = cluster.chars().find(|&character| !shown(character));
        self.unknown_character(culprit.or_else(|| cluster.chars().next()).unwrap_or('\u{fffd}'))
    }

    fn unknown_character(&self, character: char) -> CannotRender {
        CannotRender::UnknownCharacter {
            character,
            place: self.place.clone(),
        }
    }

    /// Where words may be divided, in the spans that are in the letter's language.
    fn hyphenation_points(&self, language: &str) -> Vec<usize> {
        let mut points = hyphenation_points(&self.text, language);
        points.retain(|&point| self.language_at(point).is_none());
        points
    }

    /// The same text with soft hyphens at these offsets (ascending).
    fn with_soft_hyphens(&self, points: &[usize]) -> Self {
        let moved = |offset: usize| offset + points.partition_point(|&point| point < offset) * SOFT_HYPHEN.len();
        let mut text = String::with_capacity(self.text.len() + points.len() * SOFT_HYPHEN.len());
        let mut from = 0;
        for &point in points {
            text.push_str(&self.text[from..point]);
            text.push_str(SOFT_HYPHEN);
            from = point;
        }
        text.push_str(&self.text[from..]);
        let spans = self
            .spans
            .iter()
            .map(|(range, look)| (moved(range.start)..moved(range.end), look.clone()))
            .collect();
        Self {
            text,
            spans,
            place: self.place.clone(),
        }
    }

    /// Whether it begins with a letter that runs from right to left, and most of its letters do. A name alone at the
    /// beginning of an English sentence does not turn the sentence round.
    fn runs_right_to_left(&self) -> bool {
        let mut letters = self.text.chars().filter(|c| c.is_alphabetic()).map(runs_right_to_left).peekable();
        let first = letters.peek().copied().unwrap_or(false);
        first && letters.fold(0_i64, |balance, rtl| balance + if rtl { 1 } else { -1 }) > 0
    }
}

/// The letters of Hebrew, Arabic and their neighbours.
fn runs_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

const SOFT_HYPHEN: &str = "\u{ad}";

/// What a paragraph is set into.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column<'a> {
    pub width: f32,
    /// The letter's language.
    pub language: &'a str,
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
    let source = Source::new(spans, column.place)?;
    if source.text.is_empty() {
        return Ok(Vec::new());
    }
    let right_to_left = source.runs_right_to_left();
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
            let ragged = index + 1 == count || source.text[shaped.text_range()].ends_with('\n');
            justify::align(
                &mut line,
                Setting {
                    width: column.width,
                    align: style.align,
                    ragged,
                    right_to_left,
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
    let mut layout = shape(&source, style, right_to_left, OverflowWrap::BreakWord, fonts);
    layout.break_all_lines(Some(column.width));
    (source, layout)
}

/// Lines chosen together. The text is shaped twice: soft hyphens keep letters from kerning and joining, so only
/// the ones that end a line may stay.
fn justified(
    source: Source,
    style: &Style,
    column: Column<'_>,
    right_to_left: bool,
    fonts: &mut Fonts,
) -> (Source, Layout<()>) {
    let points = source.hyphenation_points(column.language);
    let divisible = source.with_soft_hyphens(&points);
    let mut layout = shape(&divisible, style, right_to_left, OverflowWrap::Normal, fonts);
    let pieces = linebreak::pieces(&mut layout, &divisible.text);
    let hyphen = fonts
        .face(0)
        .glyph('-')
        .map_or(0.0, |glyph| fonts.face(0).advance(glyph));
    let measure = Measure {
        width: column.width,
        hyphen: hyphen * style.size * (1.0 - HANG),
    };
    let Some(ends) = linebreak::best_ends(&pieces, measure) else {
        return greedy(source, style, column, right_to_left, fonts);
    };
    if points.is_empty() {
        linebreak::break_behind(&mut layout, &pieces, &ends);
        return (divisible, layout);
    }
    let ends: Vec<usize> = ends.iter().map(|&end| pieces[end - 1].end).collect();
    let plain_ends = without_soft_hyphens(&ends, &points);
    let chosen: Vec<usize> = points
        .into_iter()
        .filter(|point| plain_ends.binary_search(point).is_ok())
        .collect();
    let final_source = source.with_soft_hyphens(&chosen);
    let mut layout = shape(&final_source, style, right_to_left, OverflowWrap::Normal, fonts);
    let pieces = linebreak::pieces(&mut layout, &final_source.text);
    let ends = piece_ends(&pieces, &plain_ends, &chosen);
    linebreak::break_behind(&mut layout, &pieces, &ends);
    (final_source, layout)
}

/// Offsets in a text with soft hyphens at `points`, as offsets in the text without them.
fn without_soft_hyphens(offsets: &[usize], points: &[usize]) -> Vec<usize> {
    let mut passed = 0;
    offsets
        .iter()
        .map(|&offset| {
            while points
                .get(passed)
                .is_some_and(|point| point + passed * SOFT_HYPHEN.len() < offset)
            {
                passed += 1;
            }
            offset - passed * SOFT_HYPHEN.len()
        })
        .collect()
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

fn shape(source: &Source, style: &Style, right_to_left: bool, wrap: OverflowWrap, fonts: &mut Fonts) -> Layout<()> {
    let Fonts { context, buffers, .. } = fonts;
    let mut builder = buffers.ranged_builder(context, &source.text, 1.0, false);
    builder.set_base_direction(if right_to_left {
        parley::BaseDirection::Rtl
    } else {
        parley::BaseDirection::Ltr
    });
    let families: Vec<FontFamilyName<'_>> = FAMILIES.into_iter().map(FontFamilyName::named).collect();
    builder.push_default(StyleProperty::FontFamily(FontFamily::List(families.into())));
    builder.push_default(StyleProperty::FontSize(style.size));
    builder.push_default(StyleProperty::OverflowWrap(wrap));
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
