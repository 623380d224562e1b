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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Centre,
    Right,
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
    pub align: Align,
    /// Lines of about one length, as a heading looks best.
    pub balanced: bool,
    /// 0 is black, 1 is white.
    pub grey: f32,
}

const INK: f32 = 0.1;
const SOFT_INK: f32 = 0.32;

impl Style {
    /// The letter's text.
    pub const BODY: Self = Self {
        size: 10.8,
        leading: 15.5,
        bold: false,
        align: Align::Justify,
        balanced: false,
        grey: INK,
    };
    /// Addresses, salutation, closing: as the text, but never stretched or hyphenated.
    pub const FLAT: Self = Self {
        align: Align::Left,
        ..Self::BODY
    };
    pub const LABEL: Self = Self {
        align: Align::Right,
        ..Self::BODY
    };
    pub const DATE: Self = Self {
        align: Align::Right,
        ..Self::BODY
    };
    pub const SENDER: Self = Self {
        size: 15.0,
        leading: 20.0,
        bold: true,
        align: Align::Right,
        balanced: true,
        grey: INK,
    };
    pub const SENDER_LINES: Self = Self {
        size: 9.4,
        leading: 13.4,
        bold: false,
        align: Align::Right,
        balanced: false,
        grey: SOFT_INK,
    };
    pub const SUBJECT: Self = Self {
        size: 12.6,
        leading: 17.0,
        bold: true,
        align: Align::Left,
        balanced: true,
        grey: INK,
    };
    pub const HEADING: Self = Self {
        size: 11.2,
        leading: 15.5,
        bold: true,
        align: Align::Left,
        balanced: true,
        grey: INK,
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
    /// Characters that are copied by hand.
    pub const CODE: Self = Self {
        size: 19.0,
        leading: 30.0,
        bold: true,
        align: Align::Left,
        balanced: false,
        grey: INK,
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
        bold: false,
        align: Align::Centre,
        balanced: false,
        grey: SOFT_INK,
    };
    /// Pale enough that text printed over it stays black on white.
    pub const WATERMARK: Self = Self {
        size: 150.0,
        leading: 150.0,
        bold: true,
        align: Align::Left,
        balanced: false,
        grey: 0.92,
    };

    /// From the top of a line to its baseline. The same for every font in it, so that the lines keep their rhythm.
    pub fn ascent(&self) -> f32 {
        self.leading / 2.0 + self.size * 0.32
    }
}
