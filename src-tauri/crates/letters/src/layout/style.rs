//! The sizes of the letter: one place to tune its look. Points, unless it says otherwise.

/// Width of the text on both papers: about 72 characters. Only the side margins differ.
pub(crate) const MEASURE: f32 = 404.0;
/// From the top edge to the letterhead, and on later pages to the text.
pub(crate) const TOP: f32 = 70.0;
/// From the bottom edge to the last line that text may use.
pub(crate) const BOTTOM: f32 = 80.0;
/// From the bottom edge to the baseline of the page number.
pub(crate) const PAGE_NUMBER_BASELINE: f32 = 44.0;

/// Between paragraphs.
pub(crate) const PARAGRAPH_GAP: f32 = 7.0;
/// Between the items of a list.
pub(crate) const ITEM_GAP: f32 = 3.5;
/// How far a list or quotation is set in.
pub(crate) const INDENT: f32 = 20.0;
/// Between a list's label and its text.
pub(crate) const LABEL_GAP: f32 = 6.0;

/// Groups of a code side by side, from a group's number to its first character, and from character to character.
pub(crate) const CODE_COLUMNS: usize = 2;
pub(crate) const CODE_NUMBER_ROOM: f32 = 30.0;
pub(crate) const CODE_PITCH: f32 = 21.0;
/// Above the first row of a code and below the last, to the lines that enclose it.
pub(crate) const CODE_PADDING: f32 = 6.0;

/// The box that the image of a signature fits into.
pub(crate) const SIGNATURE_BOX: (f32, f32) = (150.0, 48.0);
/// The line to sign on, and the room above it.
pub(crate) const SIGNATURE_LINE: (f32, f32) = (200.0, 46.0);

/// Lines of ink: below a letterhead or a table's head, between rows, and where a pen is to write.
pub(crate) const RULE: (f32, f32) = (0.5, 0.32);
pub(crate) const HAIRLINE: (f32, f32) = (0.4, 0.78);

/// Between the columns of a table, and above and below the text of a row.
pub(crate) const COLUMN_GAP: f32 = 12.0;
pub(crate) const ROW_PADDING: f32 = 3.4;
/// The widest that the labels of facts may be, as a share of the width, and the room behind them.
pub(crate) const WIDEST_LABEL: f32 = 0.36;
pub(crate) const FACT_GAP: f32 = 14.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// Where reading begins: the left edge in English, the right one in Hebrew.
    Start,
    Centre,
    End,
    /// Both edges straight; the last line starts where its script starts.
    Justify,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub size: f32,
    /// From baseline to baseline.
    pub leading: f32,
    pub bold: bool,
    pub italic: bool,
    pub align: Align,
    /// Lines of about one length, as a heading looks best.
    pub balanced: bool,
    /// Figures of one width, so that columns of them stand in line. Elsewhere each figure has its own. They are lining
    /// figures everywhere: a letter is full of capitals (SCIP-C), years and licence numbers.
    pub tabular: bool,
    /// 0 is black, 1 is white.
    pub grey: f32,
}

const INK: f32 = 0.1;
pub(crate) const SOFT_INK: f32 = 0.32;

impl Style {
    /// The running text.
    pub const BODY: Self = Self {
        size: 10.8,
        leading: 15.5,
        bold: false,
        italic: false,
        align: Align::Justify,
        balanced: false,
        tabular: false,
        grey: INK,
    };
    /// Addresses, salutation, closing: as the text, but never stretched or hyphenated.
    pub const FLAT: Self = Self {
        align: Align::Start,
        ..Self::BODY
    };
    pub const LABEL: Self = Self {
        align: Align::End,
        tabular: true,
        ..Self::BODY
    };
    pub const DATE: Self = Self {
        align: Align::End,
        ..Self::BODY
    };
    pub const SENDER: Self = Self {
        size: 15.0,
        leading: 20.0,
        bold: true,
        align: Align::End,
        balanced: true,
        ..Self::BODY
    };
    pub const SENDER_LINES: Self = Self {
        size: 9.4,
        leading: 13.4,
        align: Align::End,
        grey: SOFT_INK,
        ..Self::BODY
    };
    pub const SUBJECT: Self = Self {
        size: 12.6,
        leading: 17.0,
        bold: true,
        balanced: true,
        ..Self::FLAT
    };
    /// Headings of a letter, and of a part in a report.
    pub const HEADING: Self = Self {
        size: 11.2,
        bold: true,
        balanced: true,
        ..Self::FLAT
    };
    /// A heading below the others.
    pub const LOW_HEADING: Self = Self {
        italic: true,
        bold: false,
        size: 10.8,
        ..Self::HEADING
    };
    pub const TITLE: Self = Self {
        size: 21.0,
        leading: 26.0,
        ..Self::SUBJECT
    };
    pub const SUBTITLE: Self = Self {
        size: 12.6,
        leading: 17.5,
        grey: SOFT_INK,
        balanced: true,
        ..Self::FLAT
    };
    /// Headings of a report's sections.
    pub const SECTION: Self = Self {
        size: 14.0,
        leading: 19.0,
        ..Self::HEADING
    };
    pub const SIGNATORY: Self = Self {
        bold: true,
        ..Self::FLAT
    };
    pub const SIGNATORY_LINES: Self = Self {
        size: 9.8,
        leading: 14.0,
        grey: SOFT_INK,
        ..Self::FLAT
    };
    /// What a table holds.
    pub const CELL: Self = Self {
        size: 9.6,
        leading: 13.2,
        tabular: true,
        ..Self::FLAT
    };
    pub const TABLE_HEAD: Self = Self {
        bold: true,
        grey: SOFT_INK,
        size: 9.0,
        ..Self::CELL
    };
    /// Below a picture, above a table.
    pub const CAPTION: Self = Self {
        size: 9.4,
        leading: 13.2,
        grey: SOFT_INK,
        ..Self::FLAT
    };
    pub const FACT_LABEL: Self = Self {
        size: 9.8,
        grey: SOFT_INK,
        ..Self::FLAT
    };
    pub const NOTE: Self = Self {
        size: 9.6,
        leading: 13.6,
        grey: SOFT_INK,
        ..Self::FLAT
    };
    /// Below an item of a checklist.
    pub const DETAIL: Self = Self {
        size: 9.8,
        leading: 14.0,
        grey: SOFT_INK,
        ..Self::FLAT
    };
    /// Characters that are copied by hand.
    pub const CODE: Self = Self {
        size: 19.0,
        leading: 30.0,
        bold: true,
        tabular: true,
        ..Self::FLAT
    };
    pub const CODE_NUMBER: Self = Self {
        size: 10.0,
        bold: false,
        grey: SOFT_INK,
        ..Self::CODE
    };
    pub const PAGE_NUMBER: Self = Self {
        size: 8.8,
        leading: 12.0,
        align: Align::Centre,
        grey: SOFT_INK,
        ..Self::FLAT
    };
    /// Pale enough that text printed over it stays black on white.
    pub const WATERMARK: Self = Self {
        size: 150.0,
        leading: 150.0,
        bold: true,
        grey: 0.92,
        ..Self::FLAT
    };

    /// From the top of a line to its baseline. The same for every font in it, so that the lines keep their rhythm.
    pub fn ascent(&self) -> f32 {
        self.leading / 2.0 + self.size * 0.32
    }
}
