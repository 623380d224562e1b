use super::Span;

/// Rows and columns. A row stays whole unless it is higher than a page, and its head stands again on each page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Above the table. May be empty.
    pub caption: String,
    pub columns: Vec<Column>,
    /// The names of the columns; none for a table that needs no names.
    pub head: Vec<Cell>,
    pub rows: Vec<Vec<Cell>>,
    /// Sums, below a line of their own. May be empty.
    pub total: Vec<Vec<Cell>>,
    /// The first cell of each row names the row.
    pub rows_are_named: bool,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Column {
    pub width: ColumnWidth,
    pub flush: Flush,
}

impl Column {
    /// As wide as what stands in it.
    #[must_use]
    pub fn content(flush: Flush) -> Self {
        Self {
            width: ColumnWidth::Content,
            flush,
        }
    }

    /// A share of what the columns by content leave, against the edge where reading begins.
    #[must_use]
    pub fn share(share: f32) -> Self {
        Self {
            width: ColumnWidth::Share(share),
            flush: Flush::Start,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ColumnWidth {
    /// As wide as its widest cell, as long as the table fits the page.
    Content,
    /// A share of the width that is left, beside the shares of the other columns.
    Share(f32),
}

impl Default for ColumnWidth {
    fn default() -> Self {
        Self::Share(1.0)
    }
}

/// The edge that a column's text stands against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flush {
    /// Where reading begins: the left edge in English.
    #[default]
    Start,
    /// Where reading ends: for numbers.
    End,
}

/// What stands where a row meets a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Text(Vec<Span>),
    /// The number of the page on which the heading with this anchor stands.
    PageOf(String),
}

impl Default for Cell {
    fn default() -> Self {
        Self::Text(Vec::new())
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Text(vec![Span::plain(text)])
    }
}
