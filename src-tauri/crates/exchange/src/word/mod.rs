//! A letter for Word and LibreOffice (.docx), for whoever must edit it elsewhere: its words in their styles.
//!
//! Its looks belong to the program that opens it. A picture of a signature stays out: what anyone can still change carries none.

mod body;
mod lists;

use std::io::Cursor;

use docx_rs::{AlignmentType, BreakType, Docx, LineSpacing, PageMargin, Paragraph, Run, RunFonts, Style, StyleType};
use letters::{Document, Letterhead, Opening, Span, Typeface};

use self::{body::Body, lists::Lists};

/// Twentieths of a point in a point.
const TWIPS: f32 = 20.0;
/// The margin on each side: 25 mm, in twentieths of a point.
const MARGIN: i32 = 1417;
/// The size of the text in half points.
const TEXT: usize = 22;

/// The bytes of the file. A document is written whole, but for pictures and the numbers of pages.
///
/// # Errors
/// Never in practice: it is written into memory.
pub fn word(document: &Document) -> std::io::Result<Vec<u8>> {
    let mut body = Body::new(&document.language);
    letterhead(&mut body, &document.letterhead);
    opening(&mut body, &document.opening);
    body.blocks(&document.body);
    ending(&mut body, document);
    let (paragraphs, lists) = body.done();
    let mut docx = lists.numbered(styled(document));
    for part in paragraphs {
        docx = part.onto(docx);
    }
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).map_err(std::io::Error::other)?;
    Ok(bytes.into_inner())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn styled(document: &Document) -> Docx {
    let (width, height) = document.paper.size();
    let day = format!("{}T00:00:00Z", document.date);
    let font = match document.design.typeface {
        Typeface::Serif => "Cambria",
        Typeface::Sans => "Calibri",
    };
    let margin = PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN);
    let heading = |id: &str, name: &str, level: usize, size: usize| {
        let style = Style::new(id, StyleType::Paragraph);
        let mut style = style.name(name).based_on("Normal").next("Normal").bold().size(size);
        style.paragraph_property = style
            .paragraph_property
            .keep_next(true)
            .outline_lvl(level)
            .line_spacing(LineSpacing::new().before(240).after(80));
        style
    };
    Docx::new()
        .page_size((width * TWIPS) as u32, (height * TWIPS) as u32)
        .page_margin(margin)
        .default_fonts(RunFonts::new().ascii(font).hi_ansi(font).cs("Times New Roman"))
        .default_size(TEXT)
        .default_line_spacing(LineSpacing::new().after(120).line(276))
        .created_at(&day)
        .updated_at(&day)
        .add_style(Style::new("Normal", StyleType::Paragraph).name("Normal"))
        .add_style(
            Style::new("Title", StyleType::Paragraph)
                .name("Title")
                .based_on("Normal")
                .bold()
                .size(32),
        )
        .add_style(heading("Heading1", "heading 1", 0, 26))
        .add_style(heading("Heading2", "heading 2", 1, 24))
        .add_style(heading("Heading3", "heading 3", 2, TEXT))
        .add_style(
            Style::new("Quote", StyleType::Paragraph)
                .name("Quote")
                .based_on("Normal")
                .italic(),
        )
}

fn letterhead(body: &mut Body, head: &Letterhead) {
    body.styled("Title", &head.name);
    body.lines(std::iter::once(&head.credentials).chain(&head.lines));
}

fn opening(body: &mut Body, opening: &Opening) {
    match opening {
        Opening::Letter {
            recipient,
            place_and_date,
            subject,
            salutation,
        } => {
            body.gap();
            body.lines(recipient);
            body.gap();
            body.line(place_and_date);
            body.gap();
            body.spans(&[Span::bold(subject)]);
            body.line(salutation);
        }
        Opening::Report {
            title, subtitle, facts, ..
        } => {
            body.styled("Title", title);
            body.line(subtitle);
            body.facts(facts);
        }
    }
}

fn ending(body: &mut Body, document: &Document) {
    let ending = &document.ending;
    body.line(&ending.closing);
    for signature in &ending.signatures {
        // Where a hand will sign.
        body.gap();
        body.gap();
        if let letters::Dated::Printed(line) = &signature.dated {
            body.line(line);
        }
        body.lines(std::iter::once(&signature.name).chain(&signature.lines));
    }
    body.lines(&ending.enclosures);
}

/// A run of text in one style. A line feed is a line break; what no XML may hold is left out.
fn run(span: &Span) -> Run {
    let mut run = Run::new();
    for (at, line) in span.text.split('\n').enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(line.replace(
            |c: char| c.is_control() && c != '\t' || matches!(c, '\u{fffe}' | '\u{ffff}'),
            "",
        ));
    }
    if span.bold {
        run = run.bold();
    }
    if span.italic {
        run = run.italic();
    }
    run
}

/// A paragraph that runs as its language does.
fn paragraph(right_to_left: bool) -> Paragraph {
    let mut paragraph = Paragraph::new();
    if right_to_left {
        paragraph.property = paragraph.property.bidi(true);
        paragraph = paragraph.align(AlignmentType::Start);
    }
    paragraph
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
