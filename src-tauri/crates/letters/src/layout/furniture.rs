//! What stands on every page and belongs to no sentence: the page number, and DRAFT.

use crate::{Document, Fonts, Span, error::CannotRender};

use super::{
    Artifact, Item, Line, Mark, Page, Turn,
    paragraph::{Column, set},
    style::{Align, MEASURE, PAGE_NUMBER_BASELINE, Style},
};

pub(crate) fn add(
    pages: &mut [Page],
    document: &Document,
    size: (f32, f32),
    fonts: &mut Fonts,
) -> Result<(), CannotRender> {
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        if document.draft
            && let Some(watermark) = watermark(size, fonts)?
        {
            page.items.insert(0, watermark);
        }
        let text = format!("Page {} of {count}", index + 1);
        for line in english(&text, &Style::PAGE_NUMBER, fonts)? {
            page.items.push(Item::Text {
                mark: Mark::Artifact(Artifact::PageNumber),
                x: (size.0 - MEASURE) / 2.0,
                baseline: size.1 - PAGE_NUMBER_BASELINE,
                line,
                turn: None,
            });
        }
    }
    Ok(())
}

/// DRAFT from the lower left to the upper right, behind the text.
fn watermark((width, height): (f32, f32), fonts: &mut Fonts) -> Result<Option<Item>, CannotRender> {
    let style = Style {
        align: Align::Left,
        ..Style::WATERMARK
    };
    let Some(line) = english("DRAFT", &style, fonts)?.pop() else {
        return Ok(None);
    };
    let (sine, cosine) = (height / width).atan().sin_cos();
    let length = line.clusters.last().map_or(0.0, |last| last.x + last.advance);
    let rise = style.size * 0.34; // half the height of its capitals, to centre it on the diagonal
    Ok(Some(Item::Text {
        mark: Mark::Artifact(Artifact::Watermark),
        x: width / 2.0 - cosine * length / 2.0 + sine * rise,
        baseline: height / 2.0 + sine * length / 2.0 + cosine * rise,
        line,
        turn: Some(Turn { sine, cosine }),
    }))
}

fn english(text: &str, style: &Style, fonts: &mut Fonts) -> Result<Vec<Line>, CannotRender> {
    let width = if style.align == Align::Left { 10_000.0 } else { MEASURE };
    set(
        &[Span::plain(text)],
        style,
        Column {
            width,
            language: "en",
            place: "the page's foot",
        },
        fonts,
    )
}
