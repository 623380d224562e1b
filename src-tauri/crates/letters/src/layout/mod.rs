//! From a document to glyphs at their places on pages, with a tree that says what each of them means.

mod blocks;
mod code;
mod columns;
mod compose;
mod contents;
mod cut;
mod ending;
mod figure;
mod fit;
mod furniture;
mod hyphenate;
mod justify;
mod letterhead;
mod line;
mod linebreak;
mod lists;
mod opening;
mod page;
mod paginate;
mod paragraph;
mod source;
mod strip;
mod style;
mod table;
mod ties;
mod tree;

pub(crate) use compose::lay_out;
pub(crate) use line::{Cluster, Line, is_invisible};
pub(crate) use page::{Artifact, Bookmark, Destination, Item, LaidOut, Link, Mark, Page, Turn};
pub(crate) use tree::{Names, Node, NodeId, Role, Tree};
