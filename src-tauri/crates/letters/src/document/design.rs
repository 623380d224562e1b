/// How a document looks, as far as a person may choose. Everything else is one family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Design {
    pub letterhead: LetterheadStyle,
    pub typeface: Typeface,
}

/// Where the sender's name and address stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LetterheadStyle {
    /// Against the right edge, one line below the other, as letters have been written for a hundred years.
    #[default]
    Classic,
    /// The name at the left edge, the address beside it at the right, and a line below both.
    Modern,
    /// In the middle, the address in one line below the name, between fine lines.
    Centred,
}

/// The type of the whole document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Typeface {
    /// Source Serif 4.
    #[default]
    Serif,
    /// Source Sans 3.
    Sans,
}
