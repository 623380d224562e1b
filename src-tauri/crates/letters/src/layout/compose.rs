//! The whole document as one column of strips, then as pages.

use crate::{Document, Fonts, Heading, Opening, Span, error::CannotRender, pictures::Pictures, words, words::Words};

use super::{
    LaidOut, Line, NodeId, Role, Tree,
    fit::fit,
    furniture,
    paginate::{Paginated, Sheet, paginate},
    paragraph::{Column, set},
    strip::Strip,
    style::{BOTTOM, INDENT, MEASURE, Style, TOP},
};

/// From a report's title and facts to its text.
const BELOW_TITLE: f32 = 18.0;

/// Lays the whole document out.
///
/// # Errors
/// A character that no font can show, an image that cannot be used.
pub(crate) fn lay_out<'a>(
    document: &'a Document,
    pictures: &mut Pictures<'a>,
    fonts: &mut Fonts,
) -> Result<LaidOut, CannotRender> {
    let sheet = Sheet {
        size: document.paper.size(),
        right_to_left: words::runs_right_to_left(&document.language),
    };
    let mut tree = Tree::new();
    let mut composer = Composer::new(document, sheet, fonts, pictures, &mut tree);
    composer.opening()?;
    composer.body()?;
    composer.ending()?;
    let look = composer.column(MEASURE, "the page's foot");
    let composed = composer.composed;
    let begins = fit(&composed.strips, &composed.heads, sheet.size.1 - TOP - BOTTOM);
    let Paginated {
        mut pages,
        outline,
        links,
    } = paginate(composed, &begins, sheet, &mut tree, fonts, look)?;
    furniture::add(&mut pages, document, sheet, look, fonts)?;
    Ok(LaidOut {
        size: sheet.size,
        pages,
        tree,
        outline,
        links,
    })
}

/// Everything there is before pages are known.
#[derive(Default)]
pub(crate) struct Composed {
    pub strips: Vec<Strip>,
    /// The heads of tables that go over more than one page.
    pub heads: Vec<Vec<Strip>>,
    /// All headings in their order.
    pub headings: Vec<Heading>,
}

/// Sets the parts of a document one below the other.
pub(crate) struct Composer<'a, 'b> {
    pub document: &'a Document,
    pub sheet: Sheet,
    pub words: &'static Words,
    pub fonts: &'b mut Fonts,
    pub pictures: &'b mut Pictures<'a>,
    pub tree: &'b mut Tree,
    pub composed: Composed,
    pub passed: Passed,
}

/// How far the text has come, to say where something stands that cannot be set.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Passed {
    /// How many headings have been set; each knows its number by it.
    pub headings: usize,
    pub sections: usize,
    pub paragraphs: usize,
}

/// Where blocks stand: from the edge where reading begins, how wide, and the element that they belong to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub x: f32,
    pub width: f32,
    pub parent: NodeId,
}

impl Place {
    /// The whole measure.
    pub const COLUMN: Self = Self {
        x: 0.0,
        width: MEASURE,
        parent: Tree::ROOT,
    };

    /// Further in, and `end` short of the other edge.
    pub fn indented(self, parent: NodeId, end: f32) -> Self {
        Self {
            x: self.x + INDENT,
            width: (self.width - INDENT - end).max(INDENT),
            parent,
        }
    }
}

impl<'a, 'b> Composer<'a, 'b> {
    fn new(
        document: &'a Document,
        sheet: Sheet,
        fonts: &'b mut Fonts,
        pictures: &'b mut Pictures<'a>,
        tree: &'b mut Tree,
    ) -> Self {
        let composed = Composed {
            headings: super::contents::headings(&document.body).into_iter().cloned().collect(),
            ..Composed::default()
        };
        Self {
            document,
            sheet,
            words: Words::of(&document.language),
            fonts,
            pictures,
            tree,
            composed,
            passed: Passed::default(),
        }
    }

    fn body(&mut self) -> Result<(), CannotRender> {
        let document = self.document;
        let mut strips = self.blocks(&document.body, Place::COLUMN)?;
        if let (Some(first), false) = (strips.first_mut(), self.is_letter()) {
            first.space_before = first.space_before.max(BELOW_TITLE);
        }
        self.composed.strips.append(&mut strips);
        Ok(())
    }

    pub fn is_letter(&self) -> bool {
        matches!(self.document.opening, Opening::Letter { .. })
    }

    /// What text is set into; `place` says where it stands, for a refusal.
    pub fn column<'c>(&self, width: f32, place: &'c str) -> Column<'c>
    where
        'a: 'c,
    {
        Column {
            width,
            language: &self.document.language,
            typeface: self.document.design.typeface,
            right_to_left: self.sheet.right_to_left,
            place,
        }
    }

    /// The lines of spans that stand in the body.
    pub fn lines(&mut self, spans: &[Span], style: &Style, width: f32) -> Result<Vec<Line>, CannotRender> {
        let place = self.whereabouts();
        set(spans, style, self.column(width, &place), self.fonts)
    }

    /// The lines of plain text in the body.
    pub fn plain_lines(&mut self, text: &str, style: &Style, width: f32) -> Result<Vec<Line>, CannotRender> {
        self.lines(&[Span::plain(text)], style, width)
    }

    /// Where the text stands that is being set, in a few words.
    pub fn whereabouts(&self) -> String {
        let has_sections = !self.composed.headings.is_empty();
        match (has_sections, self.passed.sections) {
            (true, 0) => "the text before section 1".to_owned(),
            (true, section) => format!("section {section}"),
            (false, _) => format!("paragraph {}", self.passed.paragraphs.max(1)),
        }
    }

    /// Lines of which each runs in its own direction, as those of an address do, in one element.
    pub fn separate_lines(
        &mut self,
        lines: &[&str],
        style: &Style,
        place: Place,
        whereabouts: &str,
    ) -> Result<Vec<Strip>, CannotRender> {
        let shown: Vec<&str> = lines
            .iter()
            .map(|line| line.trim())
            .filter(|line| !line.is_empty())
            .collect();
        if shown.is_empty() {
            return Ok(Vec::new());
        }
        let node = self.tree.add(Role::P, place.parent);
        let mut strips = Vec::new();
        for (index, line) in shown.iter().enumerate() {
            // The line feed becomes a space, which keeps the words around it apart for whoever reads or copies them.
            let end = if index + 1 < shown.len() { "\n" } else { "" };
            let column = self.column(place.width, whereabouts);
            let mut set = set(&[Span::plain(format!("{line}{end}"))], style, column, self.fonts)?;
            set.retain(|line| !line.clusters.is_empty());
            strips.extend(set.into_iter().map(|line| Strip::of_line(line, style, place.x, node)));
        }
        super::strip::keep_together(&mut strips);
        Ok(strips)
    }

    /// One undivided part; nothing at all where it is empty.
    pub fn part(
        &mut self,
        text: &str,
        style: &Style,
        role: Role,
        place: Place,
        whereabouts: &str,
    ) -> Result<Vec<Strip>, CannotRender> {
        if text.trim().is_empty() {
            return Ok(Vec::new());
        }
        let lines = set(
            &[Span::plain(text)],
            style,
            self.column(place.width, whereabouts),
            self.fonts,
        )?;
        let node = self.tree.add(role, place.parent);
        Ok(super::strip::undivided(lines, style, place.x, node))
    }

    /// Adds strips to the column, so far below what stands there.
    pub fn add(&mut self, space: f32, mut strips: Vec<Strip>) {
        if let Some(first) = strips.first_mut() {
            first.space_before = space;
        }
        self.composed.strips.append(&mut strips);
    }

    pub fn keep_last(&mut self) {
        if let Some(last) = self.composed.strips.last_mut() {
            last.keep_with_next = true;
        }
    }
}
