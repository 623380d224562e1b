//! What stands on every page and belongs to no sentence: the foot with the page's number, and DRAFT.

use crate::{
    Document, Fonts, Opening, Span,
    error::CannotRender,
    words::{Words, filled},
};

use super::{
    Artifact, Item, Mark, Page, Turn,
    paginate::Sheet,
    paragraph::{Column, set},
    style::{Align, MEASURE, PAGE_NUMBER_BASELINE, Style},
};

pub(crate) fn add(
    pages: &mut [Page],
    document: &Document,
    sheet: Sheet,
    look: Column<'_>,
    fonts: &mut Fonts,
) -> Result<(), CannotRender> {
    let words = Words::of(&document.language);
    let count = pages.len().to_string();
    let draft = match document.draft {
        true => watermark(words, sheet, look, fonts)?,
        false => None,
    };
    for (index, page) in pages.iter_mut().enumerate() {
        if let Some((x, baseline, line, turn)) = &draft {
            page.items.insert(
                0,
                Item::Text {
                    mark: Mark::Artifact(Artifact::Watermark),
                    x: *x,
                    baseline: *baseline,
                    line: line.clone(),
                    turn: Some(*turn),
                },
            );
        }
        let number = filled(words.page_of, &[("page", &(index + 1).to_string()), ("pages", &count)]);
        match &document.opening {
            Opening::Letter { .. } => foot(page, &number, Align::Centre, sheet, look, fonts)?,
            // A title page speaks for itself.
            Opening::Report { own_page: true, .. } if index == 0 => {}
            Opening::Report { title, .. } => {
                // Sheets that are printed and parted say what they belong to.
                if index > 0 {
                    foot(page, &running_title(title), Align::Start, sheet, look, fonts)?;
                }
                foot(page, &number, Align::End, sheet, look, fonts)?;
            }
        }
    }
    Ok(())
}

/// As much of the title as one line beside the page's number holds.
fn running_title(title: &str) -> String {
    const MOST: usize = 60;
    if title.chars().count() <= MOST {
        return title.to_owned();
    }
    let cut: String = title.chars().take(MOST).collect();
    format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}

fn foot(
    page: &mut Page,
    text: &str,
    align: Align,
    sheet: Sheet,
    look: Column<'_>,
    fonts: &mut Fonts,
) -> Result<(), CannotRender> {
    let style = Style {
        align,
        ..Style::PAGE_NUMBER
    };
    for line in set(&[Span::plain(text)], &style, look, fonts)?.into_iter().take(1) {
        page.items.push(Item::Text {
            mark: Mark::Artifact(Artifact::PageNumber),
            x: sheet.x(0.0, MEASURE),
            baseline: sheet.size.1 - PAGE_NUMBER_BASELINE,
            line,
            turn: None,
        });
    }
    Ok(())
}

/// DRAFT from the lower left to the upper right, behind the text.
fn watermark(
    words: &Words,
    sheet: Sheet,
    look: Column<'_>,
    fonts: &mut Fonts,
) -> Result<Option<(f32, f32, super::Line, Turn)>, CannotRender> {
    let (width, height) = sheet.size;
    let column = Column {
        width: 10_000.0,
        right_to_left: false,
        ..look
    };
    // The longer the word, the smaller its letters: it never leaves the paper.
    let letters = words.draft.chars().count().max(5) as f32;
    let style = Style {
        size: Style::WATERMARK.size * 5.0 / letters,
        ..Style::WATERMARK
    };
    let Some(line) = set(&[Span::plain(words.draft)], &style, column, fonts)?.pop() else {
        return Ok(None);
    };
    let (sine, cosine) = (height / width).atan().sin_cos();
    let length = line.clusters.last().map_or(0.0, |last| last.x + last.advance);
    let rise = style.size * 0.34; // half the height of its capitals, to centre it on the diagonal
    let x = width / 2.0 - cosine * length / 2.0 + sine * rise;
    let baseline = height / 2.0 + sine * length / 2.0 + cosine * rise;
    Ok(Some((x, baseline, line, Turn { sine, cosine })))
}
