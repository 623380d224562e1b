//! SQLite's b-tree pages, each read for itself. (<https://www.sqlite.org/fileformat2.html#b_tree_pages>)
//!
//! Every number is looked up with care: a page that carries its seal is what SQLite wrote, but the page that it points at
//! may be from another moment.

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use super::{
    image::Image,
    page::USABLE,
    value::{Value, beginning, values, varint},
};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Node {
    TableLeaf,
    TableInterior,
    IndexLeaf,
    IndexInterior,
}

/// A row: what it holds, or how it begins where the rest of it cannot be read.
pub enum Row {
    Whole(Vec<Value>),
    Cut(Vec<Value>),
}

/// A page of a tree.
pub struct Branch<'p> {
    pub node: Node,
    page: &'p [u8],
    header: usize,
    cells: usize,
}

impl<'p> Branch<'p> {
    /// `None` when the page is no page of a tree.
    pub fn of(number: u32, page: &'p [u8]) -> Option<Self> {
        let header = if number == 1 { 100 } else { 0 };
        let node = match page.get(header)? {
            0x0d => Node::TableLeaf,
            0x05 => Node::TableInterior,
            0x0a => Node::IndexLeaf,
            0x02 => Node::IndexInterior,
            _ => return None,
        };
        let cells = usize::from(two(page, header + 3)?);
        Some(Self {
            node,
            page,
            header,
            cells,
        })
    }

    fn has_children(&self) -> bool {
        matches!(self.node, Node::TableInterior | Node::IndexInterior)
    }

    fn cells(&self) -> impl Iterator<Item = &'p [u8]> {
        let first = self.header + if self.has_children() { 12 } else { 8 };
        let (page, cells) = (self.page, self.cells);
        (0..cells).filter_map(move |cell| page.get(usize::from(two(page, first + 2 * cell)?)..))
    }

    /// The pages below this one, from left to right.
    pub fn children(&self) -> Vec<u32> {
        if !self.has_children() {
            return Vec::new();
        }
        let left = self.cells().filter_map(|cell| four(cell, 0));
        left.chain(four(self.page, self.header + 8)).collect()
    }

    /// The rows of a leaf of a table, each with its number.
    pub fn rows(&self, image: &Image) -> Vec<(i64, Row)> {
        let row = |cell: &'p [u8]| {
            let (length, rest) = varint(cell)?;
            let (number, rest) = varint(rest)?;
            Some((number.cast_signed(), payload(image, rest, length, USABLE - 35)?))
        };
        match self.node {
            Node::TableLeaf => self.cells().filter_map(row).collect(),
            _ => Vec::new(),
        }
    }

    /// The entries of an index that stand on this page: the columns, and last the number of the row.
    pub fn entries(&self, image: &Image) -> Vec<Vec<Value>> {
        let skipped = match self.node {
            Node::IndexLeaf => 0,
            Node::IndexInterior => 4,
            _ => return Vec::new(),
        };
        let entry = |cell: &'p [u8]| {
            let (length, rest) = varint(cell.get(skipped..)?)?;
            match payload(image, rest, length, (USABLE - 12) * 64 / 255 - 23)? {
                Row::Whole(values) => Some(values),
                Row::Cut(_) => None,
            }
        };
        self.cells().filter_map(entry).collect()
    }
}

/// What a cell holds: `most` bytes of it lie on the page itself, of anything longer the rest lies on other pages.
fn payload(image: &Image, here: &[u8], length: u64, most: usize) -> Option<Row> {
    let length = usize::try_from(length).ok()?;
    if length <= most {
        return values(here.get(..length)?).map(Row::Whole);
    }
    let least = (USABLE - 12) * 32 / 255 - 23;
    let local = least + (length - least) % (USABLE - 4);
    let local = if local <= most { local } else { least };
    let mut bytes = Zeroizing::new(Vec::new());
    bytes.extend_from_slice(here.get(..local)?);
    let mut next = four(here, local)?;
    let mut seen = BTreeSet::new();
    while bytes.len() < length {
        let Some(page) = image.page(next).filter(|_| seen.insert(next)) else {
            return Some(Row::Cut(beginning(&bytes)));
        };
        let part = page.get(4..)?;
        let wanted = length - bytes.len();
        bytes.extend_from_slice(&part[..part.len().min(wanted)]);
        next = four(page, 0)?;
    }
    Some(values(&bytes).map_or_else(|| Row::Cut(beginning(&bytes)), Row::Whole))
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
