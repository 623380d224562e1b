//! From a document to glyphs at their places on pages, with a tree that says what each of them means.

mod blocks;
mod code;
mod fit;
mod furniture;
mod hyphenate;
mod justify;
mod letter;
mod line;
mod linebreak;
mod page;
mod paragraph;
mod source;
mod strip;
mod style;
mod tree;

pub(crate) use line::{Cluster, Line, is_invisible};
pub(crate) use page::{Artifact, Item, LaidOut, Mark, Page, Turn};
pub(crate) use tree::{NodeId, Role, Tree};

pub(crate) use letter::lay_out;
