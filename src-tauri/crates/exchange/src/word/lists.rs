use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelText, NumberFormat, Numbering, NumberingId, Paragraph,
    SpecialIndentType, Start,
};

/// How deep lists may lie in one another before they are no longer indented further.
const DEEPEST: usize = 8;
/// Above what the writer of the file numbers by itself.
const BULLETS: usize = 11;
const NUMBERS: usize = 12;
const FIRST: usize = 21;
/// How far each depth is indented, in twentieths of a point.
const STEP: i32 = 360;

/// The lists of a document: each numbered one counts for itself.
#[derive(Default)]
pub(super) struct Lists {
    ordered: Vec<bool>,
}

/// One list, at its depth.
#[derive(Clone, Copy)]
pub(super) struct List {
    number: usize,
    depth: usize,
}

impl Lists {
    pub fn begin(&mut self, ordered: bool, within: Option<List>) -> List {
        self.ordered.push(ordered);
        List {
            number: self.ordered.len() - 1,
            depth: within.map_or(0, |outer| (outer.depth + 1).min(DEEPEST)),
        }
    }

    pub fn numbered(self, docx: Docx) -> Docx {
        let kind = |id, format: &str, text: fn(usize) -> String| {
            (0..=DEEPEST).fold(AbstractNumbering::new(id), |kind, depth| {
                let level = Level::new(
                    depth,
                    Start::new(1),
                    NumberFormat::new(format),
                    LevelText::new(text(depth)),
                    LevelJc::new("left"),
                );
                let left = STEP * (i32::try_from(depth).unwrap_or_default() + 1);
                kind.add_level(level.indent(Some(left), Some(SpecialIndentType::Hanging(STEP)), None, None))
            })
        };
        let docx = docx
            .add_abstract_numbering(kind(BULLETS, "bullet", |_| "•".to_owned()))
            .add_abstract_numbering(kind(NUMBERS, "decimal", |depth| format!("%{}.", depth + 1)));
        self.ordered.into_iter().enumerate().fold(docx, |docx, (at, ordered)| {
            let kind = if ordered { NUMBERS } else { BULLETS };
            let numbering = (0..=DEEPEST).fold(Numbering::new(FIRST + at, kind), |numbering, depth| {
                numbering.add_override(docx_rs::LevelOverride::new(depth).start(1))
            });
            docx.add_numbering(numbering)
        })
    }
}

impl List {
    pub fn item(self, paragraph: Paragraph) -> Paragraph {
        paragraph.numbering(NumberingId::new(FIRST + self.number), IndentLevel::new(self.depth))
    }

    /// A further paragraph of an item: beside its number, without one.
    pub fn further(self, paragraph: Paragraph) -> Paragraph {
        let left = STEP * (i32::try_from(self.depth).unwrap_or_default() + 1);
        paragraph.indent(Some(left), None, None, None)
    }
}
